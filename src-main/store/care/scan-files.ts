import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { unlessDiskFails } from '../disk/disk-failure.ts'
import { LARGEST_RECORD } from '../disk/envelope.ts'
import { listFolder } from '../disk/remove-folder.ts'
import { type FileStamp, namesIn, readUpTo, type StoreFs, sameStamp, stampOf } from '../disk/store-fs.ts'
import type { Places } from '../places.ts'
import { versionOfFile } from '../versions/version-store.ts'
import type { Sought } from './find-names.ts'
import { isArticleFolder, isKnownInArticle, isKnownInLibrary, isKnownInTrash, isOfTheSystem } from './known-files.ts'

/** Why a scan cannot answer for the whole library, and in which article. */
export type ScanStopped = {
  readonly reason: 'unreadable-file' | 'unknown-file' | 'changing' | 'stopped'
  readonly id: string | null
}

type Given = { readonly fs: StoreFs; readonly places: Places; readonly stopped: () => boolean }
type FileToScan = { readonly path: string; readonly id: string | null }
type Seen = Map<string, FileStamp>

const MOST_PASSES = 5
/** Larger files are not taken into memory; nothing that this program writes comes near. */
const LARGEST_SCANNED = 4 * LARGEST_RECORD
const unpacking = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip)

/**
 * Strikes every hash that any file of the library names: of the articles, what was removed, and the quarantine. People
 * go on writing meanwhile, so it looks again at what has changed until nothing has. Null when it has seen everything.
 */
export async function scanLibrary(given: Given, sought: Sought): Promise<ScanStopped | null> {
  const seen: Seen = new Map()
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const outcome = await onePass(given, sought, seen)
    if (typeof outcome !== 'number') return outcome
    if (outcome === 0 || sought.left().length === 0) return null
  }
  return { reason: 'changing', id: null }
}

/** How many files were new or changed since the pass before. */
async function onePass(given: Given, sought: Sought, seen: Seen): Promise<number | ScanStopped> {
  let changed = 0
  for await (const file of filesOf(given)) {
    if (given.stopped()) return { reason: 'stopped', id: null }
    if ('reason' in file) return file
    // A version never changes under its name.
    if (seen.has(file.path) && file.path.endsWith('.gz')) continue
    const stamp = await unlessDiskFails(() => stampOf(given.fs, file.path))
    const before = seen.get(file.path)
    if (stamp && before && sameStamp(before, stamp)) continue
    changed += 1
    // What is gone by now is looked for once more.
    if (!stamp) continue
    seen.set(file.path, stamp)
    if (!(await strikeFile(given.fs, file.path, sought))) return { reason: 'unreadable-file', id: file.id }
  }
  return changed
}

async function strikeFile(fs: StoreFs, path: string, sought: Sought): Promise<boolean> {
  const bytes = await unlessDiskFails(() => readUpTo(fs, path, LARGEST_SCANNED))
  if (!bytes) return isGone(fs, path)
  await sought.strike(bytes)
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return !path.endsWith('.gz')
  try {
    await sought.strike(await unpacking(bytes, { maxOutputLength: LARGEST_RECORD }))
    return true
  } catch {
    // Part of it cannot be read, and just that part may name something.
    return false
  }
}

/** What is gone by now names nothing; what the disk does not say may. */
async function isGone(fs: StoreFs, path: string): Promise<boolean> {
  try {
    return (await stampOf(fs, path)) === null
  } catch {
    return false
  }
}

async function* filesOf(given: Given): AsyncGenerator<FileToScan | ScanStopped> {
  const { fs, places } = given
  for (const name of await namesIn(fs, places.dir)) {
    if (!isKnownInLibrary(name)) yield { reason: 'unknown-file', id: null }
    else if (name.endsWith('.json') || name.endsWith('.bak')) yield { path: join(places.dir, name), id: null }
  }
  for (const id of await namesIn(fs, places.articles)) {
    if (isArticleFolder(id)) yield* filesOfArticle(given, id)
    else if (!isOfTheSystem(id)) yield { reason: 'unknown-file', id: null }
  }
  for (const name of await namesIn(fs, places.trash)) {
    if (!isKnownInTrash(name)) yield { reason: 'unknown-file', id: null }
    else if (name !== 'media') yield* everyFile(fs, join(places.trash, name))
  }
  for (const name of await namesIn(fs, places.quarantine)) yield* everyFile(fs, join(places.quarantine, name))
}

async function* filesOfArticle({ fs, places }: Given, id: string): AsyncGenerator<FileToScan | ScanStopped> {
  for (const name of await namesIn(fs, places.article(id))) {
    if (!isKnownInArticle(name)) yield { reason: 'unknown-file', id }
    else if (name !== 'versions') yield { path: join(places.article(id), name), id }
  }
  for (const name of await namesIn(fs, places.versions(id))) {
    if (versionOfFile(name)) yield { path: join(places.versions(id), name), id }
    else if (!isOfTheSystem(name)) yield { reason: 'unknown-file', id }
  }
}

async function* everyFile(fs: StoreFs, path: string): AsyncGenerator<FileToScan> {
  const names = await listFolder(fs, path)
  if (!names) return yield { path, id: null }
  for (const name of names) yield* everyFile(fs, join(path, name))
}
