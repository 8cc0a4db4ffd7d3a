import { type Pair, pairsInOrder } from './pairs-in-order.ts'

/**
 * Which items of two sequences are the same item, in order. Items that occur once on both sides hold longer sequences
 * together, what lies between is matched by Myers' algorithm; a stretch with more edits than `MOST_EDITS` counts as
 * replaced, so the time stays near the length. Swapping the sides swaps the pairs and nothing else.
 */
export function matchSequences(before: readonly string[], after: readonly string[]): readonly Pair[] {
  if (!comesFirst(before, after)) return match(after, before).map(([one, other]) => [other, one])
  return match(before, after)
}

/** Up to this many items on both sides together, Myers' algorithm alone gives the shortest answer. */
const SHORT = 400
const MOST_EDITS = 500

type Range = { readonly fromA: number; readonly toA: number; readonly fromB: number; readonly toB: number }

function match(before: readonly string[], after: readonly string[]): readonly Pair[] {
  const { a, b, kinds } = numbered(before, after)
  const mates = new Int32Array(a.length).fill(-1)
  const waiting: Range[] = [{ fromA: 0, toA: a.length, fromB: 0, toB: b.length }]
  for (let range = waiting.pop(); range; range = waiting.pop()) {
    const middle = trimmed(range, a, b, mates)
    const size = middle.toA - middle.fromA + middle.toB - middle.fromB
    if (middle.fromA === middle.toA || middle.fromB === middle.toB) continue
    const anchors = size <= SHORT ? [] : anchorsIn(middle, a, b, kinds)
    if (anchors.length === 0) matchByMyers(middle, a, b, mates)
    let { fromA, fromB } = middle
    for (const [atA, atB] of anchors) {
      mates[atA] = atB
      waiting.push({ fromA, toA: atA, fromB, toB: atB })
      fromA = atA + 1
      fromB = atB + 1
    }
    if (anchors.length > 0) waiting.push({ ...middle, fromA, fromB })
  }
  const pairs: Pair[] = []
  for (const [at, mate] of mates.entries()) if (mate >= 0) pairs.push([at, mate])
  return pairs
}

function comesFirst(one: readonly string[], other: readonly string[]): boolean {
  const length = Math.min(one.length, other.length)
  for (let at = 0; at < length; at += 1) {
    const [a = '', b = ''] = [one[at], other[at]]
    if (a !== b) return a < b
  }
  return one.length <= other.length
}

function numbered(before: readonly string[], after: readonly string[]) {
  const numbers = new Map<string, number>()
  const number = (item: string): number => {
    const known = numbers.get(item)
    if (known !== undefined) return known
    numbers.set(item, numbers.size)
    return numbers.size - 1
  }
  const a = Int32Array.from(before, number)
  const b = Int32Array.from(after, number)
  return { a, b, kinds: numbers.size }
}

/** What is left of the range after its equal beginning and end. */
function trimmed({ fromA, toA, fromB, toB }: Range, a: Int32Array, b: Int32Array, mates: Int32Array): Range {
  while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) mates[fromA++] = fromB++
  while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) mates[--toA] = --toB
  return { fromA, toA, fromB, toB }
}

/** Runs of three that occur once on both sides, or single items where there is none. */
function anchorsIn(range: Range, a: Int32Array, b: Int32Array, kinds: number): readonly Pair[] {
  for (const run of [3, 1]) {
    const inA = onceIn(a, range.fromA, range.toA, run, kinds)
    const inB = onceIn(b, range.fromB, range.toB, run, kinds)
    const pairs: Pair[] = []
    for (const [key, at] of inA) {
      const mate = inB.get(key)
      if (at >= 0 && mate !== undefined && mate >= 0) pairs.push([at, mate])
    }
    if (pairs.length > 0) return pairsInOrder(pairs)
  }
  return []
}

/** Where each run of `run` items begins; -1 for one that occurs again. */
function onceIn(items: Int32Array, from: number, to: number, run: number, kinds: number): Map<number, number> {
  const found = new Map<number, number>()
  for (let at = from; at + run <= to; at += 1) {
    let key = 0
    for (let step = 0; step < run; step += 1) key = key * kinds + (items[at + step] ?? 0)
    found.set(key, found.has(key) ? -1 : at)
  }
  return found
}

/** E. W. Myers, An O(ND) Difference Algorithm (1986), with the frontiers kept to walk back. */
function matchByMyers({ fromA, toA, fromB, toB }: Range, a: Int32Array, b: Int32Array, mates: Int32Array): void {
  const [lengthA, lengthB] = [toA - fromA, toB - fromB]
  const most = Math.min(lengthA + lengthB, MOST_EDITS)
  const frontier = new Int32Array(2 * most + 3)
  const history: Int32Array[] = []
  const best = (diagonal: number) => frontier[diagonal + most + 1] ?? 0
  for (let edits = 0; edits <= most; edits += 1) {
    history.push(frontier.slice(most - edits, most + edits + 3))
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down = diagonal === -edits || (diagonal !== edits && best(diagonal - 1) < best(diagonal + 1))
      let x = down ? best(diagonal + 1) : best(diagonal - 1) + 1
      while (x < lengthA && x - diagonal < lengthB && a[fromA + x] === b[fromB + x - diagonal]) x += 1
      frontier[diagonal + most + 1] = x
      if (x >= lengthA && x - diagonal >= lengthB) {
        walkBack(history, edits, [lengthA, lengthB], (atA, atB) => {
          mates[fromA + atA] = fromB + atB
        })
        return
      }
    }
  }
}

function walkBack(
  history: readonly Int32Array[],
  edits: number,
  [endA, endB]: Pair,
  found: (atA: number, atB: number) => void,
): void {
  let [x, y] = [endA, endB]
  for (let step = edits; step >= 0; step -= 1) {
    const before = history[step]
    const best = (diagonal: number) => before?.[diagonal + step + 1] ?? 0
    const diagonal = x - y
    const down = diagonal === -step || (diagonal !== step && best(diagonal - 1) < best(diagonal + 1))
    const startX = step === 0 ? 0 : down ? best(diagonal + 1) : best(diagonal - 1) + 1
    while (x > startX) found(--x, --y)
    if (step > 0 && down) y -= 1
    else if (step > 0) x -= 1
  }
}
