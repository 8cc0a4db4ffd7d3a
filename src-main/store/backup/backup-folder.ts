import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { backupName, libraryMark, readBackupName } from '@shared/backup/backup-name.ts'
import { backupsToRemove } from '@shared/backup/backups-to-remove.ts'
import { type BackupFile, done, type Envelope, failed } from '@shared/contract/operations.ts'
import { unlessDiskFails } from '../disk/disk-failure.ts'
import { errnoOf, namesIn, type StoreFs, stampOf } from '../disk/store-fs.ts'
import { targetFailure } from './backup-failure.ts'
import { openBackup } from './backup-reader.ts'
import type { BackupRecord, BackupRecords } from './backup-record.ts'

/** Where a library's backups go; `setting` is empty until somebody chooses a folder. */
export const backupFolder = (libraryDir: string, setting: string): string =>
  setting === '' ? join(dirname(libraryDir), 'sao-luu') : setting

/** The backups in a folder by their names, the newest first; none when there is no such folder. */
export async function listBackupFiles(
  { fs, folder, libraryId }: { readonly fs: StoreFs; readonly folder: string; readonly libraryId: string },
  { own }: BackupRecord,
): Promise<readonly BackupFile[]> {
  const files: BackupFile[] = []
  for (const name of await namesIn(fs, folder)) {
    const read = readBackupName(name)
    const file = join(folder, name)
    const stamp = read && (await unlessDiskFails(() => stampOf(fs, file)))
    if (!read || !stamp) continue
    const readBack = own.some((known) => known.name === name && known.size === stamp.size && known.readBack)
    files.push({
      ...{ file, name, size: stamp.size, createdAt: read.createdAt, library: read.library },
      ours: read.library === libraryMark(libraryId),
      state: readBack ? 'verified' : 'notChecked',
    })
  }
  return files.sort((one, other) =>
    one.createdAt < other.createdAt || (one.createdAt === other.createdAt && one.name < other.name) ? 1 : -1,
  )
}

/**
 * Makes sure that backups may go to a folder: it is there, or its parent is and it can be made. A missing parent is a
 * stick that is not plugged in. Errors: `backup/folder`, `backup/folder-inside-library`, those of `targetFailure`.
 */
export async function prepareFolder(fs: StoreFs, folder: string, libraryDir: string): Promise<Envelope<null>> {
  if (!isAbsolute(folder)) return failed('backup/folder')
  if (isInside(folder, libraryDir)) return failed('backup/folder-inside-library')
  try {
    await fs.identity(dirname(folder))
    await fs.mkdir(folder)
    return done(null)
  } catch (error) {
    return errnoOf(error) === 'EEXIST' ? failed('backup/folder') : targetFailure(error)
  }
}

/** Whether a path is this folder or lies in it. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
}

/** A path in the folder that no file has, finished or unfinished. */
export async function freePath(fs: StoreFs, folder: string, libraryId: string, at: Date): Promise<string> {
  const taken = new Set(await namesIn(fs, folder))
  let again = 1
  while (taken.has(backupName(libraryId, at, again)) || taken.has(`${backupName(libraryId, at, again)}.part`))
    again += 1
  return join(folder, backupName(libraryId, at, again))
}

/** Removes what a killed program left half written of this library's backups; one being written elsewhere is young. */
export async function clearUnfinishedBackups(fs: StoreFs, folder: string, libraryId: string, now: Date): Promise<void> {
  await unlessDiskFails(async () => {
    for (const name of await namesIn(fs, folder)) {
      const read = name.endsWith('.part') ? readBackupName(name.slice(0, -'.part'.length)) : null
      const stamp = read?.library === libraryMark(libraryId) ? await stampOf(fs, join(folder, name)) : null
      if (stamp && now.getTime() - stamp.mtimeMs > UNFINISHED_MS) await fs.unlink(join(folder, name))
    }
  })
}

/**
 * Takes away what the retention rule lets go, of those backups alone whose name and manifest both say this library.
 * Returns their names.
 */
export async function applyRetention(given: {
  readonly fs: StoreFs
  readonly folder: string
  readonly libraryId: string
  readonly records: BackupRecords
}): Promise<readonly string[]> {
  const { fs, folder, records } = given
  const removed = await unlessDiskFails(async () => {
    const known = await records.read()
    const ours: BackupFile[] = []
    const recognised: BackupFile[] = []
    for (const file of await listBackupFiles(given, known)) {
      if (!file.ours) continue
      const isKnown = known.own.some(({ name, size }) => name === file.name && size === file.size)
      if (!isKnown && !(await isOf(file.file, given.libraryId))) continue
      ours.push(file)
      if (!isKnown) recognised.push(file)
    }
    if (recognised.length > 0) await records.recognised(recognised.map(({ name, size }) => ({ name, size })))
    const gone: string[] = []
    for (const name of backupsToRemove(ours)) {
      const unlinked = await unlessDiskFails(async () => {
        await fs.unlink(join(folder, name))
        return true
      })
      if (unlinked) gone.push(name)
    }
    return gone
  })
  return removed ?? []
}

async function isOf(file: string, libraryId: string): Promise<boolean> {
  const opened = await openBackup(file)
  if (!opened.ok) return false
  opened.value.close()
  return opened.value.manifest.head.libraryId === libraryId
}

const UNFINISHED_MS = 3_600_000
