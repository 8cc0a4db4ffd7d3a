import { describe, expect, it } from 'vitest'
import { initialsOf } from './initials.ts'
import { nextRow } from './next-row.ts'

const rows = ['a', 'b', 'c'].map((id) => ({ id }))

describe('the arrows in the list', () => {
  it('go to the next and the previous article', () =>
    expect([nextRow(rows, 'a', 'ArrowDown'), nextRow(rows, 'c', 'ArrowUp')]).toEqual(['b', 'b']))
  it('stop at both ends', () =>
    expect([nextRow(rows, 'c', 'ArrowDown'), nextRow(rows, 'a', 'ArrowUp')]).toEqual([null, null]))
  it('begin at the first article when none is open', () => expect(nextRow(rows, null, 'ArrowDown')).toBe('a'))
  it('leave letters alone', () => expect(nextRow(rows, 'a', 'x')).toBeNull())
  it('find nothing in an empty list', () => expect(nextRow([], null, 'End')).toBeNull())
})

describe('the round picture', () => {
  it('has the first letters of family name and given name', () => expect(initialsOf('Hoàng Thị Ngà')).toBe('HN'))
  it('has one letter for a pen name of one word', () => expect(initialsOf('ánh')).toBe('Á'))
})
