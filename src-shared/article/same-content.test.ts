import { expect, it } from 'vitest'
import { sameContent } from './same-content.ts'

it('sees the same text through another order of keys and an absent attribute', () => {
  expect(sameContent({ a: 1, b: [{ c: null }] }, { b: [{ c: null, d: undefined }], a: 1 })).toBe(true)
})

it('sees a changed, a missing and an added block', () => {
  expect(sameContent([{ text: 'một' }], [{ text: 'hai' }])).toBe(false)
  expect(sameContent([1, 2], [1])).toBe(false)
  expect(sameContent({ a: 1 }, { a: 1, b: 2 })).toBe(false)
  expect(sameContent(null, {})).toBe(false)
})
