import { done, type Envelope, failed, type ValueOf } from '@shared/contract/operations.ts'
import type { ServiceDependencies } from '../context.ts'
import type { Running } from '../tasks.ts'

/**
 * Writes down what is under way and makes a backup. `folder` null: that of the settings. Errors: `library/gone`, those
 * of `Backups.make`.
 */
export async function makeBackup(
  { library, version, log }: Pick<ServiceDependencies, 'library' | 'version' | 'log'>,
  folder: string | null,
  running: Running,
): Promise<Envelope<ValueOf<'backup.run'>>> {
  if (library.readOnly === 'folder-gone') return failed('library/gone')
  await library.flush()
  const target = folder ?? library.backups.folder(library.config().settings.backup.folder)
  const began = performance.now()
  const made = await library.backups.make({ folder: target, programVersion: version }, running)
  if (!made.ok) {
    const { code, facts } = made.error
    log?.write({ event: 'backup.failed', error: code, errno: facts?.errno ? String(facts.errno) : null })
    return made
  }
  log?.write({ event: 'backup.done', ms: Math.round(performance.now() - began), bytes: made.value.size })
  const { file, size, createdAt, counts, unread, removed } = made.value
  const lists = { unread: [...unread], removed: [...removed] }
  return done({ file, size, createdAt: createdAt.toISOString(), counts, ...lists })
}
