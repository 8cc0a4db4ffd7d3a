import type { BodyNode } from '@shared/article/body-check.ts'
import type { BlockChange, BlockRow } from '@shared/review/compare-blocks.ts'
import type { Shown } from './pieces.tsx'

/** A block as it is drawn: `whole` tells of all of it. */
export type DrawnBlock = {
  readonly node: BodyNode
  readonly change: BlockChange | null
  readonly whole: 'same' | 'added' | 'removed' | 'movedAway' | 'movedHere'
}

/** The block of a row on the shown side, or null where it has none there. */
export function drawn(row: BlockRow, shown: Shown): DrawnBlock | null {
  switch (row.kind) {
    case 'same':
      return { node: shown === 'before' ? row.before : row.after, change: null, whole: 'same' }
    case 'changed':
      return { node: shown === 'before' ? row.before : row.after, change: row.change, whole: 'same' }
    case 'removed':
      return shown === 'after' ? null : { node: row.before, change: null, whole: 'removed' }
    case 'added':
      return shown === 'before' ? null : { node: row.after, change: null, whole: 'added' }
    case 'moved':
      if (row.side === 'before')
        return shown === 'after' ? null : { node: row.before, change: null, whole: 'movedAway' }
      return shown === 'before' ? null : { node: row.after, change: row.change, whole: 'movedHere' }
  }
}

/** The blocks within a block on the shown side. */
export function partsOf({ node, change }: DrawnBlock, shown: Shown): readonly DrawnBlock[] {
  if (change?.inside.kind === 'blocks') return change.inside.rows.flatMap((row) => drawn(row, shown) ?? [])
  return (node.content ?? []).map((part) => ({ node: part, change: null, whole: 'same' }))
}
