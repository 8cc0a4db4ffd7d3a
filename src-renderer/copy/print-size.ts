import { type Language, printNumber } from './fill.ts'

const UNITS = ['KB', 'MB', 'GB', 'TB'] as const

/** Bytes as a person says them: 512 KB, 1,4 MB, 35 GB; one digit after the comma below ten. */
export function printSize(bytes: number, language: Language): string {
  let value = bytes / 1024
  let at = 0
  while (value >= 999.5 && at < UNITS.length - 1) {
    value /= 1024
    at += 1
  }
  const shown =
    value > 0 && value < 1 && at === 0 ? 1 : value >= 9.95 || at === 0 ? Math.round(value) : Math.round(value * 10) / 10
  return `${printNumber(shown, language)} ${UNITS[at]}`
}
