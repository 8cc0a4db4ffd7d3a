import { join } from 'node:path'
import { done, type Envelope, type Failure } from '@shared/contract/operations.ts'
import type { DiagnosticEvent } from '../../diagnostics/event.ts'
import type { ArticleShelf } from '../article-shelf.ts'
import { diskFailure, unlessDiskFails } from '../disk/disk-failure.ts'
import { moveFile } from '../disk/durable-write.ts'
import { listFolder, removeFolder } from '../disk/remove-folder.ts'
import type { StoreFs } from '../disk/store-fs.ts'
import type { LibraryIndex } from '../library-index.ts'
import type { Places } from '../places.ts'
import type { By } from '../versions/version-store.ts'
import type { Purge as Announced, PurgedArticles } from './purged-articles.ts'

/** Who removes articles for good where 30 days have passed. */
export const PROGRAM: By = { id: 'program', name: 'Tòa Soạn' }

export type PurgeResult = {
  readonly removed: readonly string[]
  readonly refused: readonly { readonly id: string; readonly error: Failure }[]
}
type Steps = {
  readonly stopped?: () => boolean
  readonly onProgress?: (done: number, total: number) => void
}

export type Purge = {
  /** Removes articles that are in the trash for good. Those asked for after `stopped` stay. */
  purge(ids: readonly string[], by: By, steps?: Steps): Promise<Envelope<PurgeResult>>
  /** Ends what a crash has cut short. Says how many articles went. */
  finish(): Promise<number>
}

type Given = {
  readonly fs: StoreFs
  readonly places: Places
  readonly now: () => Date
  readonly index: LibraryIndex
  readonly shelf: ArticleShelf
  readonly purged: PurgedArticles
  readonly onEvent: (event: DiagnosticEvent) => void
}

/**
 * Removes for good in an order that a crash cannot spoil: what is meant is written down, the folder moves out of the
 * articles in one step, and is deleted last.
 */
export function createPurge({ fs, places, now, index, shelf, purged, onEvent }: Given): Purge {
  const moveOut = async (id: string) => {
    await moveFile(fs, places.article(id), join(places.trash, `${id}.${now().getTime()}`))
    // Should a power cut undo the move, the article is in the trash again and nothing is lost.
    await unlessDiskFails(() => Promise.all([fs.syncFolder(places.trash), fs.syncFolder(places.articles)]))
  }

  const deleteMoved = async () => {
    for (const name of (await listFolder(fs, places.trash)) ?? []) {
      const [, id] = /^([0-9A-HJKMNP-TV-Z]{26})\.\d+$/.exec(name) ?? []
      if (id && purged.has(id)) await unlessDiskFails(() => removeFolder(fs, join(places.trash, name)))
    }
  }

  const removeAll = async (purges: readonly Announced[], steps: Steps): Promise<PurgeResult> => {
    await purged.announce(purges)
    const removed: string[] = []
    const refused: { id: string; error: Failure }[] = []
    for (const { id, generation, by } of purges) {
      if (steps.stopped?.()) break
      const gone = await shelf.remove(id, generation, () => moveOut(id))
      if (gone.ok) {
        removed.push(id)
        onEvent({ event: 'article.purged', id, by: by === PROGRAM.id ? 'program' : 'person' })
      } else refused.push({ id, error: gone.error })
      steps.onProgress?.(removed.length + refused.length, purges.length)
    }
    const gone = new Set(removed)
    const staying = purges.filter(({ id }) => !gone.has(id)).map(({ id }) => id)
    if (staying.length > 0) await purged.forget(staying)
    await index.save()
    await purged.settle(removed)
    await deleteMoved()
    return { removed, refused }
  }

  const rowsOf = (ids: readonly string[]) => ids.map((id) => ({ id, entry: index.get(id)?.entry ?? null }))

  return {
    async purge(ids, by, steps = {}) {
      const at = now().toISOString()
      const refused: { id: string; error: Failure }[] = []
      const purges: Announced[] = []
      for (const { id, entry } of rowsOf([...new Set(ids)])) {
        if (!entry) refused.push({ id, error: { code: 'article/not-found' } })
        else if (entry.trashedAt === null) refused.push({ id, error: { code: 'article/not-in-trash' } })
        else purges.push({ id, title: entry.title, at, by: by.id, byName: by.name, generation: entry.generation })
      }
      if (purges.length === 0) return done({ removed: [], refused })
      try {
        const result = await removeAll(purges, steps)
        return done({ removed: result.removed, refused: [...refused, ...result.refused] })
      } catch (error) {
        return diskFailure(error)
      }
    },
    async finish() {
      const pending = purged.pending()
      const over: string[] = []
      const back: string[] = []
      for (const { id, generation } of pending) {
        if (!(await listFolder(fs, places.article(id)))) {
          index.remove(id)
          over.push(id)
          continue
        }
        const gone = await shelf.remove(id, generation, () => moveOut(id))
        if (gone.ok) {
          over.push(id)
          onEvent({ event: 'article.purged', id, by: 'program' })
        } else if (['article/changed-elsewhere', 'article/not-in-trash'].includes(gone.error.code)) back.push(id)
      }
      await deleteMoved()
      // An article that was removed once and is here again (from a backup) is an article like any other.
      const waiting = new Set(pending.map(({ id }) => id))
      for (const { id } of purged.entries()) if (!waiting.has(id) && index.get(id)) back.push(id)
      if (back.length > 0) await purged.forget(back)
      if (over.length > 0) {
        await index.save()
        await purged.settle(over)
      }
      return over.length
    },
  }
}
