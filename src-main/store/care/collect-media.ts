import { join } from 'node:path'
import { TRASH_DAYS } from '@shared/workflow/trash.ts'
import { unlessDiskFails } from '../disk/disk-failure.ts'
import { moveFile } from '../disk/durable-write.ts'
import { namesIn, type StoreFs, stampOf } from '../disk/store-fs.ts'
import { mediaFileName } from '../media-store.ts'
import type { Places } from '../places.ts'
import { seek } from './find-names.ts'
import { isOfTheSystem, trashedOriginal } from './known-files.ts'
import { type ScanStopped, scanLibrary } from './scan-files.ts'

export type MediaCollected = {
  /** Originals that were looked for. */
  readonly scanned: number
  /** Into the trash, back from it, deleted. */
  readonly moved: number
  readonly back: number
  readonly deleted: number
  /** Set when nothing was done, because not everything in the library could be seen. */
  readonly stoodStill: ScanStopped | null
}

const DAY = 86_400_000

/**
 * Takes originals away that nothing in the library has named for 30 days. They only move into the trash; there they
 * are looked for once more 30 days later, and go back where anything names them. One file that cannot be read or is
 * not known, and nothing is touched at all.
 */
export async function collectMedia(given: {
  readonly fs: StoreFs
  readonly places: Places
  readonly now: () => Date
  /** False while the clock is not to be trusted: then originals only come back. */
  readonly mayGo: boolean
  /** Whether somebody has added or seen the original since the library was opened. */
  readonly isInUse: (sha256: string) => boolean
  readonly stopped: () => boolean
}): Promise<MediaCollected> {
  const { fs, places, now, mayGo, isInUse } = given
  const age = (since: number) => (now().getTime() - since) / DAY
  const names = (await namesIn(fs, places.media)).filter((name) => !isOfTheSystem(name))
  const trashNames = (await namesIn(fs, places.trashMedia)).filter((name) => !isOfTheSystem(name))
  const trashed = trashNames.map(trashedOriginal).filter((entry) => entry !== null)
  if (trashed.length < trashNames.length || names.some((name) => mediaFileName(name) === null))
    return { ...NOTHING, stoodStill: { reason: 'unknown-file', id: null } }

  const old: { readonly name: string; readonly sha256: string }[] = []
  for (const name of names) {
    const hash = mediaFileName(name)?.sha256 ?? ''
    const stamp = isInUse(hash) ? null : await unlessDiskFails(() => stampOf(fs, join(places.media, name)))
    if (stamp && age(stamp.mtimeMs) >= TRASH_DAYS) old.push({ name, sha256: hash })
  }
  const sought = seek([...old, ...trashed].map(({ sha256 }) => sha256))
  const scanned = old.length + trashed.length
  if (scanned === 0) return NOTHING
  const stoodStill = await scanLibrary(given, sought)
  if (stoodStill) return { ...NOTHING, scanned, stoodStill }

  const unnamed = new Set(sought.left())
  const here = new Set(names)
  const counts = { moved: 0, back: 0, deleted: 0 }
  for (const { name, sha256, at } of trashed) {
    const path = join(places.trashMedia, `${name}.${at}`)
    if (!unnamed.has(sha256) && !here.has(name)) {
      await moveFile(fs, path, join(places.media, name))
      here.add(name)
      counts.back += 1
    } else if (mayGo && unnamed.has(sha256) && age(at) >= TRASH_DAYS) {
      await fs.unlink(path)
      counts.deleted += 1
    }
  }
  const going = mayGo ? old.filter(({ sha256 }) => unnamed.has(sha256) && !isInUse(sha256)) : []
  if (going.length > 0) await fs.mkdir(places.trashMedia)
  for (const { name } of going) {
    await moveFile(fs, join(places.media, name), join(places.trashMedia, `${name}.${now().getTime()}`))
    counts.moved += 1
  }
  if (counts.moved + counts.back > 0) {
    await fs.syncFolder(places.trashMedia)
    await fs.syncFolder(places.media)
  }
  return { scanned, ...counts, stoodStill: null }
}

const NOTHING: MediaCollected = { scanned: 0, moved: 0, back: 0, deleted: 0, stoodStill: null }
