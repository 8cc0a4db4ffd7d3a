import type { BodyNode } from '../article/body-check.ts'
import type { BlockChange, BlockRow } from './compare-blocks.ts'
import type { Piece } from './compare-words.ts'

let made = 0
/** A new id for a block that a test builds. */
const anId = (): string => (made++).toString(36).padStart(12, '0')

export const text = (words: string, ...marks: NonNullable<BodyNode['marks']>): BodyNode =>
  marks.length > 0 ? { type: 'text', text: words, marks } : { type: 'text', text: words }
export const bold = { type: 'bold' }
export const link = (href: string) => ({ type: 'link', attrs: { href } })
const line = (content: string | readonly BodyNode[]): readonly BodyNode[] =>
  typeof content === 'string' ? (content === '' ? [] : [text(content)]) : content

export const paragraph = (content: string | readonly BodyNode[], id: string | null = anId()): BodyNode => ({
  type: 'paragraph',
  attrs: { id },
  content: line(content),
})
export const block = (type: string, content: readonly BodyNode[], attrs: Record<string, unknown> = {}): BodyNode => ({
  type,
  attrs: { id: anId(), ...attrs },
  content,
})
export const figure = (media: string | null, caption: string, credit = '', alt = ''): BodyNode =>
  block(
    'figure',
    [
      { type: 'figureCaption', content: line(caption) },
      { type: 'figureCredit', content: line(credit) },
    ],
    { media, alt },
  )
export const table = (...rows: readonly (readonly string[])[]): BodyNode =>
  block(
    'table',
    rows.map((cells) =>
      block(
        'tableRow',
        cells.map((words) => block('tableCell', [paragraph(words)])),
      ),
    ),
  )

/** Pieces as a proofreader writes them: `[-bỏ-]{+thêm+}`, `‹đổi kiểu›`. */
export const marked = (pieces: readonly Piece[]): string =>
  pieces.map(({ kind, text: words }) => SIGNS[kind].join(words)).join('')

const SIGNS = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'], format: ['‹', '›'] } as const

/** Rows as lines of kind and words. */
export const told = (rows: readonly BlockRow[]): readonly string[] => rows.map(toldRow)

function toldRow(row: BlockRow): string {
  switch (row.kind) {
    case 'same':
      return `= ${wordsOfNode(row.after)}`
    case 'removed':
      return `- ${wordsOfNode(row.before)}`
    case 'added':
      return `+ ${wordsOfNode(row.after)}`
    case 'changed':
      return `~ ${toldChange(row.change)}`
    case 'moved':
      return `${row.side === 'before' ? `↓${row.to}` : `↑${row.from}`} ${row.change ? toldChange(row.change) : wordsOfNode(row[row.side])}`
  }
}

const toldChange = ({ inside, attributes, type }: BlockChange): string =>
  [
    ...(type ? [`${type.before}→${type.after}`] : []),
    ...attributes.map(
      ({ name, before, after, pieces }) => `${name}: ${pieces ? marked(pieces) : `${before}→${after}`}`,
    ),
    inside.kind === 'words' ? marked(inside.pieces) : `(${told(inside.rows).join(' | ')})`,
  ].join(' ')

const wordsOfNode = (node: BodyNode): string =>
  node.text ?? (node.type === 'hardBreak' ? '⏎' : (node.content ?? []).map(wordsOfNode).join(''))
