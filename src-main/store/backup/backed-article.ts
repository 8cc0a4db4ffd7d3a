import { ARTICLE_SCHEMA_VERSION, type Article, articleSchema } from '@shared/article/article.ts'
import { backupEntryOf } from '@shared/backup/backup-entry.ts'
import { done, type Envelope } from '@shared/contract/operations.ts'
import { unseal } from '../disk/envelope.ts'
import { migrateArticle } from '../migrations/migrations.ts'
import { peekVersion, unpackVersion, type VersionHead } from '../versions/version-file.ts'
import type { BackupReader } from './backup-reader.ts'
import type { ManifestFile } from './manifest.ts'

/** The files that a backup has of one article, by their names in its folder. */
export type BackedFiles = {
  readonly id: string
  readonly files: ReadonlyMap<string, ManifestFile>
  readonly versions: ReadonlyMap<string, ManifestFile>
}

/** An article as a backup holds it, brought forward to the current schema. */
export type BackedArticle = {
  readonly article: Article
  readonly generation: number
  /** What it was read from, when an older program wrote that. */
  readonly older: { readonly version: number; readonly bytes: Uint8Array } | null
}

/** The articles of a backup, in the order of their ids. */
export function backedFiles(all: Iterable<ManifestFile>): readonly BackedFiles[] {
  const articles = new Map<
    string,
    { id: string; files: Map<string, ManifestFile>; versions: Map<string, ManifestFile> }
  >()
  for (const file of all) {
    const entry = backupEntryOf(file.path)
    if (!entry || !('id' in entry)) continue
    const { id } = entry
    const known = articles.get(id) ?? { id, files: new Map(), versions: new Map() }
    articles.set(id, known)
    if (entry.kind === 'version') known.versions.set(entry.version, file)
    else known.files.set(file.path.slice(`articles/${id}/`.length), file)
  }
  return [...articles.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
}

/**
 * Reads an article from a backup: its file, else the one before, else the newest version that is sound. Null where all
 * of them are damaged, as they were in the library. Errors: those of the reader.
 */
export async function readBackedArticle(
  reader: BackupReader,
  { id, files, versions }: BackedFiles,
): Promise<Envelope<BackedArticle | null>> {
  for (const name of ['article.json', 'article.json.bak']) {
    const file = files.get(name)
    const read = file && (await reader.read(file))
    if (read && !read.ok) return read
    const article = read && articleIn(read.value, id)
    if (article) return done(article)
  }
  const heads = await readHeads(reader, { id, files, versions })
  if (!heads.ok) return heads
  const newestFirst = [...heads.value].sort(([, one], [, other]) => other.generation - one.generation)
  for (const [version, { generation }] of newestFirst) {
    const file = versions.get(version)
    const read = file && (await reader.read(file))
    if (read && !read.ok) return read
    const unpacked = read && (await unpackVersion(read.value, version))
    if (unpacked?.article.id === id) return done({ article: unpacked.article, generation, older: null })
  }
  return done(null)
}

/** What the versions of an article say of themselves; those that cannot be read are left out. */
export async function readHeads(
  reader: BackupReader,
  { id, versions }: BackedFiles,
): Promise<Envelope<ReadonlyMap<string, VersionHead>>> {
  const heads = new Map<string, VersionHead>()
  for (const [version, file] of versions) {
    const read = await reader.read(file)
    if (!read.ok) return read
    const head = peekVersion(read.value)
    if (head?.articleId === id) heads.set(version, head)
  }
  return done(heads)
}

function articleIn(bytes: Uint8Array, id: string): BackedArticle | null {
  const opened = unseal(bytes)
  if (!opened.sound || opened.sealed.schemaVersion > ARTICLE_SCHEMA_VERSION) return null
  const { schemaVersion, generation, data } = opened.sealed
  const isOlder = schemaVersion < ARTICLE_SCHEMA_VERSION
  const { data: article } = articleSchema.safeParse(isOlder ? migrateArticle(data, schemaVersion) : data)
  if (article?.id !== id) return null
  return { article, generation, older: isOlder ? { version: schemaVersion, bytes } : null }
}
