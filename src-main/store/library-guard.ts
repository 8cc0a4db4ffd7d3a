import { type StoreFs, unlessMissing } from './disk/store-fs.ts'
import type { Places } from './places.ts'

/** Tells whether the folder that was opened is still the one at its path. */
export type LibraryGuard = {
  /** Throws when the disk cannot say. */
  isHere(): Promise<boolean>
}

/**
 * Remembers which folder was opened. A stick that was pulled out, or another folder put in its place, must not be
 * written to: making the folders anew would look like an empty library and swallow the next saves.
 */
export async function createLibraryGuard(fs: StoreFs, places: Places): Promise<LibraryGuard> {
  const identify = async () => Promise.all([places.dir, places.articles].map((folder) => fs.identity(folder)))
  const opened = String(await identify())
  return {
    async isHere() {
      const now = await unlessMissing(identify())
      return now !== null && String(now) === opened
    },
  }
}
