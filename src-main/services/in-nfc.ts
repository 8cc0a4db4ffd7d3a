import { toNfc } from '@shared/vietnamese/normal-form.ts'

/** The same plain data with every text in NFC. */
export function inNfc<T>(value: T): T {
  return normalised(value) as T
}

function normalised(value: unknown): unknown {
  // Half of a surrogate pair is no character: it cannot be stored as UTF-8 or hashed.
  if (typeof value === 'string') return toNfc(value).toWellFormed()
  if (Array.isArray(value)) return value.map(normalised)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, normalised(inner)]))
}
