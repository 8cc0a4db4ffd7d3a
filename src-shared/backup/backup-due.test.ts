import { describe, expect, it } from 'vitest'
import { backupIsDue } from './backup-due.ts'

const NOW = new Date('2026-11-25T09:00:00.000Z')
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000).toISOString()

describe('a backup is due', () => {
  it('when there is none yet, or the last is as old as the settings say', () => {
    expect(backupIsDue({ lastSuccess: null, lastFailure: null }, 24, NOW)).toBe(true)
    expect(backupIsDue({ lastSuccess: ago(24), lastFailure: null }, 24, NOW)).toBe(true)
    expect(backupIsDue({ lastSuccess: ago(23.9), lastFailure: null }, 24, NOW)).toBe(false)
  })

  it('never when the newsroom makes them by hand', () => {
    expect(backupIsDue({ lastSuccess: null, lastFailure: null }, 0, NOW)).toBe(false)
  })

  it('an hour after one that failed, not every ten minutes', () => {
    expect(backupIsDue({ lastSuccess: ago(48), lastFailure: ago(0.5) }, 24, NOW)).toBe(false)
    expect(backupIsDue({ lastSuccess: ago(48), lastFailure: ago(1) }, 24, NOW)).toBe(true)
  })

  it('although the last one was made under a clock that stood years ahead', () => {
    expect(backupIsDue({ lastSuccess: ago(-24 * 3650), lastFailure: ago(-24 * 3650) }, 24, NOW)).toBe(true)
  })
})
