import { done, type Envelope, failed, type ValueOf } from '@shared/contract/operations.ts'
import { backedFiles } from '../../store/backup/backed-article.ts'
import type { BackupReader } from '../../store/backup/backup-reader.ts'
import { severalAtOnce } from '../../store/backup/several-at-once.ts'
import { readLibraryConfig } from '../../store/library-file.ts'
import { actingProfile, type Context } from '../context.ts'
import type { Running } from '../tasks.ts'
import { isPast, MEDIA, missingMedia, NOTHING, settingsOf } from './inspect-backup.ts'
import { mergeArticle } from './merge-article.ts'
import { withProvenBackup } from './with-proven-backup.ts'

type Merged = ValueOf<'backup.merge'>

/**
 * Does what the report of `inspectBackupFile` says: settings where there is no article yet, originals, then article by
 * article. Each step is durable and finds done what was done, so a merge that is cancelled or cut short leaves a valid
 * library and may be done again. Errors: `backup/changed`, `task/cancelled`, `library/read-only`, those of the reader.
 */
export async function mergeBackupFile(
  context: Context,
  { file, manifestHash }: { readonly file: string; readonly manifestHash: string },
  running: Running,
): Promise<Envelope<Merged>> {
  const { library } = context
  if (library.readOnly) return failed('library/read-only', { reason: library.readOnly })
  const by = actingProfile(context)
  if (!by.ok) return by
  return withProvenBackup(file, running, async (reader, { signal, progress }) => {
    if (reader.manifest.hash !== manifestHash) return failed('backup/changed')
    await library.ready
    const settings = settingsOf(context)
    const past = await isPast(context, reader)
    if (settings === 'taken') {
      const taken = await takeSettings(context, reader)
      if (!taken.ok) return taken
    }
    const articles = backedFiles(reader.manifest.files.values())
    const tally = { ...NOTHING }
    const media = await addMedia(context, reader, signal)
    if (!media.ok) return media
    tally.media = media.value.added
    const conflictCopies: string[] = []
    let count = 0
    const all = await severalAtOnce(articles, async (files) => {
      if (signal.aborted) return failed('task/cancelled')
      const merged = await mergeArticle(context, reader, files, past)
      if (!merged.ok) return merged
      tally[merged.value.kind] += 1
      tally.versions += merged.value.versions
      if (merged.value.copy) conflictCopies.push(merged.value.copy)
      progress(++count, articles.length)
      return merged
    })
    if (!all.ok) return all
    await library.backups.holds([...reader.manifest.head.ancestors, reader.manifest.hash])
    await library.flush()
    context.announce({ type: 'library.changed' })
    return done({ tally, settings, conflictCopies, refusedMedia: media.value.refused })
  })
}

async function takeSettings(context: Context, reader: BackupReader): Promise<Envelope<null>> {
  for (const path of ['library.json', 'library.json.bak']) {
    const file = reader.manifest.files.get(path)
    const read = file && (await reader.read(file))
    if (read && !read.ok) return read
    const config = read && readLibraryConfig(read.value)
    if (!config) continue
    const written = await context.library.writeConfig(config)
    if (written.ok) context.announce({ type: 'settings.changed' })
    return written
  }
  return done(null)
}

async function addMedia(context: Context, reader: BackupReader, signal: AbortSignal) {
  const missing = await missingMedia(context, reader)
  if (!missing.ok) return missing
  const refused: string[] = []
  const all = await severalAtOnce(missing.value, async (file) => {
    if (signal.aborted) return failed('task/cancelled')
    const read = await reader.read(file)
    if (!read.ok) return read
    const name = file.path.slice(MEDIA.length)
    const added = await context.library.takeIn.original(name, read.value)
    if (added.ok && !added.value) refused.push(name)
    return added
  })
  if (!all.ok) return all
  return done({ added: missing.value.length - refused.length, refused })
}
