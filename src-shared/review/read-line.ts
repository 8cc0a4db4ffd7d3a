import type { BodyNode } from '../article/body-check.ts'

/** A word, a number or a sign, with the blank before it: `from` to `wordFrom` is the blank. */
export type Unit = { readonly word: string; readonly from: number; readonly wordFrom: number; readonly to: number }

type Stretch = {
  readonly type: 'text' | 'hardBreak'
  readonly text: string
  readonly marks: NonNullable<BodyNode['marks']>
}

/** The content of one text block as it is compared. */
export type Line = {
  /** The whole text; a line break counts as `\n`. */
  readonly text: string
  readonly units: readonly Unit[]
  /** The stretches between two places of the text, each under one set of marks. */
  readonly stretches: (from: number, to: number) => readonly Stretch[]
  /** The stretch that begins at a place, no longer than to `to`. */
  readonly stretchAt: (from: number, to: number) => Stretch
}

/** Reads text and line breaks into words as Vietnamese is written: a syllable is a word, `1.641` and `69/QĐ-UBND` are one. */
export function readLine(content: readonly BodyNode[]): Line {
  const starts: number[] = []
  let text = ''
  const units: Unit[] = []
  let segment = 0
  const endSegment = () => {
    for (const unit of unitsOf(text.slice(segment), segment)) units.push(unit)
  }
  for (const node of content) {
    starts.push(text.length)
    if (node.type === 'hardBreak') {
      endSegment()
      units.push({ word: LINE_BREAK, from: text.length, wordFrom: text.length, to: text.length + 1 })
      segment = text.length + 1
    }
    text += node.type === 'hardBreak' ? '\n' : (node.text ?? '')
  }
  endSegment()

  const nodeAt = (place: number): number => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= place) low = middle
      else high = middle - 1
    }
    return low
  }
  const stretchAt = (from: number, to: number): Stretch => {
    const at = nodeAt(from)
    const node = content[at]
    const end = Math.min(to, starts[at + 1] ?? text.length)
    return {
      type: node?.type === 'hardBreak' ? 'hardBreak' : 'text',
      text: text.slice(from, end),
      marks: node?.marks ?? [],
    }
  }
  return {
    text,
    units,
    stretchAt,
    stretches(from, to) {
      const found: Stretch[] = []
      for (let at = from; at < to; ) {
        const stretch = stretchAt(at, to)
        found.push(stretch)
        at += stretch.text.length
      }
      return found
    },
  }
}

/** The words and signs of a text without the blanks. */
export const wordsOf = (text: string): readonly string[] => text.match(WORD) ?? []

// Not a text that a person can type, so no text is taken for a line break.
const LINE_BREAK = '\u0000line break'
const LETTERS = '[\\p{L}\\p{M}\\p{N}]+'
const JOINED = `${LETTERS}(?:(?:[/-]|(?<=\\p{N})[.,](?=\\p{N}))${LETTERS})*`
const WORD = new RegExp(`${JOINED}|[^\\s\\p{L}\\p{M}\\p{N}]`, 'gu')

function unitsOf(text: string, offset: number): readonly Unit[] {
  const units: Unit[] = []
  let from = 0
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const to = index + word.length
    units.push({ word, from: offset + from, wordFrom: offset + index, to: offset + to })
    from = to
  }
  if (from < text.length)
    units.push({ word: '', from: offset + from, wordFrom: offset + text.length, to: offset + text.length })
  return units
}
