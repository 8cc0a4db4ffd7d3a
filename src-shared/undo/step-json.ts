/** A change as ProseMirror writes it. It means nothing until the editor's closed schema reads it. */
export type StepJson = { readonly stepType: string; readonly [key: string]: unknown }

/** Bodies nest at most 64 nodes of two JSON levels each; a step adds a few. */
const DEEPEST = 140
const MOST_PARTS = 200_000

/** Whether this is plain JSON of a step: nests sanely, names no prototype. Walks without recursion. */
export function isStepJson(value: unknown): value is StepJson {
  if (!isRecord(value) || typeof value.stepType !== 'string' || !/^[a-zA-Z]{1,40}$/.test(value.stepType)) return false
  const waiting: { part: unknown; depth: number }[] = [{ part: value, depth: 0 }]
  let parts = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { part, depth } = next
    if (++parts > MOST_PARTS || depth > DEEPEST) return false
    if (isPlain(part)) continue
    if (!Array.isArray(part) && !isRecord(part)) return false
    if (Object.hasOwn(part, '__proto__')) return false
    for (const inner of Object.values(part)) waiting.push({ part: inner, depth: depth + 1 })
  }
  return true
}

const isPlain = (part: unknown): boolean =>
  part === null ||
  typeof part === 'string' ||
  typeof part === 'boolean' ||
  (typeof part === 'number' && Number.isFinite(part))

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
