import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { versionsToThin } from './thin-versions.ts'
import { VERSION_REASONS } from './version-reasons.ts'

const NOW = new Date('2026-11-25T09:00:00.000Z')
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000).toISOString()
const auto = (version: string, hours: number) => ({ version, at: ago(hours), reason: 'interval' as const, name: null })

describe('versions thinned by age', () => {
  it('keeps everything of the last day', () => {
    expect(versionsToThin([auto('a', 0.1), auto('b', 0.2), auto('c', 23.9)], NOW)).toEqual([])
  })

  it('keeps the last of each hour within a week, of each day within a month, of each week after that', () => {
    const rows = [
      auto('now', 0),
      auto('11:40', 45.33),
      auto('11:10', 45.83),
      auto('10:50', 46.2),
      auto('evening', 24 * 10 + 2),
      auto('morning', 24 * 10 + 8),
      auto('friday', 24 * 89),
      auto('thursday', 24 * 89.9),
    ]
    expect(versionsToThin(rows, NOW)).toEqual(['11:10', 'morning', 'thursday'])
  })

  it('never takes a named one, one of a decision or the newest', () => {
    const row = fc.record({
      version: fc.uuid(),
      at: fc.date({ min: new Date('2024-01-01'), max: NOW, noInvalidDate: true }).map((at) => at.toISOString()),
      reason: fc.constantFrom(...VERSION_REASONS),
      name: fc.option(fc.string({ minLength: 1 })),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 200 }), (rows) => {
        const thinned = new Set(versionsToThin(rows, NOW))
        const newest = rows.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]
        for (const one of rows) {
          if (one.name !== null || !['interval', 'named'].includes(one.reason))
            expect(thinned.has(one.version)).toBe(false)
          if (newest && one.at === newest.at && rows.filter(({ at }) => at === newest.at).length === 1)
            expect(thinned.has(one.version)).toBe(false)
        }
        const left = rows.filter(({ version }) => !thinned.has(version))
        expect(versionsToThin(left, NOW)).toEqual([])
      }),
    )
  })
})
