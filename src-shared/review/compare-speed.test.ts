import { describe, expect, it } from 'vitest'
import { compareArticles } from './compare-articles.ts'
import { longCases } from './long-article.testing.ts'
import { mergeChosen } from './merge-chosen.ts'

/** A second is what a person waits without wondering; the usual time is under a tenth of it. */
const LONGEST_MS = 1000

/** Milliseconds of the processor, whatever else runs on the machine. */
function worked(work: () => void): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

describe('20,000 words', () => {
  it.each(longCases().map((one) => [one.name, one] as const))('are compared within a second: %s', (_, one) => {
    let comparison = compareArticles(one.before, one.before)
    const spent = worked(() => {
      comparison = compareArticles(one.before, one.after)
    })
    expect(spent).toBeLessThan(LONGEST_MS)
    expect(mergeChosen(comparison, new Map(), 'before')).toEqual(one.before)
    expect(mergeChosen(comparison, new Map(), 'after')).toEqual(one.after)
  })

  it('with 20 paragraphs moved tell exactly those as moved', () => {
    const [first] = longCases()
    const moved = first ? compareArticles(first.before, first.after).blocks.filter(({ kind }) => kind === 'moved') : []
    expect(moved).toHaveLength(40)
    expect(new Set(moved.map((row) => row.kind === 'moved' && row.from))).toEqual(
      new Set(Array.from({ length: 20 }, (_, at) => at + 41)),
    )
  })
})
