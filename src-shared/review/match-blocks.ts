import { type Block, likeness, mayPair } from './block.ts'
import { matchSequences } from './match-sequences.ts'
import { type Pair, pairsInOrder } from './pairs-in-order.ts'

export type MatchedBlocks = {
  /** Pairs that stand in the same order on both sides. */
  readonly inOrder: readonly Pair[]
  /** Pairs of blocks that went to another place. */
  readonly moved: readonly Pair[]
}

/** Words in common from which an id is believed, a block without its id recognised, and recognised at another place. */
const LIKE = { sameId: 0.3, found: 0.5, movedTo: 0.7 } as const

/**
 * Which blocks of two texts are the same block: by their ids; where an id went to other words (a paragraph written
 * before the one that had it), by the words. `parts` are the inside of one block, such as cells: there, what stands at
 * the same place is the same part.
 */
export function matchBlocks(
  before: readonly Block[],
  after: readonly Block[],
  inside: 'text' | 'parts',
): MatchedBlocks {
  const keys = (blocks: readonly Block[]) => blocks.map(({ key, id }) => `${key} ${id ?? ''}`).join('\n')
  if (keys(before) <= keys(after)) return match(before, after, inside)
  const { inOrder, moved } = match(after, before, inside)
  return { inOrder: inOrder.map(turned), moved: moved.map(turned).sort(byBefore) }
}

const turned = ([one, other]: Pair): Pair => [other, one]
const byBefore = ([one]: Pair, [other]: Pair): number => one - other

function match(before: readonly Block[], after: readonly Block[], inside: 'text' | 'parts'): MatchedBlocks {
  const mates = createMates(before, after)
  mates.atBothEnds()
  mates.byId((one, other) => one.key === other.key)
  mates.byWholeText()
  mates.byId((one, other) => mayPair(one.node, other.node) && likeness(one, other) >= LIKE.sameId)
  const guessed = mates.byLikeness()
  mates.byId((one, other) => mayPair(one.node, other.node))

  const pairs = mates.pairs()
  const length = (at: number) => before[at]?.key.length ?? 0
  // Fewest moves first; of two ways with as many, the longer text has stayed where it was.
  const stayed = new Set(pairsInOrder(pairs, ([at]) => 1 + length(at) / 1e9))
  const repeated = repeatedKeys(before, after)
  const moved = new Set<number>()
  for (const pair of pairs) {
    if (stayed.has(pair)) continue
    const isFaint = (guessed.get(pair[0]) ?? 1) < LIKE.movedTo
    if (isFaint || repeated.has(before[pair[0]]?.key ?? '')) mates.part(pair)
    else moved.add(pair[0])
  }
  const inOrder = () => mates.pairs().filter(([one]) => !moved.has(one))
  mates.bySameText(inOrder())
  if (inside === 'parts') mates.byPlace(inOrder())
  return { inOrder: inOrder(), moved: mates.pairs().filter(([one]) => moved.has(one)) }
}

/** Separators, empty lines: nobody sees which of them is which. */
function repeatedKeys(...sides: readonly (readonly Block[])[]): ReadonlySet<string> {
  const repeated = new Set<string>()
  for (const blocks of sides) {
    const seen = new Set<string>()
    for (const { key, words } of blocks) {
      if (seen.has(key) || words.length === 0) repeated.add(key)
      seen.add(key)
    }
  }
  return repeated
}

function createMates(before: readonly Block[], after: readonly Block[]) {
  const mateOf = new Map<number, number>()
  const taken = new Set<number>()
  const pair = (one: number, other: number) => {
    mateOf.set(one, other)
    taken.add(other)
  }
  const idsAfter = new Map<string, number>()
  for (const [at, { id }] of after.entries()) if (id !== null && !idsAfter.has(id)) idsAfter.set(id, at)
  const freeBefore = () => [...before.entries()].filter(([at]) => !mateOf.has(at))
  const freeAfter = () => [...after.entries()].filter(([at]) => !taken.has(at))

  return {
    pairs: (): Pair[] => [...mateOf].sort(byBefore),
    part([one, other]: Pair): void {
      mateOf.delete(one)
      taken.delete(other)
    },
    /** What both texts begin and end with. */
    atBothEnds(): void {
      const most = Math.min(before.length, after.length)
      let head = 0
      while (head < most && before[head]?.key === after[head]?.key) pair(head, head++)
      for (let tail = 1; tail <= most - head; tail += 1) {
        const [one, other] = [before.length - tail, after.length - tail]
        if (before[one]?.key !== after[other]?.key) return
        pair(one, other)
      }
    },
    byId(fits: (one: Block, other: Block) => boolean): void {
      for (const [at, block] of freeBefore()) {
        const mate = block.id === null ? undefined : idsAfter.get(block.id)
        const other = mate === undefined ? undefined : after[mate]
        if (mate !== undefined && other && !taken.has(mate) && fits(block, other)) pair(at, mate)
      }
    },
    /** Blocks with words that say the same and are the only ones to say it. */
    byWholeText(): void {
      const once = onceByKey(freeAfter())
      for (const [key, at] of onceByKey(freeBefore())) {
        const mate = once.get(key)
        if (at !== null && mate !== null && mate !== undefined) pair(at, mate)
      }
    },
    /** The likest first; answers how like each is. */
    byLikeness(): ReadonlyMap<number, number> {
      const likenesses = new Map<number, number>()
      const found = candidates(freeBefore(), freeAfter()).sort(
        (one, other) =>
          other.like - one.like || one.distance - other.distance || one.at - other.at || one.mate - other.mate,
      )
      for (const { at, mate, like } of found) {
        if (mateOf.has(at) || taken.has(mate)) continue
        pair(at, mate)
        likenesses.set(at, like)
      }
      return likenesses
    },
    /** Repeated blocks between those that stayed. */
    bySameText(stayed: readonly Pair[]): void {
      for (const [a, b] of freeBetween(stayed))
        for (const [one, other] of sameInOrder(a, b, before, after)) pair(one, other)
    },
    /** Parts at the same place between those that stayed, where both sides have as many. */
    byPlace(stayed: readonly Pair[]): void {
      for (const [a, b] of freeBetween(stayed)) {
        if (a.length !== b.length) continue
        for (const [place, at] of a.entries()) {
          const mate = b[place]
          const [one, other] = [before[at], mate === undefined ? undefined : after[mate]]
          if (mate !== undefined && one && other && mayPair(one.node, other.node)) pair(at, mate)
        }
      }
    },
  }

  function freeBetween(stayed: readonly Pair[]): readonly (readonly [readonly number[], readonly number[]])[] {
    const gaps: [readonly number[], readonly number[]][] = []
    let [fromA, fromB] = [0, 0]
    for (const [toA, toB] of [...stayed, [before.length, after.length] as const]) {
      const free = [range(fromA, toA).filter((at) => !mateOf.has(at)), range(fromB, toB).filter((at) => !taken.has(at))]
      gaps.push([free[0] ?? [], free[1] ?? []])
      ;[fromA, fromB] = [toA + 1, toB + 1]
    }
    return gaps
  }
}

type Placed = readonly [at: number, block: Block]

function onceByKey(blocks: readonly Placed[]): Map<string, number | null> {
  const found = new Map<string, number | null>()
  for (const [at, { key, words }] of blocks) if (words.length > 0) found.set(key, found.has(key) ? null : at)
  return found
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step)

function sameInOrder(
  a: readonly number[],
  b: readonly number[],
  before: readonly Block[],
  after: readonly Block[],
): readonly Pair[] {
  if (a.length === 0 || b.length === 0) return []
  const key = (blocks: readonly Block[]) => (at: number) => blocks[at]?.key ?? ''
  return matchSequences(a.map(key(before)), b.map(key(after))).map(([one, other]) => [a[one] ?? 0, b[other] ?? 0])
}

type Candidate = { readonly at: number; readonly mate: number; readonly like: number; readonly distance: number }

/** A run of words that stands in more blocks than this tells nothing; of one block this many others are looked at. */
const MOST_BLOCKS = 20
const MOST_MATES = 8

/** Blocks with a run of words in common and enough other words. */
function candidates(before: readonly Placed[], after: readonly Placed[]): Candidate[] {
  const blocksWith = new Map<string, Placed[]>()
  for (const placed of after)
    for (const run of runsOf(placed[1])) {
      const others = blocksWith.get(run)
      if (others) others.push(placed)
      else blocksWith.set(run, [placed])
    }
  const found: Candidate[] = []
  for (const [at, block] of before) {
    const shared = new Map<Placed, number>()
    for (const run of runsOf(block)) {
      const others = blocksWith.get(run) ?? []
      if (others.length <= MOST_BLOCKS) for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1)
    }
    const likest = [...shared].sort(([one, runs], [other, more]) => more - runs || one[0] - other[0])
    for (const [[mate, other]] of likest.slice(0, MOST_MATES)) {
      // Blocks that say the same and are still free are repeated ones, separators: no telling which is which.
      if (block.key === other.key || !mayPair(block.node, other.node)) continue
      const like = likeness(block, other)
      if (like >= LIKE.found) found.push({ at, mate, like, distance: Math.abs(at - mate) })
    }
  }
  return found
}

/** Two words in a row, each once; of a short block the single words too. */
function runsOf({ words, picture }: Block): ReadonlySet<string> {
  const runs = new Set<string>(words.length < 8 ? words : [])
  if (picture !== null) runs.add(picture)
  for (let at = 1; at < words.length; at += 1) runs.add(`${words[at - 1] ?? ''} ${words[at] ?? ''}`)
  return runs
}
