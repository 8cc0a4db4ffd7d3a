import type { BodyNode } from '../article/body-check.ts'
import { matchSequences } from './match-sequences.ts'
import type { Pair } from './pairs-in-order.ts'
import { type Line, readLine, type Unit } from './read-line.ts'

export type Marks = NonNullable<BodyNode['marks']>
/** A stretch of text under one set of marks; a line break's text is `\n`. */
type Stretch = { readonly type: 'text' | 'hardBreak'; readonly text: string }
export type Piece =
  | (Stretch & { readonly kind: 'same' | 'added' | 'removed'; readonly marks: Marks })
  /** The same text under other marks: bold, a link, a link to elsewhere. */
  | (Stretch & { readonly kind: 'format'; readonly before: Marks; readonly after: Marks })

/**
 * The content of one text block on both sides as pieces in reading order; of what was replaced the old comes first.
 * The pieces of a side, joined, are its content.
 */
export function compareWords(before: readonly BodyNode[], after: readonly BodyNode[]): readonly Piece[] {
  const a = readLine(before)
  const b = readLine(after)
  const pairs = withoutIslands(
    matchSequences(
      a.units.map(({ word }) => word),
      b.units.map(({ word }) => word),
    ),
    a,
    b,
  )
  const writing = createPieces(a, b)
  let [inA, inB] = [0, 0]
  for (const [atA, atB] of pairs) {
    const one = a.units[atA]
    const other = b.units[atB]
    if (!one || !other) continue
    replaced(inA, one.from, inB, other.from)
    const sameBlank = a.text.slice(one.from, one.wordFrom) === b.text.slice(other.from, other.wordFrom)
    if (!sameBlank) {
      writing.removed(one.from, one.wordFrom)
      writing.added(other.from, other.wordFrom)
    }
    writing.both(sameBlank ? one.from : one.wordFrom, one.to, sameBlank ? other.from : other.wordFrom)
    ;[inA, inB] = [one.to, other.to]
  }
  replaced(inA, a.text.length, inB, b.text.length)
  return writing.pieces()

  function replaced(fromA: number, toA: number, fromB: number, toB: number): void {
    // The blank before what was replaced stayed.
    const blank = commonBlank(a.text.slice(fromA, toA), b.text.slice(fromB, toB))
    writing.both(fromA, fromA + blank, fromB)
    writing.removed(fromA + blank, toA)
    writing.added(fromB + blank, toB)
  }
}

/** The same of two plain texts. */
export const compareText = (before: string, after: string): readonly Piece[] =>
  compareWords(asContent(before), asContent(after))

/** One side of the pieces as content, neighbours under the same marks joined. */
export function contentOf(pieces: readonly Piece[], side: 'before' | 'after'): readonly BodyNode[] {
  const gone = side === 'before' ? 'added' : 'removed'
  const content: BodyNode[] = []
  for (const piece of pieces) {
    if (piece.kind === gone) continue
    const marks = piece.kind === 'format' ? piece[side] : piece.marks
    const last = content.at(-1)
    if (piece.type === 'text' && last?.type === 'text' && marksKey(last.marks ?? []) === marksKey(marks))
      content[content.length - 1] = { ...last, text: `${last.text ?? ''}${piece.text}` }
    else {
      const node = piece.type === 'text' ? { type: piece.type, text: piece.text } : { type: piece.type }
      content.push(marks.length > 0 ? { ...node, marks } : node)
    }
  }
  return content
}

function commonBlank(before: string, after: string): number {
  const [one = '', other = ''] = [/^[^\S\n]*/u.exec(before)?.[0], /^[^\S\n]*/u.exec(after)?.[0]]
  return one === other && one.length < before.length && one.length < after.length ? one.length : 0
}

const asContent = (text: string): readonly BodyNode[] => (text === '' ? [] : [{ type: 'text', text }])

/** The same for the same marks in any order. */
export const marksKey = (marks: Marks): string =>
  marks.length === 0 ? '' : JSON.stringify(marks.map(({ type, attrs }) => [type, attrs?.href ?? '']).sort())

/** A run of up to this many words may be a coincidence between two changes. */
const ISLAND = 3

/** Leaves out what is equal by chance: short runs no longer than the changes on both sides of them. */
function withoutIslands(pairs: readonly Pair[], a: Line, b: Line): readonly Pair[] {
  const runs: Pair[][] = []
  for (const pair of pairs) {
    const last = runs.at(-1)?.at(-1)
    if (last && last[0] + 1 === pair[0] && last[1] + 1 === pair[1]) runs.at(-1)?.push(pair)
    else runs.push([pair])
  }
  const kept: Pair[][] = []
  for (const [at, run] of runs.entries()) {
    kept.push(run)
    // Once a run is left out, the one before it stands beside a longer change.
    while (kept.length > 0 && isIsland(kept.at(-2)?.at(-1), kept.at(-1) ?? [], runs[at + 1]?.[0], a, b)) kept.pop()
  }
  return kept.flat()
}

function isIsland(left: Pair | undefined, run: readonly Pair[], right: Pair | undefined, a: Line, b: Line): boolean {
  const [first, last] = [run[0], run.at(-1)]
  if (!first || !last || run.length > ISLAND) return false
  const [leftA, leftB] = left ? [left[0] + 1, left[1] + 1] : [0, 0]
  const [rightA, rightB] = right ?? [a.units.length, b.units.length]
  const before = Math.max(lettersIn(a.units, leftA, first[0]), lettersIn(b.units, leftB, first[1]))
  const behind = Math.max(lettersIn(a.units, last[0] + 1, rightA), lettersIn(b.units, last[1] + 1, rightB))
  const length = lettersIn(a.units, first[0], last[0] + 1)
  return before > 0 && behind > 0 && length <= before && length <= behind
}

function lettersIn(units: readonly Unit[], from: number, to: number): number {
  let letters = 0
  for (let at = from; at < to && letters < 1000; at += 1) letters += units[at]?.word.length ?? 0
  return letters
}

/** Gathers pieces; whatever changes between two equal stretches comes as one removal and one addition. */
function createPieces(a: Line, b: Line) {
  const pieces: Piece[] = []
  let removed: Piece[] = []
  let added: Piece[] = []
  const settle = () => {
    for (const piece of [...removed, ...added]) append(pieces, piece)
    removed = []
    added = []
  }
  return {
    removed(from: number, to: number) {
      for (const { type, text, marks } of a.stretches(from, to)) append(removed, { kind: 'removed', type, text, marks })
    },
    added(from: number, to: number) {
      for (const { type, text, marks } of b.stretches(from, to)) append(added, { kind: 'added', type, text, marks })
    },
    both(from: number, to: number, fromB: number) {
      if (from === to) return
      settle()
      for (let at = from; at < to; ) {
        const one = a.stretchAt(at, to)
        const other = b.stretchAt(fromB + at - from, fromB + to - from)
        const text = one.text.slice(0, Math.min(one.text.length, other.text.length))
        const same = marksKey(one.marks) === marksKey(other.marks)
        if (same) append(pieces, { kind: 'same', type: one.type, text, marks: one.marks })
        else append(pieces, { kind: 'format', type: one.type, text, before: one.marks, after: other.marks })
        at += text.length
      }
    },
    pieces(): readonly Piece[] {
      settle()
      return pieces
    },
  }
}

function append(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1)
  if (last?.type === 'text' && piece.type === 'text' && alike(last, piece))
    pieces[pieces.length - 1] = { ...last, text: last.text + piece.text }
  else pieces.push(piece)
}

function alike(one: Piece, other: Piece): boolean {
  if (one.kind === 'format' || other.kind === 'format')
    return (
      one.kind === 'format' &&
      other.kind === 'format' &&
      marksKey(one.before) === marksKey(other.before) &&
      marksKey(one.after) === marksKey(other.after)
    )
  return one.kind === other.kind && marksKey(one.marks) === marksKey(other.marks)
}
