import { join } from 'node:path'
import type { Article } from '@shared/article/article.ts'
import { publishedContent } from '@shared/article/content.ts'
import { assertNever } from '@shared/workflow/assert-never.ts'
import { withConflictMark } from '@shared/workflow/conflict-mark.ts'
import type { DiagnosticEvent } from '../../diagnostics/event.ts'
import { articleRecordSpec } from '../article-reader.ts'
import type { ArticleShelf } from '../article-shelf.ts'
import { LARGEST_RECORD, sha256, unseal } from '../disk/envelope.ts'
import { listFolder } from '../disk/remove-folder.ts'
import { readUpTo, type StoreFs } from '../disk/store-fs.ts'
import type { LibraryIndex } from '../library-index.ts'
import type { Places } from '../places.ts'
import type { TakeIn } from '../take-in.ts'
import { PROGRAM } from '../trash/purge.ts'
import type { PurgedArticles } from '../trash/purged-articles.ts'
import { nameOfVersion } from '../versions/version-file.ts'
import { readVersionNames, type VersionNames } from '../versions/version-names.ts'
import { type VersionStore, versionOfFile } from '../versions/version-store.ts'
import { isOfTheSystem } from './known-files.ts'
import { isCopyInArticle, isCopyOfVersions } from './looks-like-copy.ts'
import { moveAside } from './move-aside.ts'

export type CopiesGiven = {
  readonly fs: StoreFs
  readonly places: Places
  readonly now: () => Date
  readonly newId: () => string
  readonly index: LibraryIndex
  readonly shelf: ArticleShelf
  readonly versions: VersionStore
  readonly takeIn: TakeIn
  readonly purged: PurgedArticles
  readonly onEvent: (event: DiagnosticEvent) => void
}

/** Takes in what a sync program has put beside an article's own files. Says how many files it took away. */
export async function collectInArticle(given: CopiesGiven, id: string): Promise<number> {
  const { fs, places } = given
  const folder = places.article(id)
  let count = 0
  for (const name of (await listFolder(fs, folder)) ?? []) {
    if (isCopyOfVersions(name)) count += await takeInFolder(given, id, join(folder, name))
    else if (isCopyInArticle(name)) count += await takeInFile(given, id, join(folder, name))
  }
  for (const name of (await listFolder(fs, places.versions(id))) ?? []) {
    if (versionOfFile(name) || isOfTheSystem(name)) continue
    count += await takeInFile(given, id, join(places.versions(id), name))
  }
  return count
}

/** Takes in every file of a folder that is a copy, then the folder itself. */
export async function takeInFolder(given: CopiesGiven, id: string, folder: string): Promise<number> {
  const { fs } = given
  let count = 0
  for (const name of (await listFolder(fs, folder)) ?? []) {
    const path = join(folder, name)
    count += (await listFolder(fs, path)) ? await takeInFolder(given, id, path) : await takeInFile(given, id, path)
  }
  await fs.rmdir(folder)
  return count
}

/** What nobody has yet is kept where it belongs; then the file itself goes to the quarantine. */
async function takeInFile(given: CopiesGiven, id: string, path: string): Promise<number> {
  const { fs, purged, onEvent } = given
  if (await listFolder(fs, path)) return 0
  // Larger than anything that this program writes: nobody's text.
  const bytes = await readUpTo(fs, path, LARGEST_RECORD)
  const found = bytes ? await whatIsIn(given, id, bytes) : ({ kind: 'unknown' } as const)
  // Of an article that was removed for good nothing comes back.
  const kept = purged.has(id) || (await keep(given, id, found))
  if (!kept) return 0
  await moveAside(given, path, id)
  onEvent({ event: 'quarantine.moved', what: found.kind, id })
  return 1
}

type Found =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'version'; readonly version: string; readonly bytes: Uint8Array }
  | { readonly kind: 'names'; readonly names: VersionNames }
  | { readonly kind: 'unknown' }

async function whatIsIn(given: CopiesGiven, id: string, bytes: Uint8Array): Promise<Found> {
  const opened = unseal(bytes)
  if (opened.sound) {
    const spec = articleRecordSpec({ ...given, writable: () => false }, id)
    const { schemaVersion, data } = opened.sealed
    if (schemaVersion > spec.schemaVersion) return { kind: 'unknown' }
    const article = spec.check(schemaVersion < spec.schemaVersion ? spec.migrate(data, schemaVersion) : data)
    const names = article ? null : readVersionNames(bytes)
    return article ? { kind: 'article', article } : names ? { kind: 'names', names } : { kind: 'unknown' }
  }
  const version = await nameOfVersion(bytes)
  return version ? { kind: 'version', version, bytes } : { kind: 'unknown' }
}

/** False when the disk or the library does not take it now: its file stays for the next time. */
async function keep(given: CopiesGiven, id: string, found: Found): Promise<boolean> {
  switch (found.kind) {
    case 'article':
      return keepText(given, id, found.article)
    case 'version':
      return (await given.takeIn.version(id, found)).ok
    case 'names':
      return (await given.takeIn.names(id, found.names)).ok
    case 'unknown':
      return true
    default:
      return assertNever(found)
  }
}

/** A text that neither the article nor any of its versions holds becomes an article of its own, offered beside it. */
async function keepText(given: CopiesGiven, id: string, copy: Article): Promise<boolean> {
  const { now, newId, index, shelf, versions, onEvent } = given
  const text = sha256(publishedContent(copy))
  const stored = await shelf.read(id)
  if (stored.ok && sha256(publishedContent(stored.value.article)) === text) return true
  if ((await versions.list(id)).rows.some(({ contentHash }) => contentHash === text)) return true
  const fields = { ...copy.fields, title: withConflictMark(copy.fields.title) }
  const contentHash = sha256(publishedContent({ fields, body: copy.body }))
  // A crash between keeping the text and moving the file leaves the file to be found again.
  if (index.entries().some((entry) => entry.contentHash === contentHash)) return true
  const at = now().toISOString()
  const { id: by, name: byName } = PROGRAM
  const kept: Article = {
    ...copy,
    id: newId(),
    createdAt: at,
    savedAt: at,
    fields,
    decisions: [{ kind: 'conflictCopy', at, by, byName, contentHash, of: id, source: 'sync' }],
  }
  const committed = await shelf.commit(kept, 0, PROGRAM)
  if (committed.ok) onEvent({ event: 'conflictCopy.made', id: kept.id, of: id, source: 'sync' })
  return committed.ok
}
