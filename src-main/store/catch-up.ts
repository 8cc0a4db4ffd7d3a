import type { ArticleShelf } from './article-shelf.ts'
import { unlessDiskFails } from './disk/disk-failure.ts'
import { type StoreFs, sameStamp, stampOf } from './disk/store-fs.ts'
import type { LibraryIndex } from './library-index.ts'
import type { Places } from './places.ts'

const AT_ONCE = 16
const TELL_EVERY_MS = 400

/** How far reading has come. */
export type Progress = { readonly done: number; readonly total: number }

/**
 * Reads again, while the library is already open, what differs from the index in size or time. An article that cannot
 * be read keeps its old row. Ends early when `stopped`.
 */
export async function catchUp(given: {
  readonly fs: StoreFs
  readonly places: Places
  readonly index: LibraryIndex
  readonly shelf: ArticleShelf
  readonly ids: readonly string[]
  readonly stopped: () => boolean
  readonly onProgress: (progress: Progress) => void
}): Promise<void> {
  const { fs, places, index, shelf, ids, stopped, onProgress } = given
  // The newest articles are those that somebody waits for.
  const waiting = [...ids].sort()
  let done = 0
  let told = Date.now()
  const work = async () => {
    for (let id = waiting.pop(); id && !stopped(); id = waiting.pop()) {
      const row = index.get(id)
      const stamp = await unlessDiskFails(() => stampOf(fs, places.articleFile(id)))
      if (!row || !stamp || !sameStamp(row.stamp, stamp)) await shelf.reindex(id)
      done += 1
      if (Date.now() - told < TELL_EVERY_MS) continue
      told = Date.now()
      onProgress({ done, total: ids.length })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}
