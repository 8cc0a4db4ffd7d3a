import { isAbsolute } from 'node:path'
import { done, failed } from '@shared/contract/operations.ts'
import { isInside } from '../../store/backup/backup-folder.ts'
import { restoreLibrary } from '../../store/backup/restore-library.ts'
import { inspectBackupFile } from '../backup/inspect-backup.ts'
import { makeBackup } from '../backup/make-backup.ts'
import { mergeBackupFile } from '../backup/merge-backup.ts'
import type { Handler } from '../context.ts'

/** What lies in the folder, and how the last backups went. Errors: `backup/folder`, `disk/*`. */
export const listBackups: Handler<'backup.list'> = async ({ folder: asked }, { library }) => {
  const folder = asked ?? library.backups.folder(library.config().settings.backup.folder)
  if (!isAbsolute(folder)) return failed('backup/folder')
  const files = await library.backups.list(folder)
  if (!files.ok) return files
  const { lastSuccess, lastFailure } = await library.backups.record()
  return done({ folder, files: [...files.value], lastSuccess, lastFailure, running: library.backups.running() })
}

export const runBackup: Handler<'backup.run'> = ({ task, folder }, context) =>
  context.tasks.run(task, async (running) => {
    const made = await makeBackup(context, folder, running)
    // Every window shows how the last one went.
    context.announce({ type: 'library.changed' })
    return made
  })

export const inspectBackup: Handler<'backup.inspect'> = ({ task, file }, context) =>
  context.tasks.run(task, async (running) =>
    isAbsolute(file) ? inspectBackupFile(context, file, running) : failed('backup/not-found'),
  )

export const mergeBackup: Handler<'backup.merge'> = ({ task, file, manifestHash }, context) =>
  context.tasks.run(task, async (running) =>
    isAbsolute(file) ? mergeBackupFile(context, { file, manifestHash }, running) : failed('backup/not-found'),
  )

/** Errors beyond those of `restoreLibrary`: `backup/folder-inside-library`. */
export const restoreBackupInto: Handler<'backup.restoreInto'> = ({ task, file, dir }, context) =>
  context.tasks.run(task, async (running) => {
    const { library, door, now, newId } = context
    if (!isAbsolute(file)) return failed('backup/not-found')
    if (!isAbsolute(dir)) return failed('backup/folder')
    if (isInside(dir, library.dir)) return failed('backup/folder-inside-library')
    const restored = await restoreLibrary({ file, dir, door, now, newId }, running)
    if (!restored.ok) return restored
    const { counts, problems } = restored.value
    return done({
      dir: restored.value.dir,
      counts,
      problems: problems.map(({ file: at, code }) => ({ file: at, code })),
    })
  })
