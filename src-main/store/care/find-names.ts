import { setImmediate as nextTurn } from 'node:timers/promises'

/** Bytes looked through at once: under a millisecond. */
const SLICE = 128 * 1024
const HASH = 64
const HALF = HASH / 2
const RUN = /[0-9a-f]{32,}/g

/** Hashes that are looked for; those that were seen are taken out. */
export type Sought = {
  /** Goes through the bytes and takes out every hash that they name. Yields to others on the way. */
  strike(bytes: Uint8Array): Promise<void>
  /** What nothing has named yet. */
  left(): readonly string[]
}

/**
 * Looks for SHA-256 hashes in the bytes of any file, whatever its form and however damaged. One half of a hash is
 * enough: a single wrong character anywhere in it spares the other half.
 */
export function seek(hashes: Iterable<string>): Sought {
  const byHalf = new Map<string, string[]>()
  const left = new Set(hashes)
  for (const hash of left)
    for (const half of [hash.slice(0, HALF), hash.slice(HALF)]) byHalf.set(half, [...(byHalf.get(half) ?? []), hash])
  const strikeHalf = (half: string) => {
    for (const hash of byHalf.get(half) ?? []) left.delete(hash)
  }
  return {
    async strike(bytes) {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      let carried = ''
      for (let at = 0; at < buffer.length && left.size > 0; at += SLICE) {
        if (at > 0) await nextTurn()
        const text = carried + buffer.toString('latin1', at, at + SLICE)
        for (const [run] of text.matchAll(RUN)) {
          strikeHalf(run.slice(0, HALF))
          strikeHalf(run.slice(-HALF))
        }
        carried = /[0-9a-f]{0,64}$/.exec(text.slice(-HASH))?.[0] ?? ''
      }
    },
    left: () => [...left],
  }
}
