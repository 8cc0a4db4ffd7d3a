import { done, type Envelope, failed, type ValueOf } from '@shared/contract/operations.ts'
import type { ServiceDependencies } from '../context.ts'
import type { Running } from '../tasks.ts'

/**
 * Writes down what is under way and makes a backup. `folder` null: that of the settings. Errors: `library/gone`, those
 * of `Backups.make`.
 */
export async function makeBackup(
  { library, version }: Pick<ServiceDependencies, 'library' | 'version'>,
  folder: string | null,
  running: Running,
): Promise<Envelope<ValueOf<'backup.run'>>> {
  if (library.readOnly === 'folder-gone') return failed('library/gone')
  await library.flush()
  const target = folder ?? library.backups.folder(library.config().settings.backup.folder)
  const made = await library.backups.make({ folder: target, programVersion: version }, running)
  if (!made.ok) return made
  const { file, size, createdAt, counts, unread, removed } = made.value
  const lists = { unread: [...unread], removed: [...removed] }
  return done({ file, size, createdAt: createdAt.toISOString(), counts, ...lists })
}
