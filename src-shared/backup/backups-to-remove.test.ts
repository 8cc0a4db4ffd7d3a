import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupsToRemove, KEPT_PERIODS } from './backups-to-remove.ts'

const DAY = 86_400_000
const at = (createdAt: string) => ({ name: createdAt, createdAt })
const localDate = (createdAt: string) => new Date(Date.parse(createdAt) + 7 * 3_600_000).toISOString().slice(0, 10)
/** One at nine o'clock in Vietnam on each of so many days, the newest first. */
const daily = (days: number) =>
  Array.from({ length: days }, (_, ago) =>
    at(new Date(Date.parse('2026-11-25T02:00:00.000Z') - ago * DAY).toISOString()),
  )

const backups = fc
  .uniqueArray(fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }), {
    maxLength: 120,
  })
  .map((dates) => dates.map((date) => at(date.toISOString())))

describe('backups that may go', () => {
  it('are none while there is one alone', () => {
    expect(backupsToRemove(daily(1))).toEqual([])
    expect(backupsToRemove([])).toEqual([])
  })

  it('leave all of today, the last of each of seven days, of four weeks and of twelve months', () => {
    const today = ['2026-11-25T01:00:00.000Z', '2026-11-25T03:00:00.000Z', '2026-11-25T09:00:00.000Z'].map(at)
    const removed = new Set(backupsToRemove([...today, ...daily(400).slice(1)]))
    const kept = [...today, ...daily(400).slice(1)]
      .filter(({ name }) => !removed.has(name))
      .map(({ name }) => name.slice(0, 10))
    expect(kept).toEqual([
      ...['2026-11-25', '2026-11-25', '2026-11-25'],
      ...['2026-11-24', '2026-11-23', '2026-11-22', '2026-11-21', '2026-11-20', '2026-11-19'],
      // Sundays, then the last days of months.
      ...['2026-11-15', '2026-11-08', '2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31', '2026-06-30'],
      ...['2026-05-31', '2026-04-30', '2026-03-31', '2026-02-28', '2026-01-31', '2025-12-31'],
    ])
  })

  it('count days by the newsroom and not by London: half past midnight on the first belongs to the new month', () => {
    const rows = [at('2026-11-25T02:00:00.000Z'), at('2026-10-31T17:30:00.000Z'), at('2026-10-31T16:30:00.000Z')]
    expect(backupsToRemove(rows)).toEqual([])
  })

  it('leave everything after a long pause or a clock that jumped ten years', () => {
    expect(backupsToRemove([at('2036-01-01T02:00:00.000Z'), ...daily(6)])).toEqual([])
  })

  it('never hold the newest, and leave one of each day when there are few days', () => {
    fc.assert(
      fc.property(backups, (rows) => {
        const removed = new Set(backupsToRemove(rows))
        const newest = rows.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0]
        if (newest) expect(removed.has(newest.name)).toBe(false)
        const days = new Set(rows.map(({ createdAt }) => localDate(createdAt)))
        expect(rows.length - removed.size).toBeGreaterThanOrEqual(Math.min(days.size, KEPT_PERIODS.days))
      }),
    )
  })

  it('leave the last of every month that is among the twelve newest', () => {
    fc.assert(
      fc.property(backups, (rows) => {
        const removed = new Set(backupsToRemove(rows))
        const months = new Map<string, string>()
        for (const { name, createdAt } of rows.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1)))
          months.set(localDate(createdAt).slice(0, 7), name)
        const newest = [...months].toSorted(([a], [b]) => (a < b ? 1 : -1)).slice(0, KEPT_PERIODS.months)
        for (const [, name] of newest) expect(removed.has(name)).toBe(false)
      }),
    )
  })

  it('are the same in whatever order the folder lists them, and once they are gone no more go', () => {
    fc.assert(
      fc.property(backups, (rows) => {
        const removed = backupsToRemove(rows)
        expect([...backupsToRemove(rows.toReversed())].sort()).toEqual([...removed].sort())
        expect(backupsToRemove(rows.filter(({ name }) => !removed.includes(name)))).toEqual([])
      }),
    )
  })
})
