import { type CalendarDate, makeDate } from '../article/calendar-date.ts'

export type DateLabel = {
  readonly date: CalendarDate
  /** What stands on the same line before the label; empty when the label stands alone. */
  readonly rest: string
  /** `labelled`: "Ngày cập nhật …"; `weekday`: "Thứ sáu - …"; `bare`: only the day. */
  readonly kind: 'labelled' | 'weekday' | 'bare'
}

/**
 * Reads a portal's date line: `Ngày cập nhật 25/10/2022`, `Cập nhật:07/07/2020 8:36:23 SA`,
 * `Cập nhật lúc : 01/05/2020 15:02`, `Thứ sáu - 09/04/2021 21:16`, `31/10/2023`, or such a label at the end of
 * the title's line. Null for everything else, a title that ends with a day included.
 */
export function readDateLabel(line: string): DateLabel | null {
  if (line.length > 400) return null
  const found = [...line.matchAll(DAY)].at(-1)
  if (!found) return null
  const [printed, day, month, year, longDay, longMonth, longYear] = found
  const date = makeDate(Number(year ?? longYear), Number(month ?? longMonth), Number(day ?? longDay))
  if (!date || !AFTER.test(line.slice(found.index + printed.length))) return null
  let before = line.slice(0, found.index).replace(/[\s(]+$/u, '')
  before = before
    .replace(TIME_BEFORE, '')
    .replace(/(?:^|\s)ngày$/iu, '')
    .trimEnd()
  const withoutWeekday = before.replace(WEEKDAY, '').trimEnd()
  const withoutLabel = withoutWeekday.replace(LABEL, '').trimEnd()
  const kind = withoutLabel !== withoutWeekday ? 'labelled' : withoutWeekday !== before ? 'weekday' : 'bare'
  const rest = withoutLabel.replace(/[\s\-–|,(]+$/u, '')
  if (rest !== '' && (kind !== 'labelled' || rest.length < 10)) return null
  return { date, rest, kind }
}

const TIME = String.raw`\d{1,2}\s?(?:[:hg]|giờ)\s?\d{2}(?::\d{2})?(?:\s?(?:SA|CH|AM|PM))?`
const DAY =
  /(?<![\d/.,-])(?:(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})|(\d{1,2})\s+tháng\s+(\d{1,2})(?:,|\s+năm)\s+(\d{4}))(?!\d)/giu
const AFTER = new RegExp(
  String.raw`^[\s,|)–-]*(?:lúc\s*)?(?:${TIME})?[\s)']*(?:\(?GMT\s?\+?7\)?)?[\s|•·–-]*(?:(?:lượt xem|đã xem|xem)\s*:?\s*[\d.]{1,12})?$`,
  'iu',
)
const TIME_BEFORE = new RegExp(String.raw`(?:${TIME})['\s,|–-]*$`, 'iu')
const WEEKDAY = /(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\s{0,3}[-–,]?$/iu
const LABEL =
  /(?:(?:ngày|giờ)\s+)?(?:cập\s+nhật|đăng(?:\s+(?:tin|bài))?|xuất\s+bản|đưa\s+tin|gửi|phát\s+hành)(?:\s+(?:lúc|ngày|lần\s+cuối))?\s{0,3}:?$/iu
