import { ulidSchema } from '@shared/article/article.ts'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import type { Recovery } from './article-reader.ts'
import { createArticleShelf } from './article-shelf.ts'
import { createBackups } from './backup/backups.ts'
import { createLibraryCare } from './care/library-care.ts'
import { watchSave } from './care/watch-saves.ts'
import { catchUp, type Progress } from './catch-up.ts'
import { createDecisionLog } from './decision-log.ts'
import { diskFailure } from './disk/disk-failure.ts'
import { createDiskReserve, withRoom } from './disk/disk-reserve.ts'
import { namesIn, nodeFs } from './disk/store-fs.ts'
import type { Library, OpenLibrary, ReadOnlyReason, RecoveredHere } from './library.types.ts'
import { openLibraryFile } from './library-file.ts'
import { createLibraryGuard } from './library-guard.ts'
import { createLibraryIndex } from './library-index.ts'
import { takeLock } from './library-lock.ts'
import { createMediaStore } from './media-store.ts'
import { CURRENT_VERSION } from './migrations/migrations.ts'
import { canWrite, clearUnfinished, isTooMany, tooManyAreGone } from './opening-checks.ts'
import { placesIn } from './places.ts'
import { createTakeIn } from './take-in.ts'
import { createPurgedArticles } from './trash/purged-articles.ts'
import { createUndoJournals } from './undo/undo-journals.ts'
import { keepVersion } from './versions/keep-version.ts'
import { createVersionStore, NOBODY } from './versions/version-store.ts'

export type { Library, OpenLibrary, ReadOnlyReason } from './library.types.ts'

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
