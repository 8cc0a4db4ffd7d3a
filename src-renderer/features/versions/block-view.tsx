import type { BlockChange } from '@shared/review/compare-blocks.ts'
import type { ReactNode } from 'react'
import { isWord, useWords, type Words } from '../../copy/index.ts'
import { cx } from '../../ui/index.ts'
import styles from './comparison.module.css'
import { FigureView, GalleryTitle } from './figure-view.tsx'
import { Inside } from './inside.tsx'
import { keyed } from './keyed.ts'
import { type DrawnBlock, partsOf } from './parts-of.ts'
import type { Shown } from './pieces.tsx'

type BlockViewProps = { readonly block: DrawnBlock; readonly shown: Shown }

/** A block of the body as a reader sees it, with its differences. */
export function BlockView({ block, shown }: BlockViewProps) {
  const { node, change } = block
  const look = styles[block.whole]
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return (
        <p className={cx(node.type === 'heading' && styles[`crosshead${node.attrs?.level === 2 ? 2 : 3}`], look)}>
          <Inside block={block} shown={shown} />
          <Notes change={change} />
        </p>
      )
    case 'bulletList':
      return (
        <>
          <ul className={look}>{parts(block, shown)}</ul>
          <Notes change={change} />
        </>
      )
    case 'orderedList':
      return (
        <>
          <ol className={look} start={Number(node.attrs?.start ?? 1)}>
            {parts(block, shown)}
          </ol>
          <Notes change={change} />
        </>
      )
    case 'listItem':
      return <li className={look}>{parts(block, shown)}</li>
    case 'blockquote':
      return <blockquote className={look}>{parts(block, shown)}</blockquote>
    case 'figure':
      return <FigureView block={block} shown={shown} />
    case 'gallery':
      return (
        <section className={cx(styles.gallery, look)}>
          <GalleryTitle block={block} shown={shown} />
          {parts(block, shown)}
        </section>
      )
    case 'table':
      return (
        <table className={look}>
          <tbody>{parts(block, shown)}</tbody>
        </table>
      )
    case 'tableRow':
      return <tr className={look}>{parts(block, shown)}</tr>
    case 'tableHeader':
    case 'tableCell': {
      const Cell = node.type === 'tableHeader' ? 'th' : 'td'
      return (
        <Cell className={look} colSpan={Number(node.attrs?.colspan ?? 1)} rowSpan={Number(node.attrs?.rowspan ?? 1)}>
          {parts(block, shown)}
          <Notes change={change} />
        </Cell>
      )
    }
    default:
      return <Inside block={block} shown={shown} />
  }
}

/** What changed about a block beyond its words. */
function Notes({ change }: { readonly change: BlockChange | null }) {
  const w = useWords()
  const notes = change ? notesOf(change, w) : []
  return notes.length === 0 ? null : <span className={styles.note}>{notes.join(' · ')}</span>
}

function notesOf({ type, attributes }: BlockChange, w: Words): readonly string[] {
  const nameOf = (kind: string) => {
    const key = `compare.type.${kind}`
    return isWord(key) ? w(key) : kind
  }
  const became = type ? [w('compare.became', { before: nameOf(type.before), after: nameOf(type.after) })] : []
  const changed = attributes.flatMap(({ name, before, after }) => {
    const key = `compare.attribute.${name}`
    // A paragraph that became a crosshead had no level to change.
    if (!isWord(key) || (type && name === 'level')) return []
    return [w(key, { before: before ?? 1, after: after ?? 1 })]
  })
  return [...became, ...changed]
}

function parts(block: DrawnBlock, shown: Shown): ReactNode {
  const inherited = block.whole === 'added' || block.whole === 'removed' ? block.whole : null
  return keyed(partsOf(block, shown)).map(({ key, thing }) => (
    <BlockView key={key} block={inherited ? { ...thing, whole: inherited } : thing} shown={shown} />
  ))
}
