import { join } from 'node:path'
import { ARTICLE_SCHEMA_VERSION, type Article, articleSchema } from '@shared/article/article.ts'
import { publishedContent } from '@shared/article/content.ts'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import { trashedAt } from '@shared/workflow/state-of.ts'
import type { DecisionLog } from './decision-log.ts'
import { diskFailure, unlessDiskFails } from './disk/disk-failure.ts'
import { type DiskReserve, withRoom } from './disk/disk-reserve.ts'
import { durableWrite } from './disk/durable-write.ts'
import { sha256 } from './disk/envelope.ts'
import { createRecord, type RecordSpec } from './disk/record.ts'
import { ALONE, createSaveQueue } from './disk/save-queue.ts'
import { type FileStamp, namesIn, type StoreFs, sameStamp, stampOf } from './disk/store-fs.ts'
import { indexEntryOf } from './index-entry.ts'
import type { LibraryGuard } from './library-guard.ts'
import type { LibraryIndex } from './library-index.ts'
import { CURRENT_VERSION, migrateArticle } from './migrations/migrations.ts'
import { readNewerArticle } from './newer-article.ts'
import type { Places } from './places.ts'
import type { PurgedArticles } from './trash/purged-articles.ts'
import { createVersionKeeper } from './versions/version-keeper.ts'
import { type By, NOBODY, type VersionStore } from './versions/version-store.ts'

export type Recovery = { readonly id: string; readonly from: 'backup' | 'version'; readonly quarantine: string }
export type ReadArticle = {
  readonly article: Article
  readonly generation: number
  readonly recoveredFrom: 'backup' | 'version' | null
  readonly readOnly: 'newer-version' | null
}
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

/** What the disk holds of an article that was opened here; true only while its stamp has not changed. */
type Held = { readonly generation: number; readonly decisions: Article['decisions']; readonly stamp: FileStamp }

type LoadedArticle = ReadArticle & { readonly stamp: FileStamp | null; readonly foreign: boolean }

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
  const { fs, places, now, writable, index, log, versions, guard, reserve, onRecovered, onGone } = given
  const keeper = createVersionKeeper(versions, now)
  const held = new Map<string, Held>()
  const recoveredHere = new Map<string, Recovery['from']>()
  const loading = new Map<string, Promise<Envelope<LoadedArticle>>>()

  // Two readers of one damaged file would both move it away.
  const load = (id: string): Promise<Envelope<LoadedArticle>> => {
    const started = loading.get(id) ?? loadAlone(id).finally(() => loading.delete(id))
    loading.set(id, started)
    return started
  }

  const loadAlone = async (id: string): Promise<Envelope<LoadedArticle>> => {
    const path = places.articleFile(id)
    const stamp = await stampOf(fs, path)
    const record = createRecord(articleRecordSpec(given, id))
    const read = await record.read()
    if (read.status === 'missing') {
      // Without its folder every article looks lost.
      if (!(await guard.isHere())) {
        onGone()
        return failed('library/gone')
      }
      if (!(await wasLost(id))) return failed('article/not-found')
      return (await fromVersion(id, '')) ?? failed('article/damaged')
    }
    if (read.status === 'damaged') {
      const quarantine = read.quarantine.join(', ')
      return (await fromVersion(id, quarantine)) ?? failed('article/damaged', { quarantine })
    }
    if (read.status === 'newer') {
      const newer = readNewerArticle(id, read.sealed)
      return newer.ok ? done({ ...newer.value, stamp, foreign: false }) : newer
    }
    const article = read.stored.data
    let generation = read.stored.generation
    let written = stamp
    if (read.recovered) {
      const recovery = { id, ...read.recovered }
      generation = neverGivenOut(id, generation)
      recoveredHere.set(id, recovery.from)
      onRecovered(recovery)
    } else if (read.version < CURRENT_VERSION) generation += 1
    if (writable() && generation !== read.stored.generation) {
      // On a full disk it can still be read; the other copy stays where it is.
      written = await unlessDiskFails(async () => {
        if (read.version < CURRENT_VERSION) await keepOldVersion(id, read.version)
        return record.write({ generation, data: article })
      })
    }
    const newest = held.get(id)?.generation ?? 0
    const foreign = written === stamp && isForeign(article, generation, stamp)
    if (written && newest <= generation && !foreign)
      held.set(id, { generation, decisions: article.decisions, stamp: written })
    const recoveredFrom = recoveredHere.get(id) ?? null
    return done({ article, generation, recoveredFrom, readOnly: null, stamp: written, foreign })
  }

  /** Another text under a number that was given out here: a sync program has put the other machine's file in place. */
  const isForeign = (article: Article, generation: number, stamp: FileStamp | null): boolean => {
    const row = writable() ? index.get(article.id) : null
    if (!row || !stamp || row.entry.generation < generation || sameStamp(row.stamp, stamp)) return false
    return row.entry.contentHash !== sha256(publishedContent(article))
  }

  /**
   * Gives such a text a number of its own, so that a save which builds on the one before meets it and both are kept.
   * Only where nobody else saves: what was read must still be what lies there.
   */
  const renumbered = async (id: string): Promise<Envelope<LoadedArticle>> => {
    const loaded = await loadAlone(id)
    if (!loaded.ok || !loaded.value.foreign) return loaded
    const { article, stamp } = loaded.value
    const now = await stampOf(fs, places.articleFile(id))
    if (!now || !stamp || !sameStamp(now, stamp)) return renumbered(id)
    const generation = neverGivenOut(id, loaded.value.generation)
    const written = await createRecord(articleRecordSpec(given, id)).write({ generation, data: article })
    held.set(id, { generation, decisions: article.decisions, stamp: written })
    index.put({ entry: indexEntryOf(article, generation), stamp: written })
    return done({ ...loaded.value, generation, stamp: written, foreign: false })
  }

  // The lost copy may have been seen under later numbers: those are never given out again.
  const neverGivenOut = (id: string, generation: number): number =>
    Math.max(generation + 1, index.get(id)?.entry.generation ?? 0, held.get(id)?.generation ?? 0) + 1

  /** Both copies are gone or bad: the newest version whose bytes are proven takes their place. */
  const fromVersion = async (id: string, quarantine: string): Promise<Envelope<LoadedArticle> | null> => {
    const newest = await versions.newestSound(id)
    if (!newest) return null
    const { article } = newest
    const generation = neverGivenOut(id, newest.generation)
    recoveredHere.set(id, 'version')
    onRecovered({ id, from: 'version', quarantine })
    const record = createRecord(articleRecordSpec(given, id))
    const stamp = writable() ? await unlessDiskFails(() => record.write({ generation, data: article })) : null
    if (stamp) held.set(id, { generation, decisions: article.decisions, stamp })
    return done({ article, generation, recoveredFrom: 'version', readOnly: null, stamp, foreign: false })
  }

  const wasLost = async (id: string): Promise<boolean> =>
    !given.purged.has(id) &&
    (index.get(id) !== null ||
      index.missing().includes(id) ||
      (await namesIn(fs, places.quarantine)).some((name) => name.startsWith(`${id}.`)))

  /** A migration copies first: the file as the older program wrote it stays beside the new one. */
  const keepOldVersion = async (id: string, version: number) => {
    const path = join(places.article(id), `article.v${version}.json`)
    if (await stampOf(fs, path)) return
    const source = (await stampOf(fs, places.articleFile(id)))
      ? places.articleFile(id)
      : `${places.articleFile(id)}.bak`
    await durableWrite({ fs, path, bytes: await fs.readFile(source), tmp: places.tmp, backup: false })
  }

  const current = async (id: string): Promise<Envelope<Pick<Held, 'generation' | 'decisions'> | null>> => {
    const known = held.get(id)
    const stamp = await stampOf(fs, places.articleFile(id))
    if (known && stamp && sameStamp(known.stamp, stamp)) return done(known)
    const read = await load(id)
    const loaded = read.ok && read.value.foreign ? await renumbered(id) : read
    if (!loaded.ok) return loaded.error.code === 'article/not-found' ? done(null) : loaded
    if (loaded.value.readOnly) return failed('library/read-only', { reason: loaded.value.readOnly })
    const { generation, article } = loaded.value
    return done({ generation, decisions: article.decisions })
  }

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
    held.set(id, { generation, decisions: article.decisions, stamp })
    recoveredHere.delete(id)
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
    held.delete(id)
    recoveredHere.delete(id)
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

/** How an article's file is read and written. */
export const articleRecordSpec = (
  { fs, places, writable }: Pick<Given, 'fs' | 'places' | 'writable'>,
  id: string,
): RecordSpec<Article> => ({
  fs,
  path: places.articleFile(id),
  tmp: places.tmp,
  quarantine: places.quarantine,
  label: id,
  schemaVersion: ARTICLE_SCHEMA_VERSION,
  backup: true,
  writable,
  check: (data) => {
    const { data: article } = articleSchema.safeParse(data)
    return article?.id === id ? article : null
  },
  migrate: migrateArticle,
})

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
