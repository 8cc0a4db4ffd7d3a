import type { Article } from '@shared/article/article.ts'
import { COMPARISONS, type Comparison } from '@shared/backup/compare-article.ts'
import { type BackupReport, done, type Envelope, failed } from '@shared/contract/operations.ts'
import { trashedAt } from '@shared/workflow/state-of.ts'
import { backedFiles } from '../../store/backup/backed-article.ts'
import type { BackupReader } from '../../store/backup/backup-reader.ts'
import { severalAtOnce } from '../../store/backup/several-at-once.ts'
import type { IndexEntry } from '../../store/index-entry.ts'
import type { Context } from '../context.ts'
import type { Running } from '../tasks.ts'
import { type Looked, lookAtArticle } from './look-at-article.ts'
import { withProvenBackup } from './with-proven-backup.ts'

type Row = BackupReport['articles'][number]

/** Says what merging a backup would do, and changes nothing. Errors: those of `withProvenBackup`, `task/cancelled`. */
export const inspectBackupFile = (context: Context, file: string, running: Running): Promise<Envelope<BackupReport>> =>
  withProvenBackup(file, running, async (reader, { signal, progress }) => {
    await context.library.ready
    const media = await missingMedia(context, reader)
    if (!media.ok) return media
    const articles = backedFiles(reader.manifest.files.values())
    const past = await isPast(context, reader)
    const rows = new Map<Comparison, Row[]>(COMPARISONS.map((kind) => [kind, []]))
    const entries = new Map(context.library.list().map((entry) => [entry.id, entry]))
    const purged = new Set(context.library.care.purged().map(({ id }) => id))
    const tally = { ...NOTHING, media: media.value.length }
    let count = 0
    const all = await severalAtOnce(articles, async (files) => {
      if (signal.aborted) return failed('task/cancelled')
      const looked = await lookAtArticle(context, reader, files, past)
      if (!looked.ok) return looked
      const row = rowOf(entries, purged, looked.value)
      tally.versions += looked.value.missing.length
      tally[row?.comparison ?? 'damaged'] += 1
      const listed = row && rows.get(row.comparison)
      if (listed && listed.length < LISTED) listed.push(row)
      progress(++count, articles.length)
      return looked
    })
    if (!all.ok) return all
    const { head, hash } = reader.manifest
    const shown = SHOWN_FIRST.flatMap((kind) => (rows.get(kind) ?? []).sort(byId)).slice(0, LISTED)
    return done({
      ...{ file, manifestHash: hash, createdAt: head.createdAt, libraryId: head.libraryId, counts: head.counts, tally },
      ours: past || head.libraryId === context.library.id,
      settings: settingsOf(context),
      articles: shown,
      more: articles.length - tally.damaged - shown.length,
    })
  })

/** Whether this library has held everything in a backup once. */
export async function isPast({ library }: Context, { manifest }: BackupReader): Promise<boolean> {
  const { held } = await library.backups.record()
  return held.includes(manifest.hash)
}

/** Settings and people are taken over only by a library that has no article and never had one. */
export const settingsOf = ({ library }: Context): BackupReport['settings'] =>
  library.count() + library.missing().length + library.care.purged().length === 0 ? 'taken' : 'kept'

/** Originals of the backup that are not here. */
export async function missingMedia({ library }: Context, { manifest }: BackupReader) {
  const here = await library.takeIn.originals()
  if (!here.ok) return here
  const files = [...manifest.files.values()].filter(({ path }) => path.startsWith(MEDIA))
  return done(files.filter(({ path }) => !here.value.has(path.slice(MEDIA.length))))
}

export const MEDIA = 'media/'
export const NOTHING: Readonly<BackupReport['tally']> = {
  ...{ new: 0, same: 0, older: 0, newer: 0, differs: 0 },
  ...{ damaged: 0, versions: 0, media: 0 },
}
const LISTED = 1000
const byId = (one: Row, other: Row): number => (one.id < other.id ? -1 : 1)
const SHOWN_FIRST: readonly Comparison[] = ['differs', 'newer', 'new', 'older', 'same']

/** Null for an article of which the backup holds nothing sound. */
function rowOf(
  entries: ReadonlyMap<string, IndexEntry>,
  purged: ReadonlySet<string>,
  { id, missing, seen }: Looked,
): Row | null {
  if (seen.kind === 'damaged') return null
  if (seen.kind === 'untouched') {
    const entry = entries.get(id)
    const ours = { title: entry?.title ?? '', savedAt: entry?.savedAt ?? '' }
    const note = entry?.trashedAt ? ('trashedHere' as const) : null
    return { id, comparison: 'same', ...ours, ours, note, versions: missing.length }
  }
  const { article: theirs } = seen.theirs
  const ours = seen.ours?.article ?? null
  return {
    id,
    comparison: seen.kind,
    title: theirs.fields.title,
    savedAt: theirs.savedAt,
    ours: ours && { title: ours.fields.title, savedAt: ours.savedAt },
    note: ours || !purged.has(id) ? trashNote(ours, theirs) : 'purgedHere',
    versions: missing.length,
  }
}

function trashNote(ours: Article | null, theirs: Article): Row['note'] {
  if (ours && trashedAt(ours.decisions)) return 'trashedHere'
  return trashedAt(theirs.decisions) ? 'trashedThere' : null
}
