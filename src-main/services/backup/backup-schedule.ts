import { backupIsDue } from '@shared/backup/backup-due.ts'
import type { LibraryEvent } from '@shared/contract/operations.ts'
import type { ServiceDependencies } from '../context.ts'
import type { Every } from '../every.ts'
import type { Tasks } from '../tasks.ts'
import { makeBackup } from './make-backup.ts'

export type BackupSchedule = {
  /** Makes a backup if one is due; settles when that is over. */
  check(): Promise<void>
  stop(): void
}

/** The name under which a backup of the schedule tells its progress and is cancelled. */
const SCHEDULED_TASK = 'scheduled-backup'

/**
 * Asks every ten minutes whether a backup is due, the first time ten minutes after opening, when the morning's rush is
 * over. A library that is only read here, or has no article yet, is left alone. What went wrong is remembered by the
 * library and asked for in `backup.list`.
 */
export function startBackupSchedule(given: {
  readonly dependencies: Pick<ServiceDependencies, 'library' | 'now' | 'version' | 'onBug'>
  readonly tasks: Tasks
  readonly announce: (event: LibraryEvent) => void
  readonly every: Every
}): BackupSchedule {
  const { dependencies, tasks, announce } = given
  const { library, now } = dependencies
  const check = async () => {
    if (library.readOnly !== null || library.count() === 0 || library.backups.running()) return
    const { lastSuccess, lastFailure } = await library.backups.record()
    const known = { lastSuccess: lastSuccess?.at ?? null, lastFailure: lastFailure?.at ?? null }
    if (!backupIsDue(known, library.config().settings.backup.everyHours, now())) return
    await tasks.run(SCHEDULED_TASK, (running) => makeBackup(dependencies, null, running))
    announce({ type: 'library.changed' })
  }
  const stop = given.every(CHECK_MS, () => void check().catch((cause) => dependencies.onBug?.('backup.run', cause)))
  return { check, stop }
}

const CHECK_MS = 10 * 60_000
