import { type Article, ulidSchema } from '@shared/article/article.ts'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import {
  type ArticleShelf,
  type Committed,
  createArticleShelf,
  type ReadArticle,
  type Recovery,
} from './article-shelf.ts'
import { createDecisionLog } from './decision-log.ts'
import { diskFailure, isReadOnlyFailure } from './disk/disk-failure.ts'
import { errnoOf, namesIn, nodeFs, type StoreFs, sameStamp, stampOf } from './disk/store-fs.ts'
import type { IndexEntry } from './index-entry.ts'
import { type LibraryConfig, openLibraryFile } from './library-file.ts'
import { createLibraryIndex, type LibraryIndex } from './library-index.ts'
import { type Door, takeLock } from './library-lock.ts'
import { createMediaStore, type MediaStore } from './media-store.ts'
import { CURRENT_VERSION } from './migrations/migrations.ts'
import { type Places, placesIn } from './places.ts'
import { type Verification, verifyLibrary } from './verify-library.ts'

type ReadOnlyReason = 'library-locked' | 'read-only-folder' | 'newer-version'

export type Library = {
  readonly dir: string
  readonly id: string
  readonly readOnly: ReadOnlyReason | null
  /** Door and process that hold the library, `electron/4312`. */
  readonly lockedBy: string | null
  /** What had to be read from another copy since the library was opened; the person is told. */
  readonly recovered: readonly Recovery[]
  list(): readonly IndexEntry[]
  read(id: string): Promise<Envelope<ReadArticle>>
  /** Answers when the text would survive a power cut. `basedOn` 0 makes a new article. */
  commit(article: Article, basedOn: number): Promise<Envelope<Committed>>
  readonly media: MediaStore
  config(): LibraryConfig
  writeConfig(next: LibraryConfig): Promise<Envelope<null>>
  /** Reads everything and changes nothing. */
  verify(): Promise<Verification>
  close(): Promise<void>
}

export type OpenLibrary = {
  readonly dir: string
  readonly now: () => Date
  readonly newId: () => string
  readonly door: Door
  readonly fs?: StoreFs
}

/**
 * Opens the library in a folder, making it when there is none. A second opener, a folder that may not be written and
 * a newer library are opened for reading. Errors: `library/damaged`, `library/not-found`, `disk/full`, `disk/failed`.
 */
export async function openLibrary({ dir, now, newId, door, fs = nodeFs }: OpenLibrary): Promise<Envelope<Library>> {
  const places = placesIn(dir)
  let readOnly: ReadOnlyReason | null = null
  let lockedBy: string | null = null
  let release = async () => {}
  let closed = false
  const writable = () => readOnly === null && !closed
  try {
    if (!(await canWrite(fs, places))) readOnly = 'read-only-folder'
    if (writable()) {
      const lock = await takeLock(places, door, () => {
        readOnly = 'library-locked'
      })
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
    const recovered: Recovery[] =
      file.value.recovered === null ? [] : [{ id: 'library.json', from: 'backup', quarantine: file.value.recovered }]
    const log = createDecisionLog({ fs, places })
    const index = createLibraryIndex({ fs, places, writable })
    const onRecovered = (recovery: Recovery) => {
      if (!recovered.some(({ id }) => id === recovery.id)) recovered.push(recovery)
    }
    const shelf = createArticleShelf({ fs, places, now, writable, index, log, onRecovered })
    await index.load()
    await bringIndexUpToDate({ fs, places, index, shelf })
    if (writable() && file.value.version < CURRENT_VERSION) await file.value.markCurrent()
    if (writable()) await index.save()

    let closing: Promise<void> | null = null
    const close = async () => {
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
      recovered,
      list: () => index.entries(),
      read: async (id) => (isId(id) ? shelf.read(id) : failed('article/not-found')),
      async commit(article, basedOn) {
        if (closing) return failed('library/read-only')
        return isId(article.id) ? shelf.commit(article, basedOn) : failed('article/invalid', { path: 'id' })
      },
      media: createMediaStore({ fs, places, writable }),
      config: file.value.config,
      writeConfig: file.value.writeConfig,
      verify: () => verifyLibrary({ fs, places, log, missing: index.missing() }),
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

const AT_ONCE = 16

/** Reads again what differs from the index in size or time. An article that cannot be read keeps its old row. */
async function bringIndexUpToDate(given: {
  readonly fs: StoreFs
  readonly places: Places
  readonly index: LibraryIndex
  readonly shelf: ArticleShelf
}): Promise<void> {
  const { fs, places, index, shelf } = given
  const found = new Set((await namesIn(fs, places.articles)).filter(isId))
  for (const id of index.ids()) if (!found.has(id)) index.markMissing(id)
  const waiting = [...found]
  const work = async () => {
    for (let id = waiting.pop(); id; id = waiting.pop()) {
      const row = index.get(id)
      const stamp = await stampOf(fs, places.articleFile(id))
      if (row && stamp && sameStamp(row.stamp, stamp)) continue
      await shelf.reindex(id)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}
