import { basename } from 'node:path'
import { type BackupFile, done, type Envelope, type Failure, failed } from '@shared/contract/operations.ts'
import { diskFailure } from '../disk/disk-failure.ts'
import { errnoOf, type StoreFs } from '../disk/store-fs.ts'
import type { LibraryGuard } from '../library-guard.ts'
import type { Places } from '../places.ts'
import { targetFailure } from './backup-failure.ts'
import {
  applyRetention,
  backupFolder,
  clearUnfinishedBackups,
  freePath,
  listBackupFiles,
  prepareFolder,
} from './backup-folder.ts'
import type { Working } from './backup-reader.ts'
import { type BackupRecord, createBackupRecords } from './backup-record.ts'
import { type WrittenBackup, writeBackup } from './write-backup.ts'

export type MadeBackup = WrittenBackup & {
  readonly file: string
  readonly createdAt: Date
  /** Names of the older backups that were taken away. */
  readonly removed: readonly string[]
}

/** The backups of an open library. */
export type Backups = {
  /** Where they go when no other folder is named. */
  folder(setting: string): string
  list(folder: string): Promise<Envelope<readonly BackupFile[]>>
  record(): Promise<BackupRecord>
  /** Every text of these backups, named by their manifests, is or was in this library. */
  holds(manifestHashes: readonly string[]): Promise<void>
  /**
   * Makes one, reads it back, and then lets the retention rule take older ones away. What went well or wrong is
   * remembered. Errors: `backup/already-running`, and those of `prepareFolder` and `writeBackup`.
   */
  make(
    given: { readonly folder: string; readonly programVersion: string },
    working: Working,
  ): Promise<Envelope<MadeBackup>>
  running(): boolean
  /** Resolves when none is being made. */
  idle(): Promise<void>
}

export function createBackups(given: {
  readonly fs: StoreFs
  readonly places: Places
  readonly guard: LibraryGuard
  readonly now: () => Date
  readonly writable: () => boolean
  readonly libraryId: string
}): Backups {
  const { fs, places, now, writable, libraryId } = given
  const records = createBackupRecords(given)
  let making: Promise<Envelope<MadeBackup>> | null = null

  const make = async (folder: string, programVersion: string, working: Working): Promise<Envelope<MadeBackup>> => {
    try {
      return await makeIn(folder, programVersion, working)
    } catch (error) {
      return targetFailure(error)
    }
  }

  const makeIn = async (folder: string, programVersion: string, working: Working): Promise<Envelope<MadeBackup>> => {
    const ready = await prepareFolder(fs, folder, places.dir)
    if (!ready.ok) return ready
    const createdAt = now()
    if (writable()) await clearUnfinishedBackups(fs, folder, libraryId, createdAt)
    const file = await freePath(fs, folder, libraryId, createdAt)
    const { held } = await records.read()
    const head = { libraryId, programVersion, createdAt, ancestors: [...held] }
    const written = await writeBackup({ ...given, path: file, head }, working)
    if (!written.ok) return written
    const { size, unread, manifestHash } = written.value
    const kept = { name: basename(file), file, size, manifestHash, unread: unread.length }
    await records.succeeded({ at: createdAt, ...kept })
    // A library that is only read here has its backups looked after by whoever writes it.
    const removed = writable() ? await applyRetention({ fs, folder, libraryId, records }) : []
    return done({ ...written.value, file, createdAt, removed })
  }
  const remember = async ({ code, facts }: Failure) => {
    if (code !== 'task/cancelled') await records.failed(now(), { code, facts })
  }

  return {
    folder: (setting) => backupFolder(places.dir, setting),
    async list(folder) {
      try {
        return done(await listBackupFiles({ fs, folder, libraryId }, await records.read()))
      } catch (error) {
        return errnoOf(error) === 'ENOTDIR' ? done([]) : diskFailure(error)
      }
    },
    record: records.read,
    holds: records.holds,
    async make({ folder, programVersion }, working) {
      if (making) return failed('backup/already-running')
      making = make(folder, programVersion, working)
      try {
        const made = await making
        if (!made.ok) await remember(made.error)
        return made
      } finally {
        making = null
      }
    },
    running: () => making !== null,
    async idle() {
      await making?.catch(() => {})
    },
  }
}
