import { CHECK_CODES } from '@shared/checks/run-checks.ts'
import { describe, expect, it } from 'vitest'
import { wordsFor } from './words.ts'

const vi = wordsFor('vi')
const en = wordsFor('en')

describe('the words of the command line', () => {
  it('say the same things in both languages', () => {
    expect(Object.keys(en.failures)).toEqual(Object.keys(vi.failures))
    for (const code of Object.keys(vi.failures))
      expect(en.failures[code]?.match(/\{[a-z]+\}/g) ?? [], code).toEqual(vi.failures[code]?.match(/\{[a-z]+\}/g) ?? [])
  })

  it('name every check', () => {
    for (const words of [vi, en]) expect(CHECK_CODES.filter((code) => words.check(code) === code)).toEqual([])
  })

  it('fill in the facts, and still speak of a code they do not know', () => {
    const failure = { code: 'export/check-failed', facts: { check: 'title/missing' } }
    expect(vi.failure(failure)).toBe('Bài còn lỗi: chưa có tiêu đề.')
    expect(en.failure({ code: 'hub/offline' })).toBe('It could not be done (code hub/offline). Nothing was changed.')
  })
})
