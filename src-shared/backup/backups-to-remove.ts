type Kept = { readonly name: string; readonly createdAt: string }

/** How many days, weeks and months keep the last backup made in them. */
export const KEPT_PERIODS = { days: 7, weeks: 4, months: 12 } as const

const DAY = 86_400_000
const HANOI_MS = 7 * 3_600_000
/** 5 January 1970 was a Monday. */
const FIRST_MONDAY = 4 * DAY

/**
 * The names of the backups that may go. Kept are all of the newest day that has one, and the last of each of the 7
 * newest days, 4 newest weeks and 12 newest months that have one. Days are counted, not measured from today: a clock
 * that jumped or a month without backups takes nothing away. The newest is never among them.
 */
export function backupsToRemove(backups: readonly Kept[]): readonly string[] {
  const newestFirst = backups.toSorted((a, b) => (a.createdAt === b.createdAt ? 0 : a.createdAt < b.createdAt ? 1 : -1))
  const kept = new Set<string>()
  const [newest] = newestFirst
  for (const { name, createdAt } of newestFirst)
    if (newest && dayOf(createdAt) === dayOf(newest.createdAt)) kept.add(name)
  for (const [periodOf, count] of [
    [dayOf, KEPT_PERIODS.days],
    [weekOf, KEPT_PERIODS.weeks],
    [monthOf, KEPT_PERIODS.months],
  ] as const)
    for (const name of lastOfEach(newestFirst, periodOf).slice(0, count)) kept.add(name)
  return newestFirst.map(({ name }) => name).filter((name) => !kept.has(name))
}

function lastOfEach(newestFirst: readonly Kept[], periodOf: (createdAt: string) => string): readonly string[] {
  const last = new Map<string, string>()
  for (const { name, createdAt } of newestFirst) {
    const period = periodOf(createdAt)
    if (!last.has(period)) last.set(period, name)
  }
  return [...last.values()]
}

const localMs = (createdAt: string): number => Date.parse(createdAt) + HANOI_MS
const dayOf = (createdAt: string): string => String(Math.floor(localMs(createdAt) / DAY))
const weekOf = (createdAt: string): string => String(Math.floor((localMs(createdAt) - FIRST_MONDAY) / (7 * DAY)))
const monthOf = (createdAt: string): string => new Date(localMs(createdAt)).toISOString().slice(0, 7)
