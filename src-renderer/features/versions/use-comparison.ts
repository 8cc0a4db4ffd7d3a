import type { ArticleText, Comparison } from '@shared/review/compare-articles.ts'
import { startTransition, useEffect, useState } from 'react'
import { type Compare, compareInWorker } from './compare-in-worker.ts'

export type Compared =
  | { readonly kind: 'comparing' }
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  | { readonly kind: 'failed' }

/** The comparison of two texts, as soon as both are there; asking for another one ends the one before. */
export function useComparison(
  before: ArticleText | null,
  after: ArticleText | null,
  compare: Compare = compareInWorker,
): Compared {
  const [compared, setCompared] = useState<Compared>({ kind: 'comparing' })
  useEffect(() => {
    setCompared({ kind: 'comparing' })
    if (!before || !after) return
    const stop = new AbortController()
    compare(before, after, stop.signal).then(
      (comparison) => {
        // Thousands of rows are drawn in slices between which the window answers.
        if (!stop.signal.aborted) startTransition(() => setCompared({ kind: 'compared', comparison }))
      },
      () => {
        if (!stop.signal.aborted) setCompared({ kind: 'failed' })
      },
    )
    return () => stop.abort()
  }, [before, after, compare])
  return compared
}
