import type { ArticleText } from '@shared/review/compare-articles.ts'
import { useMemo } from 'react'
import { type Failure, useVersion } from '../../client/index.ts'

/** One of the two texts: what is being written, the newest version, or a version by its name. */
export type SideChoice = 'now' | 'newest' | string

type SideText = { readonly text: ArticleText | null; readonly failure: Failure | null }

/** The text of a side; null while it is on its way. */
export function useSideText(articleId: string, side: SideChoice, current: ArticleText): SideText {
  const read = useVersion(articleId, side === 'now' || side === 'newest' ? null : side)
  return useMemo(() => {
    if (side === 'now') return { text: current, failure: null }
    if (!read?.ok) return { text: null, failure: read ? read.error : null }
    return { text: { fields: read.value.fields, body: read.value.body }, failure: null }
  }, [side, current, read])
}
