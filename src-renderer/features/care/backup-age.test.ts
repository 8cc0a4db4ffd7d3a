import { describe, expect, it } from 'vitest'
import { backupAge } from './backup-age.ts'

const now = new Date('2026-10-25T09:00:00.000Z')

describe('the last backup', () => {
  it('is missed when there was none, even where backups are made only by hand', () =>
    expect([backupAge(null, 24, now), backupAge(null, 0, now)]).toEqual(['never', 'never']))
  it('is late after two turns of the schedule', () => {
    expect(backupAge('2026-10-23T09:00:00.000Z', 24, now)).toBe('good')
    expect(backupAge('2026-10-23T08:59:59.000Z', 24, now)).toBe('late')
    expect(backupAge('2026-10-25T06:59:00.000Z', 1, now)).toBe('late')
  })
  it('is never late where backups are made only by hand', () =>
    expect(backupAge('2020-01-01T00:00:00.000Z', 0, now)).toBe('good'))
})
