import { z } from 'zod'

/** A day of the calendar, `YYYY-MM-DD`, without a time or a time zone, so it can never drift. */
export const calendarDate = z.iso.date()
export type CalendarDate = string

/** Prints a day the way the portal does: `25/10/2022`. */
export const printDate = (day: CalendarDate): string => day.split('-').reverse().join('/')

/** Reads `25/10/2022`, `9.1.2012`, `8-9-2024` or `2022-10-25`; null when it is no day of the calendar. */
export function readDate(text: string): CalendarDate | null {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text)
  if (iso) return makeDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const printed = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text)
  return printed ? makeDate(Number(printed[3]), Number(printed[2]), Number(printed[1])) : null
}

/** The day with these parts, or null when the calendar has none (31/2). Month counts from 1. */
export function makeDate(year: number, month: number, day: number): CalendarDate | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return calendarDate.safeParse(text).success ? text : null
}
