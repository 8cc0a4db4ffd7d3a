import type { BodyNode } from '@shared/article/body-check.ts'
import type { Marks, Piece } from '@shared/review/compare-words.ts'
import type { ReactNode } from 'react'
import { useWords, type WordKey, type Words } from '../../copy/index.ts'
import styles from './comparison.module.css'
import { keyed } from './keyed.ts'

/** Which text is shown: one side, or both in one column. */
export type Shown = 'before' | 'after' | 'both'

/** The words of one text block with what went, what came and what looks different. */
export function Pieces({ pieces, shown }: { readonly pieces: readonly Piece[]; readonly shown: Shown }) {
  const hidden = shown === 'before' ? 'added' : shown === 'after' ? 'removed' : null
  return keyed(pieces.filter(({ kind }) => kind !== hidden)).map(({ key, thing }) => (
    <PieceView key={key} piece={thing} shown={shown} />
  ))
}

/** Content without differences. */
export function Content({ content }: { readonly content: readonly BodyNode[] }) {
  return keyed(content).map(({ key, thing }) => (
    <Marked key={key} marks={thing.marks ?? []}>
      {thing.type === 'hardBreak' ? <br /> : thing.text}
    </Marked>
  ))
}

function PieceView({ piece, shown }: { readonly piece: Piece; readonly shown: Shown }) {
  const w = useWords()
  const text = piece.type === 'hardBreak' ? <br /> : piece.text
  switch (piece.kind) {
    case 'same':
      return <Marked marks={piece.marks}>{text}</Marked>
    case 'removed':
      return (
        <del>
          {piece.type === 'hardBreak' ? '↵' : null}
          <Marked marks={piece.marks}>{text}</Marked>
        </del>
      )
    case 'added':
      return (
        <ins>
          {piece.type === 'hardBreak' ? '↵' : null}
          <Marked marks={piece.marks}>{text}</Marked>
        </ins>
      )
    case 'format': {
      const change = w('compare.format', { before: lookOf(piece.before, w), after: lookOf(piece.after, w) })
      return (
        <span className={styles.format} title={change}>
          <Marked marks={shown === 'before' ? piece.before : piece.after}>{text}</Marked>
          <span className="visually-hidden"> ({change}) </span>
        </span>
      )
    }
  }
}

const TAGS: Readonly<Record<string, 'strong' | 'em' | 'u' | 'sub' | 'sup'>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  subscript: 'sub',
  superscript: 'sup',
}

function Marked({ marks, children }: { readonly marks: Marks; readonly children: ReactNode }) {
  const [first, ...others] = marks
  if (!first) return children
  const inside = <Marked marks={others}>{children}</Marked>
  const Tag = TAGS[first.type]
  if (Tag) return <Tag>{inside}</Tag>
  // Shown, not followed: a version is for reading.
  return (
    <span className={styles.link} title={String(first.attrs?.href ?? '')}>
      {inside}
    </span>
  )
}

const LOOKS: Readonly<Record<string, WordKey>> = {
  bold: 'compare.format.bold',
  italic: 'compare.format.italic',
  underline: 'compare.format.underline',
  subscript: 'compare.format.subscript',
  superscript: 'compare.format.superscript',
  link: 'compare.format.link',
}

function lookOf(marks: Marks, w: Words): string {
  if (marks.length === 0) return w('compare.format.plain')
  return marks
    .map(({ type, attrs }) => w(LOOKS[type] ?? 'compare.format.plain', { href: String(attrs?.href ?? '') }))
    .join(', ')
}
