import { statfs } from 'node:fs/promises'
import type { LibraryStatus } from '@shared/contract/operations.ts'
import type { Context } from '../context.ts'

/** What the library holds and how it is, within a second however large it is. */
export async function libraryStatus({ library, version, door }: Context): Promise<LibraryStatus> {
  const { care, backups } = library
  const rows = library.list()
  const [room, quarantine, backup, disk, reserveIsHeld] = await Promise.all([
    care.room(),
    care.quarantine(),
    backups.record(),
    freeDisk(library.dir),
    care.reserveIsHeld(),
  ])
  const recovering = new Set(library.recovered.map(({ id }) => id))
  const titles = new Map(rows.filter(({ id }) => recovering.has(id)).map(({ id, title }) => [id, title]))
  const inTrash = rows.filter(({ trashedAt }) => trashedAt !== null).length
  const { lastSuccess } = backup
  return {
    ...{ version, door, room, inTrash },
    platform: process.platform,
    node: process.versions.node,
    electron: process.versions.electron ?? null,
    readOnly: library.readOnly,
    lockedBy: library.lockedBy,
    articles: library.count() - inTrash,
    lastSaveAt: rows.reduce<string | null>((last, { savedAt }) => (last && last >= savedAt ? last : savedAt), null),
    lastBackup: lastSuccess && { at: lastSuccess.at, file: lastSuccess.file },
    disk: { ...disk, reserve: reserveIsHeld ? 'held' : 'given-back' },
    quarantine: [...quarantine],
    recovered: library.recovered.map((each) => ({ ...each, title: titles.get(each.id) ?? null })),
    missing: library.missing().map((id) => ({ id, title: care.missingTitle(id) })),
  }
}

async function freeDisk(dir: string): Promise<Pick<LibraryStatus['disk'], 'freeBytes' | 'totalBytes'>> {
  try {
    const { bavail, blocks, bsize } = await statfs(dir)
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
  } catch {
    return { freeBytes: null, totalBytes: null }
  }
}
