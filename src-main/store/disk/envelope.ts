import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'

/** Larger files were not written by this program; reading them would only fill the memory. */
export const LARGEST_RECORD = 64 * 1024 * 1024

const DEEPEST = 300
const HEAD = /^\{"sha256":"([0-9a-f]{64})",/
const NUMBERS = /^"generation":(\d{1,15}),"schemaVersion":(\d{1,6}),"data":/
const HEAD_BYTES = 77

export type Sealed = { readonly generation: number; readonly schemaVersion: number; readonly data: unknown }
export type Opened =
  | { readonly sound: true; readonly sealed: Sealed }
  | { readonly sound: false; readonly reason: string }

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** The bytes on disk: `{ sha256, generation, schemaVersion, data }`, the hash over every raw byte that follows it. */
export function seal({ generation, schemaVersion, data }: Sealed): Uint8Array {
  const rest = `"generation":${generation},"schemaVersion":${schemaVersion},"data":${JSON.stringify(data)}}\n`
  return Buffer.from(`{"sha256":"${sha256(rest)}",${rest}`)
}

/** The same bytes of data that is given as pieces of its JSON; between two pieces other work may go on. */
export async function sealInPieces(
  { generation, schemaVersion }: Omit<Sealed, 'data'>,
  pieces: Iterable<string>,
): Promise<Uint8Array> {
  const hash = createHash('sha256')
  const rest: Buffer[] = []
  const add = (piece: string) => {
    const bytes = Buffer.from(piece)
    hash.update(bytes)
    rest.push(bytes)
  }
  add(`"generation":${generation},"schemaVersion":${schemaVersion},"data":`)
  for (const piece of pieces) {
    add(piece)
    await setImmediate()
  }
  add('}\n')
  return Buffer.concat([Buffer.from(`{"sha256":"${hash.digest('hex')}",`), ...rest])
}

/** Reads sealed bytes back, or says how they are damaged. */
export function unseal(bytes: Uint8Array): Opened {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.length === 0) return damaged('empty')
  if (buffer.length > LARGEST_RECORD) return damaged('too-large')
  const hash = HEAD.exec(buffer.toString('latin1', 0, HEAD_BYTES))?.[1]
  if (!hash) return damaged('no-envelope')
  const rest = buffer.subarray(HEAD_BYTES)
  if (sha256(rest) !== hash) return damaged('hash')
  const numbers = NUMBERS.exec(rest.toString('latin1', 0, 80))
  if (!numbers) return damaged('no-envelope')
  const raw = rest.toString('utf8', numbers[0].length).trimEnd()
  let data: unknown
  try {
    data = JSON.parse(raw.slice(0, -1))
  } catch {
    return damaged('json')
  }
  if (!raw.endsWith('}') || !isPlainRecord(data)) return damaged('json')
  return { sound: true, sealed: { generation: Number(numbers[1]), schemaVersion: Number(numbers[2]), data } }
}

const damaged = (reason: string): Opened => ({ sound: false, reason })

/** An object whose parts nest sanely and never name a prototype. Walks without recursion: 5,000 levels must not throw. */
function isPlainRecord(data: unknown): boolean {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return false
  const waiting: { value: object; depth: number }[] = [{ value: data, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.depth > DEEPEST || Object.hasOwn(next.value, '__proto__')) return false
    for (const value of Object.values(next.value))
      if (typeof value === 'object' && value !== null) waiting.push({ value, depth: next.depth + 1 })
  }
  return true
}
