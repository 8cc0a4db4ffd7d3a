/** Places of one thing in the two texts. */
export type Pair = readonly [before: number, after: number]

/**
 * Of pairs sorted by their first place, no place named twice, those that stand in the same order in both texts and
 * together weigh most. O(n log n).
 */
export function pairsInOrder(pairs: readonly Pair[], weightOf: (pair: Pair) => number = () => 1): readonly Pair[] {
  const ranks = new Map([...pairs.map(([, after]) => after)].sort((a, b) => a - b).map((after, rank) => [after, rank]))
  const best = createBestSoFar(ranks.size)
  const links = pairs.map((pair, at) => {
    const rank = ranks.get(pair[1]) ?? 0
    const before = best.below(rank)
    best.put(rank, { weight: before.weight + weightOf(pair), at })
    return before.at
  })
  const chain: Pair[] = []
  for (let at = best.below(ranks.size).at; at >= 0; at = links[at] ?? -1) {
    const pair = pairs[at]
    if (pair) chain.push(pair)
  }
  return chain.reverse()
}

type Best = { readonly weight: number; readonly at: number }
const NONE: Best = { weight: 0, at: -1 }

/** A Fenwick tree of maxima: the heaviest chain that ends below a rank. */
function createBestSoFar(size: number) {
  const tree: Best[] = new Array<Best>(size + 1).fill(NONE)
  return {
    below(rank: number): Best {
      let best = NONE
      for (let node = rank; node > 0; node -= node & -node) {
        const here = tree[node] ?? NONE
        if (here.weight > best.weight) best = here
      }
      return best
    },
    put(rank: number, chain: Best): void {
      for (let node = rank + 1; node <= size; node += node & -node)
        if (chain.weight > (tree[node] ?? NONE).weight) tree[node] = chain
    },
  }
}
