import { type Article, articleSchema } from '@shared/article/article.ts'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import { trashedAt } from '@shared/workflow/state-of.ts'
import { articleRecordSpec, createArticleReader, type ReadArticle, type Recovery } from './article-reader.ts'
import type { DecisionLog } from './decision-log.ts'
import { diskFailure, unlessDiskFails } from './disk/disk-failure.ts'
import { type DiskReserve, withRoom } from './disk/disk-reserve.ts'
import { createRecord } from './disk/record.ts'
import { ALONE, createSaveQueue } from './disk/save-queue.ts'
import type { FileStamp, StoreFs } from './disk/store-fs.ts'
import { indexEntryOf } from './index-entry.ts'
import type { LibraryGuard } from './library-guard.ts'
import type { LibraryIndex } from './library-index.ts'
import type { Places } from './places.ts'
import type { PurgedArticles } from './trash/purged-articles.ts'
import { createVersionKeeper } from './versions/version-keeper.ts'
import { type By, NOBODY, type VersionStore } from './versions/version-store.ts'

export type Committed = { readonly generation: number; readonly savedAt: string }

/** `basedOn` is the generation here, 0 where there is none; `generation` the lowest that it may have from now on. */
export type TakenIn = { readonly basedOn: number; readonly generation: number }

export type ArticleShelf = {
  read(id: string): Promise<Envelope<ReadArticle>>
  commit(article: Article, basedOn: number, by: By): Promise<Envelope<Committed>>
  /** Writes an article that comes from a backup, as it was saved there: see `TakenIn`. */
  takeIn(article: Article, taken: TakenIn): Promise<Envelope<Committed>>
  /** Has an article in the trash taken away by `move`, unless it has changed since `generation`. */
  remove(id: string, generation: number, move: () => Promise<void>): Promise<Envelope<null>>
  /** Runs work while nobody saves the article. */
  alone<T>(id: string, work: () => Promise<T>): Promise<T>
  /** Reads it again and puts its row into the index. */
  reindex(id: string): Promise<Envelope<null>>
  /** Resolves when every save that was asked for has been answered. */
  idle(): Promise<void>
}

type Given = {
  readonly fs: StoreFs
  readonly places: Places
  readonly now: () => Date
  readonly writable: () => boolean
  readonly index: LibraryIndex
  readonly log: DecisionLog
  readonly versions: VersionStore
  readonly guard: LibraryGuard
  readonly reserve: DiskReserve
  readonly purged: Pick<PurgedArticles, 'has' | 'forget'>
  readonly onRecovered: (recovery: Recovery) => void
  /** The folder that was opened is no longer at its path. */
  readonly onGone: () => void
}

type Save = { readonly article: Article; readonly by: By; readonly taken?: TakenIn }

/** All articles of a library: one lowdb file each, one line of saves each. */
export function createArticleShelf(given: Given): ArticleShelf {
  const { fs, places, now, writable, index, log, versions, guard, reserve, onGone } = given
  const keeper = createVersionKeeper(versions, now)
  const { load, current, wasLost, neverGivenOut, hold, forget } = createArticleReader(given)

  /** An article whose every copy is bad is as good as absent for one that comes from a backup. */
  const currentUnlessLost = async (id: string) => {
    const before = await current(id)
    return before.ok || before.error.code !== 'article/damaged' ? before : done(null)
  }

  const write = async (id: string, asked: readonly Save[], onGeneration: number): Promise<Envelope<Committed>> => {
    if (!writable()) return failed('library/read-only')
    if (!(await guard.isHere())) {
      onGone()
      return failed('library/gone')
    }
    const save = asked.at(-1)
    const basedOn = save?.taken?.basedOn ?? onGeneration
    const savedAt = save?.taken ? save.article.savedAt : now().toISOString()
    const checked = articleSchema.safeParse({ ...save?.article, savedAt })
    if (!save || !checked.success)
      return failed('article/invalid', { path: checked.error?.issues[0]?.path.join('/') ?? '' })
    const article = checked.data
    const before = save.taken ? await currentUnlessLost(id) : await current(id)
    if (!before.ok) return before
    if (!before.value && basedOn !== 0) return failed('article/not-found')
    const base = before.value?.generation ?? 0
    if (base !== basedOn) return failed('article/changed-elsewhere', { generation: base })
    const decided = before.value?.decisions ?? []
    if (!continues(decided, article.decisions)) return failed('article/history-rewritten')
    const lost = save.taken && !before.value && (await wasLost(id))
    const generation = Math.max(base + asked.length, save.taken?.generation ?? 0, lost ? neverGivenOut(id, 0) : 0)
    const stamp = await withRoom(reserve, async () => {
      if (before.value) await keeper.settle(id, () => stored(id))
      await fs.mkdir(places.article(id))
      const parentToSync = before.value ? undefined : places.articles
      const record = createRecord({ ...articleRecordSpec(given, id), parentToSync })
      return record.write({ generation, data: article })
    })
    hold(id, { generation, decisions: article.decisions, stamp })
    const entry = indexEntryOf(article, generation)
    const added = article.decisions.slice(decided.length)
    const logLags = index.get(id)?.stamp === READ_AGAIN || added.length > 0
    const logged = !logLags || (await appendToLog(id, article.decisions))
    index.put({ entry, stamp: logged ? stamp : READ_AGAIN })
    if (!before.value && given.purged.has(id)) await unlessDiskFails(() => given.purged.forget([id]))
    // What comes from a backup brings its own versions along.
    if (!save.taken) await keeper.after({ article, generation, added, by: save.by, contentHash: entry.contentHash })
    return done({ generation, savedAt })
  }

  const remove = async (id: string, generation: number, move: () => Promise<void>): Promise<Envelope<null>> => {
    if (!writable()) return failed('library/read-only')
    if (!(await guard.isHere())) {
      onGone()
      return failed('library/gone')
    }
    const now = await current(id)
    if (!now.ok) return now
    if (!now.value) return failed('article/not-found')
    if (trashedAt(now.value.decisions) === null) return failed('article/not-in-trash')
    if (now.value.generation !== generation)
      return failed('article/changed-elsewhere', { generation: now.value.generation })
    await move()
    forget(id)
    index.remove(id)
    return done(null)
  }

  const stored = async (id: string) => {
    const loaded = await load(id)
    return loaded.ok ? loaded.value : null
  }

  /** The article itself carries its decisions and is durable by now; a log that lags catches up at the next opening. */
  const appendToLog = (id: string, decisions: Article['decisions']) =>
    unlessDiskFails(async () => {
      await log.append(id, decisions)
      return true
    })

  const queue = createSaveQueue<Save, Envelope<Committed>>(async (id, asked, basedOn) => {
    const result = await orFailure(() => write(id, asked, basedOn))
    if (!result.ok || Number.isNaN(basedOn)) return asked.map(() => result)
    return asked.map((_, step) => done({ ...result.value, generation: basedOn + step + 1 }))
  })

  return {
    read: (id) =>
      orFailure(async () => {
        const loaded = await load(id)
        if (!loaded.ok) return loaded
        const { stamp: _, foreign: __, ...read } = loaded.value
        return done(read)
      }),
    commit: (article, basedOn, by) => queue.add(article.id, { article, by }, basedOn),
    alone: queue.alone,
    remove: (id, generation, move) => queue.alone(id, () => orFailure(() => remove(id, generation, move))),
    takeIn: (article, taken) => queue.add(article.id, { article, by: NOBODY, taken }, ALONE),
    reindex: (id) =>
      orFailure(async () => {
        const loaded = await load(id)
        if (!loaded.ok) return loaded
        const { article, generation, stamp, readOnly } = loaded.value
        const logged = !writable() || readOnly !== null || (await appendToLog(id, article.decisions))
        index.put({ entry: indexEntryOf(article, generation), stamp: (logged && stamp) || READ_AGAIN })
        return done(null)
      }),
    idle: () => queue.idle(),
  }
}

/** Compares as different from every file, so that the article is read again at the next opening. */
const READ_AGAIN: FileStamp = { size: -1, mtimeMs: 0, ino: 0 }

async function orFailure<T>(work: () => Promise<Envelope<T>>): Promise<Envelope<T>> {
  try {
    return await work()
  } catch (error) {
    return diskFailure(error)
  }
}

/** The history is only ever added to. */
const continues = (before: Article['decisions'], after: Article['decisions']): boolean =>
  before.length <= after.length &&
  before.every((decision, index) => JSON.stringify(decision) === JSON.stringify(after[index]))
