/** Where the person was in an article: how far down the page, and the caret in the body. */
export type RememberedPlace = { readonly id: string; readonly top: number; readonly caret: number }

const LONGEST = 200

/** Reads what was kept; anything foreign is left out. */
export function readPlaces(text: string | null): readonly RememberedPlace[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(kept) ? kept.filter(isPlace).slice(-LONGEST) : []
  } catch {
    return []
  }
}

/** The places with this one as the latest; the oldest are forgotten. */
export const withPlace = (places: readonly RememberedPlace[], place: RememberedPlace): readonly RememberedPlace[] =>
  [...places.filter(({ id }) => id !== place.id), place].slice(-LONGEST)

function isPlace(value: unknown): value is RememberedPlace {
  if (typeof value !== 'object' || value === null) return false
  const { id, top, caret }: { id?: unknown; top?: unknown; caret?: unknown } = value
  return typeof id === 'string' && isCount(top) && isCount(caret)
}

const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value >= 0
