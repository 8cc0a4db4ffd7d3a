import type { BodyNode } from '../article/body-check.ts'
import { attributesOf, isTextBlock, readBlock } from './block.ts'
import { compareText, compareWords, type Piece } from './compare-words.ts'
import { matchBlocks } from './match-blocks.ts'

export type AttributeChange = {
  readonly name: string
  readonly before: string | number | null
  readonly after: string | number | null
  /** Word by word where the attribute is a text. */
  readonly pieces: readonly Piece[] | null
}

/** What is different within one block. */
export type BlockChange = {
  /** A paragraph that became a crosshead. */
  readonly type: { readonly before: string; readonly after: string } | null
  readonly attributes: readonly AttributeChange[]
  readonly inside:
    | { readonly kind: 'words'; readonly pieces: readonly Piece[] }
    | { readonly kind: 'blocks'; readonly rows: readonly BlockRow[] }
}

/** A block on one side or on both. The blocks of a side, in the order of the rows, are its text. */
export type BlockRow =
  | { readonly kind: 'same'; readonly before: BodyNode; readonly after: BodyNode }
  | {
      readonly kind: 'changed'
      readonly before: BodyNode
      readonly after: BodyNode
      readonly change: BlockChange
    }
  | { readonly kind: 'removed'; readonly before: BodyNode }
  | { readonly kind: 'added'; readonly after: BodyNode }
  /** Twice per moved block: where it left (`side` before) and where it came to. `from` and `to` are block numbers from 1. */
  | {
      readonly kind: 'moved'
      readonly side: 'before' | 'after'
      readonly from: number
      readonly to: number
      readonly before: BodyNode
      readonly after: BodyNode
      /** null: moved as it was. */
      readonly change: BlockChange | null
    }

/** Two runs of blocks as rows in reading order; of what stands at one place, the old comes first. */
export function compareBlocks(
  before: readonly BodyNode[],
  after: readonly BodyNode[],
  inside: 'text' | 'parts' = 'text',
): readonly BlockRow[] {
  const [a, b] = [before.map(readBlock), after.map(readBlock)]
  const { inOrder, moved } = matchBlocks(a, b, inside)
  const movedTo = new Map(moved.map((pair) => [pair[0], pair]))
  const movedFrom = new Map(moved.map((pair) => [pair[1], pair]))
  const rows: BlockRow[] = []
  const alike = (at: number, mate: number) => a[at]?.key === b[mate]?.key
  const movedRow = (side: 'before' | 'after', [at, mate]: readonly [number, number]): BlockRow => {
    const [one, other] = [nodeAt(before, at), nodeAt(after, mate)]
    const change = alike(at, mate) ? null : changeOf(one, other)
    return { kind: 'moved', side, from: at + 1, to: mate + 1, before: one, after: other, change }
  }
  let [fromA, fromB] = [0, 0]
  for (const [toA, toB] of [...inOrder, [before.length, after.length] as const]) {
    for (let at = fromA; at < toA; at += 1) {
      const pair = movedTo.get(at)
      rows.push(pair ? movedRow('before', pair) : { kind: 'removed', before: nodeAt(before, at) })
    }
    for (let at = fromB; at < toB; at += 1) {
      const pair = movedFrom.get(at)
      rows.push(pair ? movedRow('after', pair) : { kind: 'added', after: nodeAt(after, at) })
    }
    const [one, other] = [before[toA], after[toB]]
    if (one && other && alike(toA, toB)) rows.push({ kind: 'same', before: one, after: other })
    else if (one && other) rows.push({ kind: 'changed', before: one, after: other, change: changeOf(one, other) })
    ;[fromA, fromB] = [toA + 1, toB + 1]
  }
  return rows
}

/** The block of a row on one side, or null where it has none. */
export function blockOn(row: BlockRow, side: 'before' | 'after'): BodyNode | null {
  switch (row.kind) {
    case 'same':
    case 'changed':
      return row[side]
    case 'moved':
      return row.side === side ? row[side] : null
    case 'removed':
      return side === 'before' ? row.before : null
    case 'added':
      return side === 'after' ? row.after : null
  }
}

function changeOf(before: BodyNode, after: BodyNode): BlockChange {
  const [one, other] = [before.content ?? [], after.content ?? []]
  return {
    type: before.type === after.type ? null : { before: before.type, after: after.type },
    attributes: attributeChanges(before, after),
    inside: isTextBlock(before)
      ? { kind: 'words', pieces: compareWords(one, other) }
      : { kind: 'blocks', rows: compareBlocks(one, other, 'parts') },
  }
}

function attributeChanges(before: BodyNode, after: BodyNode): readonly AttributeChange[] {
  const [was, is] = [new Map(attributesOf(before)), new Map(attributesOf(after))]
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((name) => {
    const [one, other] = [was.get(name) ?? null, is.get(name) ?? null]
    if (one === other) return []
    const isText = name === 'alt' || name === 'title'
    const pieces = isText ? compareText(String(one ?? ''), String(other ?? '')) : null
    return [{ name, before: one, after: other, pieces }]
  })
}

function nodeAt(nodes: readonly BodyNode[], at: number): BodyNode {
  const node = nodes[at]
  if (!node) throw new Error(`no block ${at}`)
  return node
}
