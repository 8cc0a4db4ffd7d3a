import { fold } from '@shared/vietnamese/fold.ts'

/** Lines around an article that belong to the portal, compared folded and without punctuation at the ends. */
const CHROME = new Set([
  'tim kiem',
  'tim kiem tin tuc',
  'tim',
  'tien do xu ly ho so tthc',
  'chung nhan tin nhiem mang',
  'lien ket website',
  'lien ket',
  'website lien ket',
  'so, ban, nganh',
  'tinh uy, ubnd tinh',
  'ubnd cac xa, phuong',
  'ubnd cac xa, thi tran',
  'ubnd cac huyen, thi xa, thanh pho',
  'video khac',
  'video',
  'skip to main content',
  'trang chu',
  'trang nhat',
  'gioi thieu',
  'tin tuc',
  'tin tuc - su kien',
  'van ban',
  'thu tuc hanh chinh',
  'lien he',
  'so do cong',
  'so do site',
  'dang nhap',
  'dang ky',
  'co chu',
  '+ aa',
  'aa',
  'ban in',
  'in trang',
  'in bai viet',
  'gui email',
  'gui mail',
  'chia se',
  'quay lai',
  've trang truoc',
  've dau trang',
  'hoi dap',
  'dich vu cong',
  'dich vu cong truc tuyen',
  'thu vien anh',
  'thu vien video',
  'menu',
  'xem them',
  'chi tiet',
  'doc bai',
  'nghe doc bai',
  'danh muc',
  'rss',
  'facebook',
  'zalo',
  'twitter',
  'english',
  'tieng viet',
  'lich cong tac',
  'ghi ro nguon khi su dung thong tin',
  'trinh duyet chua bat javascript',
])

/** From one of these on, everything belongs to the portal. */
const TAIL = new Set([
  'cac tin khac',
  'tin khac',
  'cac tin lien quan',
  'tin lien quan',
  'bai viet lien quan',
  'cac bai khac',
  'bai viet khac',
  'tin cung chuyen muc',
  'cung chuyen muc',
  'cac bai viet khac',
  'xem tin theo ngay',
  'xem theo ngay',
  'thong ke truy cap',
  'y kien ban doc',
  'y kien',
  'binh luan',
  'gui binh luan',
  'gui y kien',
  'ma bao mat',
  'nhung tin moi hon',
  'nhung tin cu hon',
  'tin moi hon',
  'tin cu hon',
  'cac tin moi hon',
  'cac tin cu hon',
  'cac tin da dua',
  'tin da dua',
  'cac tin tiep',
  'tin moi nhat',
  'cac tin moi nhat',
  'tin doc nhieu',
  'tin xem nhieu',
  'truy cap tong',
  'truy cap hien tai',
  'tong truy cap',
  'danh gia bai viet',
  'tong so diem cua bai viet la',
  'tags',
  'tu khoa',
])

const isCounter = (folded: string): boolean =>
  /^(?:luot truy cap|dang truy cap|tong truy cap|hien tai|hom nay|hom qua|trong thang|tong luot truy cap|luot xem)\b[\s:]{0,3}[\d.,]+(?: khach)?$/.test(
    folded,
  )

/** A line that the portal prints around its articles: search box, menu, links, `|` debris. */
export function isChrome(text: string): boolean {
  if (text.length > 160) return false
  if (!/[\p{L}\d]/u.test(text)) return true
  const folded = bare(text)
  if (CHROME.has(folded) || TAIL.has(folded) || isCounter(folded)) return true
  if (
    /^co chu\b.{0,12}$/.test(folded) ||
    /^(?:tags?|tu khoa)\s?:/.test(folded) ||
    /^(?:cong|trang) thong tin dien tu\b/.test(folded)
  )
    return true
  const entries = text.split('|').map((entry) => entry.trim())
  return (
    entries.length >= 3 &&
    entries.filter((entry) => entry !== '').every((entry) => entry.length <= 40) &&
    entries.filter((entry) => CHROME.has(bare(entry))).length >= 2
  )
}

/** The line from which on nothing belongs to the article. */
export const startsTail = (text: string): boolean =>
  text.length <= 60 && (TAIL.has(bare(text)) || isCounter(bare(text)))

/** `Một số hình ảnh tại buổi lễ:`: what stands above a closing gallery; no caption and no paragraph. */
export const isGalleryHeading = (text: string): boolean =>
  text.length <= 120 &&
  !/[.;!?]$/u.test(text) &&
  /^(?:mot so|mot vai|nhung|cac|chum|mot so chum)? ?(?:hinh anh|anh)(?:$|:| (?:tai|ve|trong|cua|hoat dong|khac|buoi|le|hoi|ghi)\b)/.test(
    bare(text),
  ) &&
  (text.endsWith(':') || /^(?:mot|chum)/.test(bare(text)))

/** A picture's file name or number where an alt text should be: `1 1`, `234345`, `IMG_2025`, `z6718826`. */
export function isFileName(text: string): boolean {
  if (text.length > 80) return false
  if (/^[\d\s._()-]+$/u.test(text)) return !/\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/u.test(text)
  return (
    /^(?:img|dsc|dscn|dscf|pict|image|photo|screenshot|hinh|hinh anh|anh|z|vlcsnap|zalo)[\s_-]?[\d_\s()-]{1,40}$/iu.test(
      fold(text),
    ) || /^[\w\s()-]{1,70}\.(?:jpe?g|png|gif|webp|bmp|tiff?)$/iu.test(fold(text))
  )
}

/** Ends the way a sentence does; a closing quotation mark or bracket may follow. */
export const endsSentence = (text: string): boolean => /[.…:;!?][”"’'»)\]]{0,2}$/u.test(text)

/** An item of a list or a numbered heading: `- …`, `1. …`, `II. …`, `a) …`. */
export const isItem = (text: string): boolean =>
  /^(?:[-+•*–]\s|\(?\d{1,3}[.)/]|[IVX]{1,5}[.)]\s|[a-zđ][.)]\s)/u.test(text)

export const isAllCapitals = (text: string): boolean => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)

/** Opens the way captions do and titles seldom. */
export const opensLikeCaption = (text: string): boolean =>
  /^(?:toan canh|quang canh|khung canh|mot goc|canh|cac dai bieu|dai bieu|dong chi|d\/c|ong|ba|anh|chi|cac em|cac chau|hinh anh|ban to chuc|tiet muc|nghi thuc)\s/.test(
    fold(text.slice(0, 40)),
  ) || /\(ảnh\s*:/iu.test(text.slice(0, 1000))

const bare = (text: string): string =>
  fold(text.slice(0, 200))
    .replace(/^[\s|•·*:.,+-]+/u, (run) => (run.includes('+') ? '+ ' : ''))
    .replace(/[\s|•·*:.,-]+$/u, '')
