import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMPARISONS, compareArticle, type Known, mustKeepTheirs } from './compare-article.ts'

const known = (
  text: string,
  over: Partial<Omit<Known, 'versions'>> & { versions?: readonly string[] } = {},
): Known => ({
  ...{ text, decisions: ['create'], generation: 5 },
  ...over,
  versions: new Set(over.versions ?? []),
})
const compare = (ours: Known | null, theirs: Known, past = false) => compareArticle(ours, theirs, past)

describe('an article of a backup', () => {
  it('is new where there is none', () => expect(compare(null, known('a'))).toBe('new'))

  it('is the same with the same text and history, whatever its number of saves', () => {
    expect(compare(known('a', { generation: 9 }), known('a'))).toBe('same')
  })

  it('is older when ours has gone on: more decisions on the same text, or its text among our versions', () => {
    expect(compare(known('a', { decisions: ['create', 'submit'] }), known('a'))).toBe('older')
    expect(compare(known('b', { versions: ['a'] }), known('a'))).toBe('older')
  })

  it('is newer when it has gone on from ours', () => {
    expect(compare(known('a'), known('a', { decisions: ['create', 'submit'] }))).toBe('newer')
    expect(compare(known('a'), known('b', { versions: ['a'] }))).toBe('newer')
  })

  it('differs when neither has kept the other, whichever was saved later', () => {
    expect(compare(known('a', { generation: 90 }), known('b', { generation: 2 }))).toBe('differs')
    expect(compare(known('a', { generation: 2 }), known('b', { generation: 90 }))).toBe('differs')
  })

  it('differs when it holds our text but not what was decided on it here', () => {
    const ours = known('a', { decisions: ['create', 'approve'] })
    expect(compare(ours, known('b', { decisions: ['create', 'return'], versions: ['a'] }))).toBe('differs')
  })

  it('is older when this library made the backup itself and has only gone on since, though no version caught its text', () => {
    const ours = known('b', { generation: 7, decisions: ['create', 'submit'] })
    expect(compare(ours, known('a'), true)).toBe('older')
    expect(compare(ours, known('a'), false)).toBe('differs')
    expect(mustKeepTheirs(ours, known('a'))).toBe(true)
  })

  it('is not older by that when ours was put back to an earlier state behind the program', () => {
    expect(compare(known('b', { generation: 3 }), known('a', { generation: 5 }), true)).toBe('differs')
  })

  const side = fc.record({
    text: fc.constantFrom('a', 'b', 'c'),
    decisions: fc.array(fc.constantFrom('submit', 'return', 'approve'), { maxLength: 3 }),
    generation: fc.integer({ min: 1, max: 9 }),
    versions: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')).map((texts) => new Set(texts)),
  })

  it('never replaces a text or a decision of ours that it does not hold', () => {
    fc.assert(
      fc.property(side, side, fc.boolean(), (ours, theirs, past) => {
        const comparison = compareArticle(ours, theirs, past)
        expect(COMPARISONS).toContain(comparison)
        if (comparison !== 'newer') return
        expect(ours.text === theirs.text || theirs.versions.has(ours.text)).toBe(true)
        expect(theirs.decisions.slice(0, ours.decisions.length)).toEqual(ours.decisions)
      }),
    )
  })

  it('is never left out: its text and history are ours already, or come in', () => {
    fc.assert(
      fc.property(side, side, fc.boolean(), (ours, theirs, past) => {
        const comparison = compareArticle(ours, theirs, past)
        if (comparison === 'newer' || comparison === 'differs' || mustKeepTheirs(ours, theirs)) return
        expect(ours.text === theirs.text || ours.versions.has(theirs.text)).toBe(true)
        expect(ours.decisions.slice(0, theirs.decisions.length)).toEqual(theirs.decisions)
      }),
    )
  })
})
