import { fold } from '@shared/vietnamese/fold.ts'

/**
 * Things whose names hold every word of the query, with or without diacritics, the best first: names that begin with
 * the query, then names with a word that does, then the rest, each in the given order.
 */
export function matchFolded<T>(
  things: readonly T[],
  nameOf: (thing: T) => string,
  query: string,
  most: number,
): readonly T[] {
  const wanted = fold(query).trim()
  if (wanted === '') return things.slice(0, most)
  const words = wanted.split(/\s+/u)
  return things
    .map((thing) => ({ thing, rank: rankOf(fold(nameOf(thing)), wanted, words) }))
    .filter(({ rank }) => rank < NONE)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ thing }) => thing)
}

const NONE = 3

function rankOf(name: string, wanted: string, words: readonly string[]): number {
  if (name.startsWith(wanted)) return 0
  if (name.includes(` ${wanted}`)) return 1
  return words.every((word) => name.includes(word)) ? 2 : NONE
}
