import { done, type Envelope } from '@shared/contract/operations.ts'
import { type BackedFiles, readHeads } from '../../store/backup/backed-article.ts'
import type { BackupReader } from '../../store/backup/backup-reader.ts'
import type { VersionHead } from '../../store/versions/version-file.ts'
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

type Seen = Exclude<Looked['seen'], { readonly kind: 'untouched' | 'damaged' }>
type Step = {
  readonly context: Context
  readonly id: string
  /** The highest generation that the missing versions name. */
  readonly newest: number
  /** Brings in the missing versions and the names; says how many versions came. */
  readonly addVersions: () => Promise<Envelope<number>>
  readonly addBeside: () => Promise<Envelope<null>>
}

async function mergeLooked(
  context: Context,
  reader: BackupReader,
  files: BackedFiles,
  { id, missing, seen }: Looked,
): Promise<Envelope<Merged>> {
  if (seen.kind === 'damaged') return done({ kind: 'damaged', versions: 0, copy: null })
  const heads = await readHeads(reader, { ...files, versions: pick(files.versions, missing) })
  if (!heads.ok) return heads
  const addNames = () => addFiles(context, reader, files, /^version-names\.json$/)
  const step: Step = {
    ...{ context, id, newest: Math.max(0, ...[...heads.value.values()].map(({ generation }) => generation)) },
    addVersions: async () => {
      // The names say too which parents were thinned, and are given only to versions that are here.
      const thinned = await addNames()
      const versions = thinned.ok
        ? await addVersions(context, reader, files, parentsFirst(missing, heads.value))
        : thinned
      const names = versions.ok ? await addNames() : versions
      return names.ok ? versions : names
    },
    addBeside: () => addFiles(context, reader, files, /^decisions\.jsonl$|^article\.v\d+\.json$/),
  }
  if (seen.kind === 'untouched') {
    const versions = await step.addVersions()
    return versions.ok ? done({ kind: 'same', versions: versions.value, copy: null }) : versions
  }
  const copy = seen.kind === 'differs' ? await keepConflictCopy(context, seen.theirs.article) : done(null)
  if (!copy.ok) return copy
  const versions = await (seen.kind === 'new'
    ? bringIn(step, seen)
    : seen.kind === 'newer'
      ? goOn(step, seen)
      : stay(step, seen))
  return versions.ok ? done({ kind: seen.kind, versions: versions.value, copy: copy.value }) : versions
}

/** The article comes before its versions: without it these would look like what is left of one that was lost. */
async function bringIn(step: Step, seen: Seen): Promise<Envelope<number>> {
  const beside = await step.addBeside()
  if (!beside.ok) return beside
  const taken = await takeArticle(step, seen)
  return taken.ok ? step.addVersions() : taken
}

/**
 * The article comes before its versions: with these here first, a merge that is cut short would find its text among
 * ours the next time and take it for older.
 */
async function goOn(step: Step, seen: Seen): Promise<Envelope<number>> {
  const kept = await step.context.library.keepVersion(step.id, 'beforeMerge', whoWrites(step.context))
  if (!kept.ok) return kept
  const taken = await takeArticle(step, seen)
  return taken.ok ? step.addVersions() : taken
}

/** Ours stays; it must stay above every version, or one of another copy would be taken for its newest text. */
async function stay(
  { context, id, newest, addVersions }: Step,
  { ours, theirs, keepTheirs }: Seen,
): Promise<Envelope<number>> {
  const { takeIn } = context.library
  if (ours && newest >= ours.generation) {
    const raised = await takeIn.article(ours.article, { basedOn: ours.generation, generation: newest + 1 })
    if (!raised.ok) return raised
    context.announce({ type: 'articles.changed', id, generation: raised.value.generation })
  }
  const versions = await addVersions()
  if (!versions.ok || !ours || !keepTheirs) return versions
  const kept = await takeIn.asVersion(theirs.article, ours.generation)
  return kept.ok ? versions : kept
}

async function takeArticle({ context, id, newest }: Step, { ours, theirs }: Seen): Promise<Envelope<null>> {
  const { takeIn } = context.library
  const { article, generation, older } = theirs
  const kept = older ? await takeIn.beside(id, `article.v${older.version}.json`, older.bytes) : done(null)
  if (!kept.ok) return kept
  const basedOn = ours?.generation ?? 0
  const taken = await takeIn.article(article, { basedOn, generation: Math.max(generation, newest) })
  if (!taken.ok) return taken
  context.announce({ type: 'articles.changed', id, generation: taken.value.generation })
  return done(null)
}

/** So that a merge that is cut short leaves no version whose parent is missing. */
const parentsFirst = (missing: readonly string[], heads: ReadonlyMap<string, VersionHead>): readonly string[] =>
  missing.toSorted((one, other) => (heads.get(one)?.generation ?? 0) - (heads.get(other)?.generation ?? 0))

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

/** Files beside the article whose names are asked for: the names of versions, else as they are. */
async function addFiles(
  context: Context,
  reader: BackupReader,
  { id, files }: BackedFiles,
  wanted: RegExp,
): Promise<Envelope<null>> {
  const { takeIn } = context.library
  for (const [name, file] of files) {
    if (!wanted.test(name)) continue
    const read = await reader.read(file)
    if (!read.ok) return read
    const names = name === 'version-names.json' ? readVersionNames(read.value) : null
    if (name === 'version-names.json' && !names) continue
    const added = names ? await takeIn.names(id, names) : await takeIn.beside(id, name, read.value)
    if (!added.ok) return added
  }
  return done(null)
}

/** In the order in which they are wanted. */
const pick = <T>(all: ReadonlyMap<string, T>, wanted: readonly string[]): ReadonlyMap<string, T> =>
  new Map(
    wanted.flatMap((key) => {
      const found = all.get(key)
      return found === undefined ? [] : [[key, found] as const]
    }),
  )
