import { type Article, ulidSchema } from '@shared/article/article.ts'
import { publishedContent } from '@shared/article/content.ts'
import type { readOnlySchema } from '@shared/contract/common.ts'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import type { VersionReason } from '@shared/versions/version-reasons.ts'
import type { z } from 'zod'
import type { DiagnosticEvent } from '../diagnostics/event.ts'
import type { ReadArticle, Recovery } from './article-reader.ts'
import { type ArticleShelf, type Committed, createArticleShelf } from './article-shelf.ts'
import { type Backups, createBackups } from './backup/backups.ts'
import { createLibraryCare, type LibraryCare } from './care/library-care.ts'
import { watchSave } from './care/watch-saves.ts'
import { catchUp, type Progress } from './catch-up.ts'
import { createDecisionLog } from './decision-log.ts'
import { diskFailure, isReadOnlyFailure } from './disk/disk-failure.ts'
import { createDiskReserve, withRoom } from './disk/disk-reserve.ts'
import { sha256 } from './disk/envelope.ts'
import { errnoOf, namesIn, nodeFs, type StoreFs } from './disk/store-fs.ts'
import type { IndexEntry } from './index-entry.ts'
import { type LibraryConfig, openLibraryFile } from './library-file.ts'
import { createLibraryGuard } from './library-guard.ts'
import { createLibraryIndex, type LibraryIndex } from './library-index.ts'
import { type Door, takeLock } from './library-lock.ts'
import { createMediaStore, type MediaStore } from './media-store.ts'
import { CURRENT_VERSION } from './migrations/migrations.ts'
import { type Places, placesIn } from './places.ts'
import { createTakeIn, type TakeIn } from './take-in.ts'
import { createPurgedArticles, type PurgedArticles } from './trash/purged-articles.ts'
import { createUndoJournals, type UndoJournals } from './undo/undo-journals.ts'
import type { Verification } from './verify-library.ts'
import { type By, createVersionStore, NOBODY, type VersionStore } from './versions/version-store.ts'

type RecoveredHere = Recovery & { readonly at: string }
export type ReadOnlyReason = z.infer<typeof readOnlySchema>

export type Library = {
  readonly dir: string
  readonly id: string
  readonly readOnly: ReadOnlyReason | null
  /** Door and process that hold the library, `electron/4312`. */
  readonly lockedBy: string | null
  /** What had to be read from another copy since the library was opened; the person is told. */
  readonly recovered: readonly RecoveredHere[]
  /** How far reading what changed on disk has come; null once every row of the list is true. */
  readonly indexing: Progress | null
  /** Settles when every row of the list is true. */
  readonly ready: Promise<void>
  /** Articles in the library, those whose rows are not read yet among them. */
  count(): number
  list(): readonly IndexEntry[]
  /** Articles that were known and whose files are gone. */
  missing(): readonly string[]
  /** The person says that the missing articles are meant to be gone: forgets them and writes again. Says how many. */
  acceptMissing(): Promise<Envelope<{ readonly forgotten: number }>>
  /** Looks again whether the missing articles are back, and writes again when enough of them are. Says how many are still gone. */
  lookAgain(): Promise<Envelope<{ readonly missing: number }>>
  read(id: string): Promise<Envelope<ReadArticle>>
  /** Answers when the text would survive a power cut. `basedOn` 0 makes a new article. */
  commit(article: Article, basedOn: number, by?: By): Promise<Envelope<Committed>>
  readonly versions: Pick<VersionStore, 'list' | 'read' | 'name'>
  /** Makes sure that the stored text is kept as a version and names it; one that holds it already will do unless it is to be named. */
  keepVersion(id: string, reason: VersionReason, by: By): Promise<Envelope<string>>
  readonly undo: UndoJournals
  readonly media: MediaStore
  readonly backups: Backups
  readonly takeIn: TakeIn
  config(): LibraryConfig
  writeConfig(next: LibraryConfig): Promise<Envelope<null>>
  /** Reads everything and changes nothing. */
  verify(): Promise<Verification>
  readonly care: LibraryCare
  /** Settles when every save that was asked for is answered and the index is written. */
  flush(): Promise<void>
  /** Tells when something beyond the articles has changed: read-only or not, indexing, recovered, missing. */
  onChanged(listener: () => void): () => void
  close(): Promise<void>
}

export type OpenLibrary = {
  readonly dir: string
  readonly now: () => Date
  readonly newId: () => string
  readonly door: Door
  readonly fs?: StoreFs
  /** Told what the log may know. */
  readonly onEvent?: (event: DiagnosticEvent) => void
}

/**
 * Opens the library in a folder, making it when there is none, and answers as soon as the index is read; what changed
 * on disk since is read behind (`ready`). A second opener, a folder that may not be written, a newer library and one
 * that has lost more than a fifth of its articles are opened for reading.
 * Errors: `library/damaged`, `library/not-found`, `disk/full`, `disk/failed`.
 */
export async function openLibrary({
  dir,
  now,
  newId,
  door,
  fs = nodeFs,
  onEvent = () => {},
}: OpenLibrary): Promise<Envelope<Library>> {
  const places = placesIn(dir)
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of [...listeners]) listener()
  }
  let readOnly: ReadOnlyReason | null = null
  let lockedBy: string | null = null
  let release = async () => {}
  let closed = false
  const writable = () => readOnly === null && !closed
  const becomeReadOnly = (reason: ReadOnlyReason) => {
    if (readOnly === reason) return
    readOnly = reason
    onEvent({ event: 'library.readOnly', reason })
    tell()
  }
  let isHere = async () => true
  // A folder that went away takes its lock along; nobody else has it.
  const onLockLost = async () => {
    const here = await isHere().catch(() => true)
    if (!closed && readOnly !== 'folder-gone') becomeReadOnly(here ? 'library-locked' : 'folder-gone')
  }
  try {
    if (!(await canWrite(fs, places))) readOnly = 'read-only-folder'
    if (writable()) {
      const take = () => takeLock(places, door, () => void onLockLost())
      const lock = await withRoom(createDiskReserve(fs, places.reserve, now), take)
      if (lock.taken) release = lock.release
      else {
        readOnly = 'library-locked'
        lockedBy = lock.by
      }
    }
    if (writable()) await clearUnfinished(fs, places)
    const file = await openLibraryFile({ fs, places, newId, writable })
    if (!file.ok) {
      await release()
      return file
    }
    if (file.value.version > CURRENT_VERSION) {
      readOnly ??= 'newer-version'
      await release()
      release = async () => {}
    }
    const recovered: RecoveredHere[] = []
    const onRecovered = (recovery: Recovery) => {
      if (recovered.some(({ id }) => id === recovery.id)) return
      recovered.push({ ...recovery, at: now().toISOString() })
      onEvent({ event: 'article.recovered', id: isId(recovery.id) ? recovery.id : null, from: recovery.from })
      tell()
    }
    const { recovered: badFile } = file.value
    if (badFile !== null) onRecovered({ id: 'library.json', from: 'backup', quarantine: badFile })
    const log = createDecisionLog({ fs, places })
    const index = createLibraryIndex({ fs, places, writable })
    const versions = createVersionStore({ fs, places, now, writable })
    const reserve = createDiskReserve(fs, places.reserve, now)
    const guard = await createLibraryGuard(fs, places)
    const purged = createPurgedArticles({ fs, places, writable })
    const onGone = () => becomeReadOnly('folder-gone')
    isHere = () => guard.isHere()
    const shelf = createArticleShelf({
      ...{ fs, places, now, writable, index, log, versions, guard, reserve, purged, onRecovered, onGone },
    })
    const takeIn = createTakeIn({ fs, places, writable, guard, shelf, versions })
    const media = createMediaStore({ fs, places, writable })
    const backups = createBackups({ fs, places, guard, now, writable, libraryId: file.value.id })
    await index.load()
    await purged.load()
    const found = (await namesIn(fs, places.articles)).filter(isId)
    if (tooManyAreGone(index, found, purged)) readOnly ??= 'articles-missing'

    let indexing: Progress | null = { done: 0, total: found.length }
    const finish = async () => {
      if (writable() && file.value.version < CURRENT_VERSION) await file.value.markCurrent()
      if (writable()) await index.save()
      if (writable()) await reserve.hold()
    }
    const readBehind = async () => {
      const onProgress = (progress: Progress) => {
        indexing = progress
        tell()
      }
      await catchUp({ fs, places, index, shelf, ids: found, stopped: () => closing !== null, onProgress })
      if (closing) return
      await finish()
      indexing = null
      tell()
    }
    let closing: Promise<void> | null = null
    const ready = readBehind()
    // Whoever waits for it hears of the failure; the library itself goes on.
    ready.catch(() => {})

    const care = createLibraryCare({
      ...{
        fs,
        places,
        now,
        newId,
        index,
        shelf,
        versions,
        takeIn,
        purged,
        reserve,
        log,
        ready,
        writable,
        tell,
        onEvent,
      },
      isMediaInUse: media.isInUse,
      readOnly: () => readOnly,
      stopped: () => closing !== null,
    })
    const close = async () => {
      await ready.catch(() => {})
      await backups.idle()
      await care.idle()
      await shelf.idle()
      await index.save()
      closed = true
      await release()
    }
    return done({
      dir,
      id: file.value.id,
      get readOnly() {
        return readOnly
      },
      get lockedBy() {
        return lockedBy
      },
      get indexing() {
        return indexing
      },
      recovered,
      ready,
      count: () => Math.max(indexing ? found.length : 0, index.entries().length),
      list: () => index.entries(),
      missing: () => index.missing(),
      async acceptMissing() {
        if (index.missing().length === 0) return failed('library/nothing-missing')
        if (readOnly !== null && readOnly !== 'articles-missing')
          return failed('library/read-only', { reason: readOnly })
        await ready
        readOnly = null
        const forgotten = index.forgetMissing()
        await finish()
        tell()
        return done({ forgotten })
      },
      async lookAgain() {
        if (readOnly !== 'articles-missing') return failed('library/nothing-missing')
        await ready
        if (!(await guard.isHere())) {
          onGone()
          return failed('library/gone')
        }
        const here = new Set(await namesIn(fs, places.articles))
        const back = index.missing().filter((id) => here.has(id))
        const known = index.ids().length + index.missing().length
        await catchUp({ fs, places, index, shelf, ids: back, stopped: () => closing !== null, onProgress: () => {} })
        const missing = index.missing().length
        if (!isTooMany(missing, known)) {
          readOnly = null
          await finish()
        }
        tell()
        return done({ missing })
      },
      read: async (id) => (isId(id) ? shelf.read(id) : failed('article/not-found')),
      async commit(article, basedOn, by = NOBODY) {
        if (closing) return failed('library/read-only')
        if (!isId(article.id)) return failed('article/invalid', { path: 'id' })
        return watchSave(article, basedOn, () => shelf.commit(article, basedOn, by), onEvent)
      },
      versions,
      async keepVersion(id, reason, by) {
        if (!writable()) return failed('library/read-only')
        return isId(id) ? keepVersion({ shelf, versions }, { id, reason, by }) : failed('article/not-found')
      },
      undo: createUndoJournals({ fs, places, writable }),
      media,
      backups,
      takeIn,
      config: file.value.config,
      writeConfig: file.value.writeConfig,
      async verify() {
        const verified = await care.verify()
        if (!verified.ok) throw new Error(verified.error.code)
        return verified.value
      },
      care,
      async flush() {
        await shelf.idle()
        await index.save()
      },
      onChanged(listener) {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
      close: () => {
        closing ??= close()
        return closing
      },
    })
  } catch (error) {
    await release()
    return diskFailure(error)
  }
}

/** An id becomes a folder's name, so nothing else may pass. */
const isId = (id: string): boolean => ulidSchema.safeParse(id).success

/** Tries by writing; a full disk still counts as one that may be written. */
async function canWrite(fs: StoreFs, places: Places): Promise<boolean> {
  try {
    for (const folder of [places.dir, places.articles, places.media, places.quarantine, places.tmp])
      await fs.mkdir(folder)
    const probe = `${places.tmp}/${process.pid}-probe.tmp`
    const file = await fs.createNew(probe)
    await file.close()
    await fs.unlink(probe)
    return true
  } catch (error) {
    if (isReadOnlyFailure(error)) return false
    if (['ENOSPC', 'EEXIST'].includes(errnoOf(error))) return true
    throw error
  }
}

/** What a killed program left half written was never acknowledged. */
async function clearUnfinished(fs: StoreFs, places: Places): Promise<void> {
  for (const name of await namesIn(fs, places.tmp)) await fs.unlink(`${places.tmp}/${name}`)
}

/** Marks what is gone. More than a fifth gone at once is a disk that is not there, not a deletion. */
function tooManyAreGone(index: LibraryIndex, found: readonly string[], purged: PurgedArticles): boolean {
  const here = new Set(found)
  for (const id of index.ids()) if (!here.has(id) && purged.has(id)) index.remove(id)
  const known = index.ids()
  const gone = known.filter((id) => !here.has(id))
  for (const id of gone) index.markMissing(id)
  return isTooMany(gone.length, known.length)
}

const isTooMany = (gone: number, known: number): boolean => gone > known * 0.2

async function keepVersion(
  { shelf, versions }: { readonly shelf: ArticleShelf; readonly versions: VersionStore },
  { id, reason, by }: { readonly id: string; readonly reason: VersionReason; readonly by: By },
): Promise<Envelope<string>> {
  const read = await shelf.read(id)
  if (!read.ok) return read
  const { article, generation, readOnly } = read.value
  if (readOnly) return failed('library/read-only', { reason: readOnly })
  try {
    const newest = (await versions.list(id)).rows[0]
    if (reason !== 'named' && newest?.contentHash === sha256(publishedContent(article))) return done(newest.version)
    return done(await versions.take({ article, generation, reason, by }))
  } catch (error) {
    return diskFailure(error)
  }
}
