import { done, type Envelope } from '@shared/contract/operations.ts'
import { type BackedFiles, readHeads } from '../../store/backup/backed-article.ts'
import type { BackupReader } from '../../store/backup/backup-reader.ts'
import { readVersionNames } from '../../store/versions/version-names.ts'
import { type Context, whoWrites } from '../context.ts'
import { keepConflictCopy } from './keep-conflict-copy.ts'
import { type Looked, lookAtArticle } from './look-at-article.ts'

export type Merged = {
  readonly kind: Exclude<Looked['seen']['kind'], 'untouched'>
  readonly versions: number
  /** The article that holds the backup's text where it differs. */
  readonly copy: string | null
}

/**
 * Brings one article of a backup in, by what it is to the one here. Somebody may save it meanwhile: it is then looked
 * at again. Errors: those of `lookAtArticle`, of the store, and of `keepConflictCopy`.
 */
export async function mergeArticle(
  context: Context,
  reader: BackupReader,
  files: BackedFiles,
  past: boolean,
): Promise<Envelope<Merged>> {
  for (let tries = 1; ; tries += 1) {
    const looked = await lookAtArticle(context, reader, files, past)
    if (!looked.ok) return looked
    const merged = await mergeLooked(context, reader, files, looked.value)
    if (merged.ok || merged.error.code !== 'article/changed-elsewhere' || tries === MOST_TRIES) return merged
  }
}

const MOST_TRIES = 5

async function mergeLooked(
  context: Context,
  reader: BackupReader,
  files: BackedFiles,
  { id, missing, seen }: Looked,
): Promise<Envelope<Merged>> {
  const { takeIn } = context.library
  if (seen.kind === 'damaged') return done({ kind: 'damaged', versions: 0, copy: null })
  let copy: string | null = null
  if (seen.kind === 'differs') {
    const kept = await keepConflictCopy(context, seen.theirs.article)
    if (!kept.ok) return kept
    copy = kept.value
  }
  if (seen.kind === 'newer') {
    const kept = await context.library.keepVersion(id, 'beforeMerge', whoWrites(context))
    if (!kept.ok) return kept
  }
  const newest = missing.length > 0 ? await newestOf(reader, files, missing) : done(0)
  if (!newest.ok) return newest
  const stays = seen.kind !== 'untouched' && seen.ours && seen.kind !== 'newer' ? seen.ours : null
  if (stays && newest.value >= stays.generation) {
    // The article here must stay above every version, or one of another copy would be taken for its newest text.
    const raised = await takeIn.article(stays.article, { basedOn: stays.generation, generation: newest.value + 1 })
    if (!raised.ok) return raised
    context.announce({ type: 'articles.changed', id, generation: raised.value.generation })
  }
  const versions = await addVersions(context, reader, files, missing)
  if (!versions.ok) return versions
  const beside = await addBeside(context, reader, files, seen.kind === 'new')
  if (!beside.ok) return beside
  if (seen.kind === 'untouched') return done({ kind: 'same', versions: versions.value, copy })
  if (seen.keepTheirs && seen.ours) {
    const kept = await takeIn.asVersion(seen.theirs.article, seen.ours.generation)
    if (!kept.ok) return kept
  }
  if (seen.kind === 'new' || seen.kind === 'newer') {
    const { article, generation, older } = seen.theirs
    if (older) {
      const kept = await takeIn.beside(id, `article.v${older.version}.json`, older.bytes)
      if (!kept.ok) return kept
    }
    const basedOn = seen.ours?.generation ?? 0
    const taken = await takeIn.article(article, { basedOn, generation: Math.max(generation, newest.value) })
    if (!taken.ok) return taken
    context.announce({ type: 'articles.changed', id, generation: taken.value.generation })
  }
  return done({ kind: seen.kind, versions: versions.value, copy })
}

/** The highest generation that these versions name. */
async function newestOf(
  reader: BackupReader,
  files: BackedFiles,
  missing: readonly string[],
): Promise<Envelope<number>> {
  const heads = await readHeads(reader, { ...files, versions: pick(files.versions, missing) })
  return heads.ok ? done(Math.max(0, ...[...heads.value.values()].map(({ generation }) => generation))) : heads
}

async function addVersions(
  context: Context,
  reader: BackupReader,
  files: BackedFiles,
  missing: readonly string[],
): Promise<Envelope<number>> {
  let count = 0
  for (const [version, file] of pick(files.versions, missing)) {
    const read = await reader.read(file)
    if (!read.ok) return read
    const added = await context.library.takeIn.version(files.id, { version, bytes: read.value })
    if (!added.ok) return added
    if (added.value) count += 1
  }
  return done(count)
}

/** Names of versions; for an article that is not here also its log and what older programs wrote of it. */
async function addBeside(
  context: Context,
  reader: BackupReader,
  { id, files }: BackedFiles,
  isNew: boolean,
): Promise<Envelope<null>> {
  for (const [name, file] of files) {
    const isNames = name === 'version-names.json'
    if (!isNames && !(isNew && /^decisions\.jsonl$|^article\.v\d+\.json$/.test(name))) continue
    const read = await reader.read(file)
    if (!read.ok) return read
    const names = isNames ? readVersionNames(read.value) : null
    if (isNames && !names) continue
    const { takeIn } = context.library
    const added = names ? await takeIn.names(id, names) : await takeIn.beside(id, name, read.value)
    if (!added.ok) return added
  }
  return done(null)
}

const pick = <T>(all: ReadonlyMap<string, T>, wanted: readonly string[]): ReadonlyMap<string, T> =>
  new Map([...all].filter(([key]) => wanted.includes(key)))
