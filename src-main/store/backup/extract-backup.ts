import { randomBytes } from 'node:crypto'
import { rm, rmdir } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import { errnoOf, namesIn, type StoreFs, unlessMissing } from '../disk/store-fs.ts'
import { placesIn } from '../places.ts'
import { targetFailure } from './backup-failure.ts'
import type { BackupReader, Working } from './backup-reader.ts'
import { createBackupRecords } from './backup-record.ts'
import type { ManifestFile } from './manifest.ts'
import { severalAtOnce } from './several-at-once.ts'

/**
 * Unpacks a proven backup beside `dir`, lets `check` look at it there and only then puts it in place; whatever fails,
 * `dir` is as it was. Errors: `backup/folder`, `backup/folder-not-empty`, `task/cancelled`, those of `targetFailure`, of
 * the reader and of `check`.
 */
export async function extractBackup<T>(
  given: {
    readonly fs: StoreFs
    readonly reader: BackupReader
    /** Absent, or an empty folder. */
    readonly dir: string
    readonly check: (unpacked: string) => Promise<Envelope<T>>
  },
  working: Working,
): Promise<Envelope<T>> {
  const { fs, reader, dir } = given
  const free = await isFree(fs, dir)
  if (!free.ok) return free
  const part = `${dir}.part-${randomBytes(4).toString('hex')}`
  let placed = false
  try {
    await fs.mkdir(part)
    const unpacked = await unpack(fs, reader, part, working)
    if (!unpacked.ok) return unpacked
    const checked = await given.check(part)
    if (!checked.ok) return checked
    if (working.signal.aborted) return failed('task/cancelled')
    // Windows renames no folder onto an empty one.
    await unlessMissing(rmdir(dir))
    await fs.rename(part, dir)
    placed = true
    await fs.syncFolder(dirname(dir))
    return checked
  } catch (error) {
    return targetFailure(error)
  } finally {
    if (!placed) await rm(part, { recursive: true, force: true }).catch(ignore)
  }
}

/** `backup/folder`, `backup/folder-not-empty`, those of `targetFailure`. */
export async function isFree(fs: StoreFs, dir: string): Promise<Envelope<null>> {
  if (!isAbsolute(dir) || dirname(dir) === dir) return failed('backup/folder')
  try {
    await fs.identity(dirname(dir))
    return (await namesIn(fs, dir)).length > 0 ? failed('backup/folder-not-empty') : done(null)
  } catch (error) {
    return errnoOf(error) === 'ENOTDIR' ? failed('backup/folder') : targetFailure(error)
  }
}

async function unpack(fs: StoreFs, reader: BackupReader, part: string, working: Working): Promise<Envelope<null>> {
  const { signal, progress } = working
  const { head, files, hash } = reader.manifest
  const folders = new Set<string>([part])
  let count = 0
  const written = await severalAtOnce([...files.values()], async (file) => {
    if (signal.aborted) return failed('task/cancelled')
    const one = await writeOne(fs, reader, part, file, folders)
    progress(++count, files.size)
    return one
  })
  if (!written.ok) return written
  const places = placesIn(part)
  await fs.mkdir(places.tmp)
  await createBackupRecords({ fs, places, writable: () => true }).holds([...head.ancestors, hash])
  for (const folder of folders) await fs.syncFolder(folder)
  return done(null)
}

async function writeOne(
  fs: StoreFs,
  reader: BackupReader,
  part: string,
  file: ManifestFile,
  folders: Set<string>,
): Promise<Envelope<null>> {
  const read = await reader.read(file)
  if (!read.ok) return read
  const path = join(part, ...file.path.split('/'))
  for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) folders.add(folder)
  await fs.mkdir(dirname(path))
  const written = await fs.createNew(path)
  try {
    await written.writeFile(read.value)
    await written.sync()
  } finally {
    await written.close()
  }
  return done(null)
}

// The first failure is the one to tell.
function ignore(): void {}
