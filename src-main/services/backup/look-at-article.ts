import type { Article } from '@shared/article/article.ts'
import { type Comparison, compareArticle, type Known, mustKeepTheirs } from '@shared/backup/compare-article.ts'
import { done, type Envelope } from '@shared/contract/operations.ts'
import {
  type BackedArticle,
  type BackedFiles,
  readBackedArticle,
  readHeads,
} from '../../store/backup/backed-article.ts'
import type { BackupReader } from '../../store/backup/backup-reader.ts'
import { type Context, contentHashOf } from '../context.ts'

type Ours = { readonly article: Article; readonly generation: number }

/** An article of a backup beside the one here. */
export type Looked = {
  readonly id: string
  /** Versions that the backup has and this library has not. */
  readonly missing: readonly string[]
  readonly seen: /** The very same file; it was not even opened. */
    | { readonly kind: 'untouched' }
    | { readonly kind: 'damaged' }
    | {
        readonly kind: Comparison
        readonly theirs: BackedArticle
        readonly ours: Ours | null
        /** Ours stays and lacks something of theirs. */
        readonly keepTheirs: boolean
      }
}

/** Compares one article. `past`: see `compareArticle`. Errors: those of the reader and of the library's disk. */
export async function lookAtArticle(
  context: Context,
  reader: BackupReader,
  files: BackedFiles,
  past: boolean,
): Promise<Envelope<Looked>> {
  const { id } = files
  const { takeIn } = context.library
  const versions = await takeIn.versionsOf(id)
  if (!versions.ok) return versions
  const missing = [...files.versions.keys()].filter((version) => !versions.value.names.has(version))
  const main = files.files.get('article.json')
  const untouched = main ? await takeIn.hasArticleFile(id, main.sha256) : done(false)
  if (!untouched.ok) return untouched
  if (untouched.value) return done({ id, missing, seen: { kind: 'untouched' } })

  const theirs = await readBackedArticle(reader, files)
  if (!theirs.ok) return theirs
  if (!theirs.value) return done({ id, missing, seen: { kind: 'damaged' } })
  const read = await context.library.read(id)
  if (!read.ok && !LOST.includes(read.error.code)) return read
  const ours = read.ok ? read.value : null
  const known = ours && knownOf(context, ours, versions.value.texts)
  const theirTexts = await textsOf(reader, files)
  if (!theirTexts.ok) return theirTexts
  const knownThere = knownOf(context, theirs.value, theirTexts.value)
  const comparison = compareArticle(known, knownThere, past)
  const keepTheirs = known !== null && comparison !== 'newer' && mustKeepTheirs(known, knownThere)
  return done({ id, missing, seen: { kind: comparison, theirs: theirs.value, ours, keepTheirs } })
}

/** An article that was here and of which nothing can be read any more is one to bring back. */
const LOST = ['article/not-found', 'article/damaged']

async function textsOf(reader: BackupReader, files: BackedFiles): Promise<Envelope<ReadonlySet<string>>> {
  const heads = await readHeads(reader, files)
  return heads.ok ? done(new Set([...heads.value.values()].map(({ contentHash }) => contentHash))) : heads
}

const knownOf = (
  context: Context,
  { article, generation }: Pick<BackedArticle, 'article' | 'generation'>,
  versions: ReadonlySet<string>,
): Known => ({
  text: contentHashOf(context, article),
  decisions: article.decisions.map((decision) => JSON.stringify(decision)),
  generation,
  versions,
})
