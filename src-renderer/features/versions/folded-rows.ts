import type { BlockRow } from '@shared/review/compare-blocks.ts'

export type Stretch =
  | { readonly kind: 'row'; readonly at: number; readonly row: BlockRow }
  /** Blocks that are the same, left out until asked for. */
  | { readonly kind: 'fold'; readonly at: number; readonly n: number }

/** A run of up to this many blocks is shown whole; of a longer one, a block beside each difference. */
const SHORT_RUN = 3

/** The rows with long runs of unchanged blocks folded, all but those whose first place is in `shown`. */
export function foldedRows(rows: readonly BlockRow[], shown: ReadonlySet<number>): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (let at = 0; at < rows.length; ) {
    let end = at
    while (rows[end]?.kind === 'same') end += 1
    if (end === at) end = at + 1
    // Beside nothing there is nothing to stand beside.
    const head = at === 0 ? 0 : 1
    const tail = end === rows.length ? 0 : 1
    const isLong = end - at > SHORT_RUN
    const fold = isLong && !shown.has(at + head) ? { from: at + head, to: end - tail } : null
    for (let place = at; place < end; place += 1) {
      const row = rows[place]
      if (fold && place === fold.from) stretches.push({ kind: 'fold', at: place, n: fold.to - fold.from })
      else if (row && (!fold || place < fold.from || place >= fold.to)) stretches.push({ kind: 'row', at: place, row })
    }
    at = end
  }
  return stretches
}
