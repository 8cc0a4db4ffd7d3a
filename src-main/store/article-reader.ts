import { join } from 'node:path'
import { ARTICLE_SCHEMA_VERSION, type Article, articleSchema } from '@shared/article/article.ts'
import { publishedContent } from '@shared/article/content.ts'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import { unlessDiskFails } from './disk/disk-failure.ts'
import { durableWrite } from './disk/durable-write.ts'
import { sha256 } from './disk/envelope.ts'
import { createRecord, type RecordSpec } from './disk/record.ts'
import { type FileStamp, namesIn, type StoreFs, sameStamp, stampOf } from './disk/store-fs.ts'
import { indexEntryOf } from './index-entry.ts'
import type { LibraryGuard } from './library-guard.ts'
import type { LibraryIndex } from './library-index.ts'
import { CURRENT_VERSION, migrateArticle } from './migrations/migrations.ts'
import { readNewerArticle } from './newer-article.ts'
import type { Places } from './places.ts'
import type { PurgedArticles } from './trash/purged-articles.ts'
import type { VersionStore } from './versions/version-store.ts'

export type Recovery = { readonly id: string; readonly from: 'backup' | 'version'; readonly quarantine: string }
export type ReadArticle = {
  readonly article: Article
  readonly generation: number
  readonly recoveredFrom: 'backup' | 'version' | null
  readonly readOnly: 'newer-version' | null
}
/** What the disk holds of an article that was opened here; true only while its stamp has not changed. */
export type Held = { readonly generation: number; readonly decisions: Article['decisions']; readonly stamp: FileStamp }
export type LoadedArticle = ReadArticle & { readonly stamp: FileStamp | null; readonly foreign: boolean }

export type ArticleReader = {
  load(id: string): Promise<Envelope<LoadedArticle>>
  /** What a save has to build on, null where there is no article. Only where nobody else saves. */
  current(id: string): Promise<Envelope<Pick<Held, 'generation' | 'decisions'> | null>>
  /** Whether an article of this id was here and is meant to be. */
  wasLost(id: string): Promise<boolean>
  /** A generation that nobody has seen. */
  neverGivenOut(id: string, generation: number): number
  /** It was written just now. */
  hold(id: string, held: Held): void
  /** It was taken away. */
  forget(id: string): void
}

type Given = {
  readonly fs: StoreFs
  readonly places: Places
  readonly writable: () => boolean
  readonly index: LibraryIndex
  readonly versions: VersionStore
  readonly guard: LibraryGuard
  readonly purged: Pick<PurgedArticles, 'has'>
  readonly onRecovered: (recovery: Recovery) => void
  /** The folder that was opened is no longer at its path. */
  readonly onGone: () => void
}

/** Reads articles from their file, its backup or their newest sound version, and knows which generation lies there. */
export function createArticleReader(given: Given): ArticleReader {
  const { fs, places, writable, index, versions, guard, onRecovered, onGone } = given
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

  return {
    load,
    current,
    wasLost,
    neverGivenOut,
    hold(id, now) {
      held.set(id, now)
      recoveredHere.delete(id)
    },
    forget(id) {
      held.delete(id)
      recoveredHere.delete(id)
    },
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
