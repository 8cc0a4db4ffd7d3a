import { bodyText } from '@shared/article/body-text.ts'
import type { Comparison, Difference } from '@shared/review/compare-articles.ts'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useMemo } from 'react'
import { useWords, type Words } from '../../copy/index.ts'
import { cx, IconButton } from '../../ui/index.ts'
import { blockNumbers } from './comparison-view.tsx'
import styles from './difference-list.module.css'
import { type Relation, rowName } from './row-view.tsx'

type DifferenceListProps = {
  readonly comparison: Comparison
  readonly differences: readonly Difference[]
  readonly current: string | null
  readonly relation?: Relation
  readonly onGo: (key: string) => void
  readonly onStep: (by: 1 | -1) => void
}

/** Every place where the texts differ, to go to; the keys walk them too. */
export function DifferenceList({
  comparison,
  differences,
  current,
  relation = 'became',
  onGo,
  onStep,
}: DifferenceListProps) {
  const w = useWords()
  const numbers = useMemo(() => numbersByRow(comparison), [comparison])
  const at = differences.findIndex(({ key }) => key === current) + 1
  return (
    <nav className={styles.list} aria-label={w('compare.list')}>
      <div className={styles.head}>
        <span role="status">
          {at > 0 ? w('compare.at', { at, of: differences.length }) : w('compare.count', { n: differences.length })}
        </span>
        <IconButton label={w('compare.previous')} keys="P" disabled={at <= 1} onClick={() => onStep(-1)}>
          <ArrowUp />
        </IconButton>
        <IconButton label={w('compare.next')} keys="N" disabled={at >= differences.length} onClick={() => onStep(1)}>
          <ArrowDown />
        </IconButton>
      </div>
      <ol>
        {differences.map((difference) => {
          const { what, words } = entryOf(difference, relation, numbers, w)
          return (
            <li key={difference.key}>
              <button
                type="button"
                className={cx(styles.item, difference.key === current && styles.current)}
                aria-current={difference.key === current ? 'true' : undefined}
                onClick={() => onGo(difference.key)}
              >
                <b>{what}</b>
                {words ? <span>{words}</span> : null}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

const EXCERPT = 60

function entryOf(difference: Difference, relation: Relation, numbers: ReadonlyMap<unknown, number>, w: Words) {
  if (difference.kind === 'field') return { what: w(`compare.field.${difference.row.field}`), words: '' }
  const { row } = difference
  const node = row.kind === 'removed' ? row.before : row.after
  const words = bodyText({ type: 'doc', content: [node] }).slice(0, EXCERPT)
  return { what: `${w('compare.block', { n: numbers.get(row) ?? 0 })} · ${rowName(row, relation, w)}`, words }
}

function numbersByRow(comparison: Comparison): ReadonlyMap<unknown, number> {
  const numbers = blockNumbers(comparison)
  return new Map(comparison.blocks.map((row, at) => [row, numbers[at] ?? 0]))
}
