import { basename, extname, join } from 'node:path'
import { moveFile } from '../disk/durable-write.ts'
import { sha256 } from '../disk/envelope.ts'
import type { StoreFs } from '../disk/store-fs.ts'
import type { Places } from '../places.ts'

const LONGEST_NAME_BYTES = 150

/**
 * Moves a file into the quarantine, whole, under a name that is never given out again; answers with that name.
 * `label` says whose it was: an article's id, `library`, `media`.
 */
export async function moveAside(
  { fs, places }: { readonly fs: StoreFs; readonly places: Places },
  path: string,
  label: string,
): Promise<string> {
  const { mtimeMs, ino, size } = await fs.stat(path)
  const mark = sha256(`${path}|${mtimeMs}|${ino}|${size}`).slice(0, 12)
  const name = `${label}.${mark}.${shortened(basename(path))}`
  await fs.mkdir(places.quarantine)
  await moveFile(fs, path, join(places.quarantine, name))
  await fs.syncFolder(places.quarantine)
  return name
}

/** A disk takes 255 bytes, and a Vietnamese name as a Mac writes it is three times as long as it looks. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_NAME_BYTES) return name
  const end = extname(name).slice(0, 12)
  let start = ''
  for (const letter of name) {
    if (Buffer.byteLength(start + letter + end) > LONGEST_NAME_BYTES) break
    start += letter
  }
  return start + end
}
