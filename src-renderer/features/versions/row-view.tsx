import type { BlockRow } from '@shared/review/compare-blocks.ts'
import { memo, type ReactNode } from 'react'
import { useWords, type Words } from '../../copy/index.ts'
import { cx } from '../../ui/index.ts'
import { BlockView } from './block-view.tsx'
import styles from './comparison.module.css'
import { drawn } from './parts-of.ts'
import type { Shown } from './pieces.tsx'

export type Layout = 'sides' | 'one'
/** What stands above a half of a row that differs, such as the choice of that half. */
export type HalfHead = (side: 'before' | 'after') => ReactNode

type RowViewProps = {
  readonly row: BlockRow
  readonly layout: Layout
  readonly relation?: Relation
  readonly head?: HalfHead | undefined
}

/** One block on both sides beside each other, or in one column. */
export const RowView = memo(function RowView({ row, layout, relation = 'became', head }: RowViewProps) {
  const sides: readonly Shown[] = layout === 'one' ? ['both'] : ['before', 'after']
  return sides.map((shown) => <Half key={shown} row={row} shown={shown} relation={relation} head={head} />)
})

type HalfProps = {
  readonly row: BlockRow
  readonly shown: Shown
  readonly relation: Relation
  readonly head: HalfHead | undefined
}

function Half({ row, shown, relation, head }: HalfProps) {
  const w = useWords()
  const block = drawn(row, shown)
  const name = block && row.kind !== 'same' && row.kind !== 'changed' ? rowName(row, relation, w) : null
  return (
    <div
      className={cx(styles.half, block && row.kind !== 'same' && styles[`half-${block.whole}`], !block && styles.void)}
    >
      {head && shown !== 'both' ? head(shown) : null}
      {name ? (
        <div className={styles.rowName}>
          <span aria-hidden="true">{SIGNS[block?.whole ?? 'same']}</span> {name}
        </div>
      ) : null}
      {block ? <BlockView block={block} shown={shown} /> : null}
    </div>
  )
}

const SIGNS = { same: '', added: '+', removed: '−', movedAway: '↷', movedHere: '↶' } as const

/** Whether one text became the other, or the two stand against each other. */
export type Relation = 'became' | 'against'

/** What is different about a block, in a word or two. */
export function rowName(row: Exclude<BlockRow, { readonly kind: 'same' }>, relation: Relation, w: Words): string {
  if (relation === 'against' && (row.kind === 'removed' || row.kind === 'added')) return w(`conflict.row.${row.kind}`)
  if (row.kind !== 'moved') return w(`compare.row.${row.kind}`)
  return row.side === 'before'
    ? w('compare.row.movedAway', { to: row.to })
    : w('compare.row.movedHere', { from: row.from })
}
