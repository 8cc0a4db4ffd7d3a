/** Where two texts differ: what stood at `at` before and what stands there after. */
export type TextChange = { readonly at: number; readonly removed: string; readonly inserted: string }

/** The one stretch in which a text changed; null when it did not. Never parts a letter of two halves. */
export function textChange(before: string, after: string): TextChange | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  if (isFirstHalf(before[start - 1])) start -= 1
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  if (end > 0 && isSecondHalf(before[before.length - end])) end -= 1
  return {
    at: start,
    removed: before.slice(start, before.length - end),
    inserted: after.slice(start, after.length - end),
  }
}

const isFirstHalf = (unit: string | undefined) => unit !== undefined && unit >= '\uD800' && unit <= '\uDBFF'
const isSecondHalf = (unit: string | undefined) => unit !== undefined && unit >= '\uDC00' && unit <= '\uDFFF'
