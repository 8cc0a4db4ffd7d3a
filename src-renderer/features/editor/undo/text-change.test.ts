import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textChange } from './text-change.ts'

describe('where two texts differ', () => {
  it('is the one stretch between what they share', () => {
    expect(textChange('chợ sáng', 'chợ phiên sáng')).toEqual({ at: 4, removed: '', inserted: 'phiên ' })
    expect(textChange('aa', 'aaa')).toEqual({ at: 2, removed: '', inserted: 'a' })
    expect(textChange('như cũ', 'như cũ')).toBeNull()
  })
  it('never parts a picture character', () =>
    expect(textChange('\u{1f4f7}', '\u{1f4f8}')).toEqual({ at: 0, removed: '\u{1f4f7}', inserted: '\u{1f4f8}' }))
  it('makes one text of the other', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const change = textChange(before, after)
        const made = change
          ? before.slice(0, change.at) + change.inserted + before.slice(change.at + change.removed.length)
          : before
        expect(made).toBe(after)
        expect(change === null || (change.removed.isWellFormed() && change.inserted.isWellFormed())).toBe(true)
      }),
    ))
})
