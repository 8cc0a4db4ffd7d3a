import { isReadOnlyFailure } from './disk/disk-failure.ts'
import { errnoOf, namesIn, type StoreFs } from './disk/store-fs.ts'
import type { LibraryIndex } from './library-index.ts'
import type { Places } from './places.ts'
import type { PurgedArticles } from './trash/purged-articles.ts'

/** Tries by writing; a full disk still counts as one that may be written. */
export async function canWrite(fs: StoreFs, places: Places): Promise<boolean> {
  try {
    for (const folder of [places.dir, places.articles, places.media, places.quarantine, places.tmp])
      await fs.mkdir(folder)
    const probe = `${places.tmp}/${process.pid}-probe.tmp`
    const file = await fs.createNew(probe)
    await file.close()
    await fs.unlink(probe)
    return true
  } catch (error) {
    if (isReadOnlyFailure(error)) return false
    if (['ENOSPC', 'EEXIST'].includes(errnoOf(error))) return true
    throw error
  }
}

/** What a killed program left half written was never acknowledged. */
export async function clearUnfinished(fs: StoreFs, places: Places): Promise<void> {
  for (const name of await namesIn(fs, places.tmp)) await fs.unlink(`${places.tmp}/${name}`)
}

/** Marks what is gone. More than a fifth gone at once is a disk that is not there, not a deletion. */
export function tooManyAreGone(index: LibraryIndex, found: readonly string[], purged: PurgedArticles): boolean {
  const here = new Set(found)
  for (const id of index.ids()) if (!here.has(id) && purged.has(id)) index.remove(id)
  const known = index.ids()
  const gone = known.filter((id) => !here.has(id))
  for (const id of gone) index.markMissing(id)
  return isTooMany(gone.length, known.length)
}

/** Whether so many of the known articles are missing that nothing may be concluded from it. */
export const isTooMany = (gone: number, known: number): boolean => gone > known * 0.2
