import { blockKey, type Comparison, fieldKey } from '@shared/review/compare-articles.ts'
import { type RefObject, useMemo, useState } from 'react'
import { useWords } from '../../copy/index.ts'
import { cx } from '../../ui/index.ts'
import styles from './comparison.module.css'
import { FieldView } from './field-view.tsx'
import { foldedRows } from './folded-rows.ts'
import type { PrintField } from './print-field.ts'
import { type HalfHead, type Layout, type Relation, RowView, rowName } from './row-view.tsx'

type ComparisonViewProps = {
  readonly comparison: Comparison
  readonly layout: Layout
  readonly relation?: Relation
  /** The difference that is looked at. */
  readonly current: string | null
  readonly print: PrintField
  readonly scroller: RefObject<HTMLElement | null>
  /** What stands above each half of a difference; `what` names the difference. */
  readonly headOf?: ((key: string, what: string) => HalfHead) | undefined
}

/** Two texts with their differences: fields first, then the body with its unchanged stretches folded. */
export function ComparisonView({
  comparison,
  layout,
  relation = 'became',
  current,
  print,
  scroller,
  headOf,
}: ComparisonViewProps) {
  const w = useWords()
  const [shown, setShown] = useState<ReadonlySet<number>>(new Set())
  const stretches = useMemo(() => foldedRows(comparison.blocks, shown), [comparison, shown])
  const numbers = useMemo(() => blockNumbers(comparison), [comparison])
  const look = (key: string) => cx(styles.row, key === current && styles.current)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and N and P walk the differences from here
    <section className={cx(styles.page, styles[layout])} aria-label={w('compare.list')} tabIndex={0} ref={scroller}>
      {comparison.fields
        .filter(({ same }) => !same)
        .map((row) => {
          const key = fieldKey(row)
          const what = w(`compare.field.${row.field}`)
          const head = headOf?.(key, what)
          return (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is a form's
            <div key={key} role="group" aria-label={what} data-difference={key} className={look(key)}>
              <h3 className={styles.fieldName}>{what}</h3>
              {(layout === 'one' ? (['both'] as const) : (['before', 'after'] as const)).map((side) => (
                <div key={side} className={cx(styles.half, styles.fieldHalf)}>
                  {head && side !== 'both' ? head(side) : null}
                  <FieldView row={row} shown={side} print={print} />
                </div>
              ))}
            </div>
          )
        })}
      {stretches.map((stretch) => {
        if (stretch.kind === 'fold')
          return (
            <button
              key={`fold ${stretch.at}`}
              type="button"
              className={styles.fold}
              aria-label={w('compare.same.show', { n: stretch.n })}
              onClick={() => setShown((before) => new Set([...before, stretch.at]))}
            >
              {w('compare.same', { n: stretch.n })}
            </button>
          )
        const { row, at } = stretch
        if (row.kind === 'same')
          return (
            <div key={`same ${at}`} className={styles.row}>
              <RowView row={row} layout={layout} />
            </div>
          )
        const key = blockKey(row, at)
        const what = `${w('compare.block', { n: numbers[at] ?? 0 })}: ${rowName(row, relation, w)}`
        const isPlace = row.kind !== 'moved' || row.side === 'after'
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is a form's
          <div
            key={`${key} ${at}`}
            role="group"
            aria-label={what}
            data-difference={isPlace ? key : undefined}
            className={look(key)}
          >
            <RowView row={row} layout={layout} relation={relation} head={headOf?.(key, what)} />
          </div>
        )
      })}
    </section>
  )
}

/** The number of each row's block on the side where it stands. */
export function blockNumbers({ blocks }: Pick<Comparison, 'blocks'>): readonly number[] {
  let [before, after] = [0, 0]
  return blocks.map((row) => {
    const isBefore = row.kind !== 'added' && !(row.kind === 'moved' && row.side === 'after')
    const isAfter = row.kind !== 'removed' && !(row.kind === 'moved' && row.side === 'before')
    if (isBefore) before += 1
    if (isAfter) after += 1
    return isAfter ? after : before
  })
}
