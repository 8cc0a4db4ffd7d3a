import { describe, expect, it } from 'vitest'
import { keepsVersion } from './keeps-version.ts'

const now = new Date('2026-10-25T03:42:00Z')
const newest = (reason: 'named' | 'interval' | 'submit', at: string, generation = 4) => ({ reason, at, generation })

describe('saving by hand', () => {
  it('keeps the first version there is', () => expect(keepsVersion(undefined, 1, now)).toBe(true))
  it('keeps no second version of one text', () =>
    expect(keepsVersion(newest('submit', '2026-10-25T01:00:00Z'), 4, now)).toBe(false))
  it('keeps one of a text that went on since', () => {
    expect(keepsVersion(newest('submit', '2026-10-25T03:41:00Z'), 5, now)).toBe(true)
    expect(keepsVersion(newest('named', '2026-10-25T03:39:00Z'), 5, now)).toBe(true)
  })
  it('again and again keeps one at most every two minutes', () =>
    expect(keepsVersion(newest('named', '2026-10-25T03:41:00Z'), 5, now)).toBe(false))
  it('keeps one when the clock went back', () =>
    expect(keepsVersion(newest('named', '2026-10-25T04:00:00Z'), 5, now)).toBe(true))
})
