import { type CalendarDate, makeDate } from '../article/calendar-date.ts'

/**
 * The day on which the told event began: the first day that the text names as one (`Sáng ngày 25/10`,
 * `ngày 23 tháng 4 năm 2014`, `Tối 16-11`, `9.1.2012`; of a range `11-12/7/2018` the first). A day without a year takes the year
 * that lies nearest to `updatedOn`, or that of a full day in the text. Days of documents (`412/QĐ-UBND ngày …`)
 * and of anniversaries (`03/02/1930 - 03/02/2025`) are no events. Null when there is none.
 */
export function findEventDate(text: string, updatedOn: CalendarDate | null): CalendarDate | null {
  const seen = text.slice(0, 12_000)
  const mentions = [...dayMentions(seen)].sort(
    (a, b) => a.at - b.at || Number(a.year === null) - Number(b.year === null),
  )
  const yearOfText = mentions.find((mention) => mention.year !== null)?.year ?? null
  for (const mention of mentions) {
    if (isOfDocument(seen, mention.at) || isOfAnniversary(seen, mention.at)) continue
    const date =
      mention.year === null
        ? nearest(mention, updatedOn, yearOfText)
        : makeDate(mention.year, mention.month, mention.day)
    if (date && isNear(date, updatedOn)) return date
  }
  return null
}

type Mention = { readonly at: number; readonly day: number; readonly month: number; readonly year: number | null }

// The first day of a range is kept: "07-08/3/2026" is 7/3/2026.
const FULL = /(?<![\d/.,-])(\d{1,2})(?:\s?[-–]\s?\d{1,2})?([/.-])(\d{1,2})\2(\d{4})(?!\d)/gu
const LONG = /(?<!\p{L})ngày\s+(\d{1,2})(?:\s?[-–]\s?\d{1,2})?\s+tháng\s+(\d{1,2})(?:,?\s+năm\s+(\d{4}))?(?!\d)/giu
// Without a year only after a word that tells a day: "hạng 2/4" and "thắng 25-21" are none.
const SHORT =
  /(?<!\p{L})(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|mùng)\s+(?:(?:ngày|nay|qua|mai)[\s,]+)?\(?(?:ngày\s+)?(\d{1,2})(?:\s?[-–]\s?\d{1,2}(?=[/.]))?\s?([/.-])\s?(\d{1,2})(?!\d|\/\d|[.,]\d)/giu

function* dayMentions(text: string): Generator<Mention> {
  for (const match of text.matchAll(FULL))
    yield { at: match.index, day: Number(match[1]), month: Number(match[3]), year: Number(match[4]) }
  for (const match of text.matchAll(LONG))
    yield {
      at: digitsAt(match),
      day: Number(match[1]),
      month: Number(match[2]),
      year: match[3] ? Number(match[3]) : null,
    }
  for (const match of text.matchAll(SHORT))
    yield { at: digitsAt(match), day: Number(match[1]), month: Number(match[3]), year: null }
}

const digitsAt = (match: RegExpExecArray): number => match.index + Math.max(0, match[0].search(/\d/))

const isOfDocument = (text: string, at: number): boolean =>
  /\S\/\S{0,30}\p{Lu}\S{0,30}\s+(?:ngày\s+)?$/iu.test(text.slice(Math.max(0, at - 60), at))

const isOfAnniversary = (text: string, at: number): boolean =>
  /\d{4}\s?[-–]\s?$/u.test(text.slice(Math.max(0, at - 12), at)) ||
  /^[\d/.-]{8,10}\s?[-–]\s?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/u.test(text.slice(at, at + 30))

function nearest(
  { day, month }: Mention,
  updatedOn: CalendarDate | null,
  yearOfText: number | null,
): CalendarDate | null {
  const year = updatedOn ? Number(updatedOn.slice(0, 4)) : yearOfText
  if (year === null) return null
  const dates = [year, year - 1, year + 1].map((each) => makeDate(each, month, day)).filter((date) => date !== null)
  if (!updatedOn) return dates[0] ?? null
  return dates.sort((a, b) => daysBetween(a, updatedOn) - daysBetween(b, updatedOn))[0] ?? null
}

const isNear = (date: CalendarDate, updatedOn: CalendarDate | null): boolean =>
  updatedOn === null || daysBetween(date, updatedOn) <= 400

const daysBetween = (a: CalendarDate, b: CalendarDate): number => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000
