import { describe, expect, it } from 'vitest'
import { daysLeft } from './days-left.ts'

describe('an article in the trash', () => {
  it('has thirty days on the day it got there, and none on its last', () => {
    expect(daysLeft('2026-10-01T03:00:00.000Z', new Date('2026-10-01T03:00:00.000Z'))).toBe(30)
    expect(daysLeft('2026-10-01T03:00:00.000Z', new Date('2026-10-19T09:00:00.000Z'))).toBe(12)
    expect(daysLeft('2026-10-01T03:00:00.000Z', new Date('2026-10-31T02:00:00.000Z'))).toBe(0)
  })
  it('never has less than none', () =>
    expect(daysLeft('2026-10-01T03:00:00.000Z', new Date('2027-01-01T00:00:00.000Z'))).toBe(0))
})
