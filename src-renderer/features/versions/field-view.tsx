import type { FieldPart, FieldRow } from '@shared/review/compare-fields.ts'
import { useWords } from '../../copy/index.ts'
import styles from './comparison.module.css'
import { Labelled, PictureChange } from './figure-view.tsx'
import { keyed } from './keyed.ts'
import { Pieces, type Shown } from './pieces.tsx'
import type { PrintField } from './print-field.ts'

type FieldViewProps = { readonly row: FieldRow; readonly shown: Shown; readonly print: PrintField }

/** One field on one side, or on both in one column. */
export function FieldView({ row, shown, print }: FieldViewProps) {
  const look = row.field === 'title' ? styles.title : row.field === 'sapo' ? styles.sapo : styles.plainField
  return (
    <div className={look}>
      {keyed(row.parts).map(({ key, thing }) => (
        <Part key={key} part={thing} row={row} shown={shown} print={print} />
      ))}
    </div>
  )
}

type PartProps = FieldViewProps & { readonly part: FieldPart }

function Part({ part, row, shown, print }: PartProps) {
  const w = useWords()
  switch (part.shape) {
    case 'words': {
      const hidden = shown === 'before' ? 'added' : 'removed'
      const empty = part.pieces.every(({ kind }) => kind === hidden && shown !== 'both')
      const words = empty ? <Nothing /> : <Pieces pieces={part.pieces} shown={shown} />
      return part.name === 'text' ? words : <Labelled label={w(`compare.part.${part.name}`)}>{words}</Labelled>
    }
    case 'value':
      if (part.name === 'picture') return <PictureChange before={part.before} after={part.after} shown={shown} />
      return <Value part={part} row={row} shown={shown} print={print} />
    case 'list': {
      const hidden = shown === 'before' ? 'added' : shown === 'after' ? 'removed' : null
      const items = part.items.filter(({ kind }) => kind !== hidden)
      if (items.length === 0) return <Nothing />
      return (
        <ul className={styles.items}>
          {keyed(items).map(({ key, thing: { kind, text } }) => {
            const Item = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'span'
            return (
              <li key={key}>
                <Item>{print(row.field, text)}</Item>
              </li>
            )
          })}
        </ul>
      )
    }
  }
}

type ValueProps = FieldViewProps & { readonly part: Extract<FieldPart, { readonly shape: 'value' }> }

function Value({ part: { before, after }, row, shown, print }: ValueProps) {
  if (before === after) return after === null ? <Nothing /> : print(row.field, after)
  return (
    <>
      {shown === 'after' ? null : before === null ? <Nothing /> : <del>{print(row.field, before)}</del>}
      {shown === 'both' ? ' → ' : null}
      {shown === 'before' ? null : after === null ? <Nothing /> : <ins>{print(row.field, after)}</ins>}
    </>
  )
}

function Nothing() {
  const w = useWords()
  return <i className={styles.nothing}>{w('compare.empty')}</i>
}
