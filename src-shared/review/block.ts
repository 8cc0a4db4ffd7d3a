import type { BodyNode } from '../article/body-check.ts'
import { marksKey } from './compare-words.ts'
import { wordsOf } from './read-line.ts'

/** A block with what it is recognised by. */
export type Block = {
  readonly node: BodyNode
  readonly id: string | null
  /** The same for blocks that say the same: everything but the ids. */
  readonly key: string
  readonly words: readonly string[]
  /** The photo of a figure. */
  readonly picture: string | null
}

export const readBlock = (node: BodyNode): Block => ({
  node,
  id: typeof node.attrs?.id === 'string' ? node.attrs.id : null,
  key: keyOf(node),
  words: wordsIn(node),
  picture: typeof node.attrs?.media === 'string' ? node.attrs.media : null,
})

/** Holds text itself, not other blocks. */
export const isTextBlock = (node: BodyNode): boolean =>
  ['paragraph', 'heading', 'figureCaption', 'figureCredit'].includes(node.type)

/** Attributes that say something: no ids, no defaults. */
export function attributesOf(node: BodyNode): readonly (readonly [name: string, value: string | number])[] {
  return Object.entries(node.attrs ?? {})
    .filter((entry): entry is [string, string | number] => ['string', 'number'].includes(typeof entry[1]))
    .filter(([name, value]) => name !== 'id' && value !== '' && !(value === 1 && ONE_BY_DEFAULT.has(name)))
    .sort(([one], [other]) => (one < other ? -1 : 1))
}

/** How much of their words two blocks share, 0 to 1; two figures of one photo are the same figure. */
export function likeness(one: Block, other: Block): number {
  if (one.picture !== null && one.picture === other.picture) return 1
  const total = one.words.length + other.words.length
  if (total === 0) return 0
  const counts = new Map<string, number>()
  for (const word of one.words) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of other.words) {
    const left = counts.get(word) ?? 0
    if (left === 0) continue
    counts.set(word, left - 1)
    shared += 1
  }
  return (2 * shared) / total
}

/** Whether a difference between the two can be shown within one block. */
export function mayPair(one: BodyNode, other: BodyNode): boolean {
  return kindOf(one.type) === kindOf(other.type)
}

const ONE_BY_DEFAULT = new Set(['colspan', 'rowspan', 'start'])
const KINDS: Readonly<Record<string, string>> = {
  heading: 'paragraph',
  orderedList: 'bulletList',
  tableHeader: 'tableCell',
}
const kindOf = (type: string): string => KINDS[type] ?? type

function keyOf(node: BodyNode): string {
  const content = node.content ?? []
  const inside = isTextBlock(node) ? lineKey(content) : content.map(keyOf)
  return JSON.stringify([node.type, attributesOf(node), inside])
}

/** Text split into more nodes than its marks ask for is the same text. */
function lineKey(content: readonly BodyNode[]): readonly string[] {
  const parts: string[] = []
  let last: string | null = null
  for (const node of content) {
    const kind = node.type + marksKey(node.marks ?? [])
    if (kind === last && node.type === 'text') parts[parts.length - 1] += node.text ?? ''
    else parts.push(kind, node.text ?? '')
    last = kind
  }
  return parts
}

function wordsIn(node: BodyNode): readonly string[] {
  if (node.type === 'text') return wordsOf(node.text ?? '')
  const words = (node.content ?? []).flatMap(wordsIn)
  const { media, alt, title } = node.attrs ?? {}
  for (const text of [alt, title]) if (typeof text === 'string') words.push(...wordsOf(text))
  return typeof media === 'string' ? [media, ...words] : words
}
