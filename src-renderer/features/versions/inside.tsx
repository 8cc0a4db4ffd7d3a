import styles from './comparison.module.css'
import type { DrawnBlock } from './parts-of.ts'
import { Content, Pieces, type Shown } from './pieces.tsx'

type InsideProps = { readonly block: DrawnBlock; readonly shown: Shown }

/** The words of a text block; all of them when the whole block came or went. */
export function Inside({ block, shown }: InsideProps) {
  const { node, change, whole } = block
  if (change?.inside.kind === 'words') return <Pieces pieces={change.inside.pieces} shown={shown} />
  const words = <Content content={node.content ?? []} />
  if ((node.content ?? []).length === 0) return null
  if (whole === 'added') return <ins className={styles.all}>{words}</ins>
  return whole === 'removed' ? <del className={styles.all}>{words}</del> : words
}
