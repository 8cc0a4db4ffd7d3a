import { isAllCapitals } from './page-phrases.ts'

const ROLE =
  /^(?:tin\s*[,-]?\s*(?:và\s+)?ảnh|bài\s*[,-]?\s*(?:và\s+)?ảnh|tin\s*[,-]?\s*bài(?:\s*[,-]?\s*ảnh)?|tin|bài|bài\s+viết|ảnh|thực\s+hiện|tác\s+giả|người\s+viết|người\s+đăng|biên\s+tập|đưa\s+tin|ctv|pv)\s?:\s?\S/iu
const HONORIFIC = /^(?:ông|bà|anh|chị|cụ|em|cô|thầy|bác|chú|đồng chí|đ\/c|các|những)\s/iu
const OFFICE =
  /^(?:văn phòng|trung tâm|ban|phòng|hội|đoàn|ubnd|hđnd|ubmttq|mttq|ủy ban|đảng ủy|chi bộ|công an|trường|trạm|đội|sở|đài|cổng|trang|tổ|bộ phận|vp|tt|bch|bcđ|ttvh|lđlđ|ccb)(?![\p{Ll}])/iu
const OFFICE_SHORT = /^(?:VP|TT|UBND|HĐND|BCH|BTG|VH|MTTQ|UBMTTQ|LĐLĐ|CCB|HND|LHPN)/u

/** `Theo …` or `Nguồn: …` as a whole short line; a sentence that begins with "Theo" is none. */
export const isSource = (text: string): boolean =>
  text.length <= 120 &&
  !/[.;!?,:]$/u.test(text.replace(/\.(?:vn|com|net)$/iu, '')) &&
  /^(?:theo\s+(?=\S)|nguồn(?:\s+tin)?\s?:\s?\S|trích\s+nguồn\s?:?\s)/iu.test(text)

/** `Tin, ảnh: …`, `Thực hiện: …`: a byline wherever it stands. */
export const hasBylineRole = (text: string): boolean =>
  text.length <= 120 && !/[;!?]$/u.test(text) && ROLE.test(text) && !/[.!?]\s+\p{Lu}\p{Ll}+\s+\p{Ll}/u.test(text)

/** `Ảnh: X` alone: the photographer, under a photo the credit, at the end the byline. */
export const isPhotoCredit = (text: string): boolean => text.length <= 80 && /^ảnh\s?:\s?\S/iu.test(text)

/**
 * Reads like who wrote it: one to four names, initials, a name with an office, or an office alone. `Ông X – Hội trưởng …`,
 * sentences and lines over 80 characters are refused.
 */
export function isByline(text: string): boolean {
  if (hasBylineRole(text)) return true
  if (
    text.length > 80 ||
    HONORIFIC.test(text) ||
    /[;!?:…,]$/u.test(text) ||
    /[.!?]\s+\p{Lu}\p{Ll}+\s+\p{Ll}/u.test(text)
  )
    return false
  const line = /\p{Ll}\.$/u.test(text) ? text.slice(0, -1) : text
  if (OFFICE.test(line)) return !/\s(?:đã|được|có|là|cho|trao|phát biểu|tổ chức|tặng|thăm|chúc|đang|sẽ)\s/iu.test(line)
  const [, names = line, office = ''] = /^([^()]{2,60}?)\s?\(([^()]{2,70})\)$/u.exec(line) ?? []
  const parts = names.split(/\s+[-–—]\s+|\s?,\s|\s+&\s+|\s+và\s+|\s?[-–]\s|\s[-–]\s?/u)
  const [first = '', ...others] = parts
  if (parts.length > 5 || !isName(first)) return false
  return (
    others.every((part) => isName(part) || isOffice(part)) &&
    (office === '' || isOffice(office) || isName(office) || isAllCapitals(office))
  )
}

function isName(text: string): boolean {
  if (/^\p{Lu}\.?(?:\s?\p{Lu}\.?){0,4}$/u.test(text)) return true
  const words = text.split(' ')
  return words.length <= 5 && words.every((word) => /^\p{Lu}[\p{L}.]{0,8}$/u.test(word))
}

const isOffice = (text: string): boolean => OFFICE.test(text) || OFFICE_SHORT.test(text)
