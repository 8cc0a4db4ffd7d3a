import { resolve } from 'node:path'
import { done, type Envelope } from '@shared/contract/operations.ts'
import { nodeFs } from '../disk/store-fs.ts'
import { openLibrary } from '../library.ts'
import type { Door } from '../library-lock.ts'
import { openBackup, type Working } from './backup-reader.ts'
import { extractBackup, isFree } from './extract-backup.ts'
import type { ManifestHead } from './manifest.ts'

export type RestoredLibrary = {
  readonly dir: string
  readonly counts: ManifestHead['counts']
  /** What the new library's own check says. */
  readonly problems: readonly { readonly file: string; readonly code: string }[]
}

/**
 * Makes a library of a backup in a folder that is empty or not there yet. Everything is proven before anything is
 * written, and the library is opened and checked before it gets its place. Errors: `backup/folder-not-empty`,
 * `task/cancelled`, those of `openBackup`, `extractBackup` and `openLibrary`.
 */
export async function restoreLibrary(
  given: {
    readonly file: string
    readonly dir: string
    readonly door: Door
    readonly now: () => Date
    readonly newId: () => string
  },
  working: Working,
): Promise<Envelope<RestoredLibrary>> {
  const dir = resolve(given.dir)
  const free = await isFree(nodeFs, dir)
  if (!free.ok) return free
  const opened = await openBackup(given.file)
  if (!opened.ok) return opened
  const reader = opened.value
  const { signal, progress } = working
  try {
    const proven = await reader.verify({ signal, progress: (count, total) => progress(count, total * 2) })
    if (!proven.ok) return proven
    const half = { signal, progress: (count: number, total: number) => progress(total + count, total * 2) }
    const check = async (unpacked: string) => {
      const library = await openLibrary({ ...given, dir: unpacked })
      if (!library.ok) return library
      await library.value.ready.catch(() => {})
      const { problems } = await library.value.verify()
      await library.value.close()
      return done({ dir, counts: reader.manifest.head.counts, problems })
    }
    return await extractBackup({ fs: nodeFs, reader, dir, check }, half)
  } finally {
    reader.close()
  }
}
