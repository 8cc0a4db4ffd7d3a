import { CHECK_CODES } from '@shared/checks/run-checks.ts'
import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { fill, printInstant, printNumber } from './fill.ts'
import { vi as vietnamese } from './vi.ts'
import { failureText, isWord, wordsOf } from './words.tsx'

const placeholders = (sentence: string) =>
  [...new Set([...sentence.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? ''))].sort()
const keys = Object.keys(vietnamese).filter(isWord)

describe('the words of the window', () => {
  it('say everything in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(vietnamese).sort())
    expect(keys.filter((key) => en[key].trim() === '' || vietnamese[key].trim() === '')).toEqual([])
  })
  it('name the same facts in both languages', () =>
    expect(keys.filter((key) => placeholders(vietnamese[key]).join() !== placeholders(en[key]).join())).toEqual([]))
  it('are written in composed letters, as Vietnamese text is kept', () =>
    expect(keys.filter((key) => vietnamese[key].normalize('NFC') !== vietnamese[key])).toEqual([]))
  it('have a sentence for every check', () =>
    expect(CHECK_CODES.filter((code) => !isWord(`check.${code}`))).toEqual([]))
})

describe('a sentence', () => {
  it('writes numbers the Vietnamese way', () =>
    expect(fill('Tổng truy cập {n}', { n: 7650047 }, 'vi')).toBe('Tổng truy cập 7.650.047'))
  it('knows one from many in English', () => {
    expect(fill('{n} {n|article|articles}', { n: 1 }, 'en')).toBe('1 article')
    expect(fill('{n} {n|article|articles}', { n: 1210 }, 'en')).toBe('1,210 articles')
  })
  it('shows a fact that is missing', () => expect(fill('Ngày {day}', {}, 'vi')).toBe('Ngày {day}'))
  it('prints numbers alone too', () => expect(printNumber(1210, 'vi')).toBe('1.210'))
})

describe('a moment', () => {
  const now = new Date(2026, 9, 25, 16, 0)
  it('of today shows its hour', () =>
    expect(printInstant(new Date(2026, 9, 25, 8, 5).toISOString(), now)).toBe('08:05'))
  it('of this year shows day and hour', () =>
    expect(printInstant(new Date(2026, 2, 1, 8, 5).toISOString(), now)).toBe('01/03 08:05'))
  it('of another year shows its year', () =>
    expect(printInstant(new Date(2022, 9, 25, 8, 5).toISOString(), now)).toBe('25/10/2022 08:05'))
})

describe('a failure', () => {
  it('without a sentence of its own shows its code', () =>
    expect(failureText(wordsOf('vi'), { code: 'no/such-code' })).toContain('no/such-code'))
  it('names the check in words', () =>
    expect(failureText(wordsOf('vi'), { code: 'export/check-failed', facts: { check: 'photo/missing-alt' } })).toBe(
      'Bài còn lỗi: Ảnh chưa có văn bản thay thế.',
    ))
})
