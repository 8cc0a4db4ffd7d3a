import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'

/** Hashing so much takes a few milliseconds at most, so that saves and windows are answered in between. */
const SLICE = 1024 * 1024

/** The bytes in slices, with a turn of the event loop between them. */
export async function* inSlices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += SLICE) {
    if (at > 0) await nextTurn()
    yield bytes.subarray(at, at + SLICE)
  }
}

/** SHA-256 in hex, without holding up anything else. */
export async function hashInSlices(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256')
  for await (const slice of inSlices(bytes)) hash.update(slice)
  return hash.digest('hex')
}
