import { join } from 'node:path'
import type { Article } from '@shared/article/article.ts'
import { publishedContent } from '@shared/article/content.ts'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import type { ArticleShelf, Committed, TakenIn } from './article-shelf.ts'
import { hashInSlices } from './backup/in-slices.ts'
import { diskFailure } from './disk/disk-failure.ts'
import { durableWrite } from './disk/durable-write.ts'
import { sha256 } from './disk/envelope.ts'
import { namesIn, type StoreFs, stampOf, unlessMissing } from './disk/store-fs.ts'
import type { LibraryGuard } from './library-guard.ts'
import { mediaFileName } from './media-store.ts'
import type { Places } from './places.ts'
import { probePicture } from './probe-picture.ts'
import { unpackVersion } from './versions/version-file.ts'
import { createVersionNames, type VersionNames } from './versions/version-names.ts'
import { NOBODY, type VersionStore, versionOfFile } from './versions/version-store.ts'

type Packed = { readonly version: string; readonly bytes: Uint8Array }

/**
 * Brings in what another copy of a library holds, each step durable by itself and harmless when it is done twice.
 * Whoever calls keeps the order: originals, versions, names, then the article. Errors: `library/read-only`,
 * `library/gone`, `disk/*`.
 */
export type TakeIn = {
  /** Whether the file of an article here has this SHA-256. */
  hasArticleFile(id: string, sha256: string): Promise<Envelope<boolean>>
  /** The versions of an article whose files are here, and the hashes of the texts that they hold. */
  versionsOf(
    id: string,
  ): Promise<Envelope<{ readonly names: ReadonlySet<string>; readonly texts: ReadonlySet<string> }>>
  /** Names of the originals that are here. */
  originals(): Promise<Envelope<ReadonlySet<string>>>
  /** False when the bytes are no picture or not those that the name says; nothing is written then. */
  original(name: string, bytes: Uint8Array): Promise<Envelope<boolean>>
  /** False when the bytes are not that version of that article. */
  version(id: string, packed: Packed): Promise<Envelope<boolean>>
  /** Adds the names that versions here do not have yet. */
  names(id: string, from: VersionNames): Promise<Envelope<null>>
  /** Keeps the text and history of another copy as a version, below the generation here; false when one holds them. */
  asVersion(article: Article, below: number): Promise<Envelope<boolean>>
  /** Puts a file beside an article unless there is one of this name. */
  beside(id: string, name: string, bytes: Uint8Array): Promise<Envelope<null>>
  /** Errors beyond those of every step: `article/changed-elsewhere` {generation}, `article/history-rewritten`. */
  article(article: Article, taken: TakenIn): Promise<Envelope<Committed>>
}

export function createTakeIn(given: {
  readonly fs: StoreFs
  readonly places: Places
  readonly writable: () => boolean
  readonly guard: LibraryGuard
  readonly shelf: ArticleShelf
  readonly versions: VersionStore
}): TakeIn {
  const { fs, places, writable, guard, shelf, versions } = given
  const versionNames = createVersionNames(given)
  const write = (path: string, bytes: Uint8Array, parentToSync?: string) =>
    durableWrite({ fs, path, bytes, tmp: places.tmp, backup: false, ...(parentToSync ? { parentToSync } : {}) })
  const writing = async <T>(work: () => Promise<T>): Promise<Envelope<T>> => {
    if (!writable()) return failed('library/read-only')
    const here = await reading(guard.isHere)
    if (!here.ok) return here
    return here.value ? reading(work) : failed('library/gone')
  }

  return {
    hasArticleFile: (id, hash) =>
      reading(async () => {
        const bytes = await unlessMissing(fs.readFile(places.articleFile(id)))
        return bytes !== null && (await hashInSlices(bytes)) === hash
      }),
    versionsOf: (id) =>
      reading(async () => {
        const files = await namesIn(fs, places.versions(id))
        const { rows } = files.length > 0 ? await versions.list(id) : { rows: [] }
        return {
          names: new Set(files.map(versionOfFile).filter((name) => name !== null)),
          texts: new Set(rows.map(({ contentHash }) => contentHash)),
        }
      }),
    originals: () => reading(async () => new Set(await namesIn(fs, places.media))),
    original: (name, bytes) =>
      writing(async () => {
        const said = mediaFileName(name)
        if (!said || (await hashInSlices(bytes)) !== said.sha256) return false
        const probed = await probePicture(bytes, name)
        if (!probed.ok || probed.value.format !== said.format) return false
        await write(join(places.media, name), bytes)
        return true
      }),
    version: (id, { version, bytes }) =>
      writing(async () => {
        if ((await unpackVersion(bytes, version))?.article.id !== id) return false
        const path = places.version(id, version)
        if (await stampOf(fs, path)) return true
        await fs.mkdir(places.versions(id))
        await write(path, bytes, places.article(id))
        return true
      }),
    names: (id, from) =>
      writing(async () => {
        const here = new Set((await namesIn(fs, places.versions(id))).map(versionOfFile))
        const now = await versionNames.read(id)
        const isMore = JSON.stringify(withMore(now, from, here)) !== JSON.stringify(now)
        if (isMore) await versions.alone(id, () => versionNames.change(id, (latest) => withMore(latest, from, here)))
        return null
      }),
    asVersion: (article, below) =>
      writing(async () => {
        const text = sha256(publishedContent(article))
        const { rows } = await versions.list(article.id)
        for (const { version } of rows.filter(({ contentHash }) => contentHash === text)) {
          const kept = await versions.read(article.id, version)
          if (kept.ok && holdsHistory(kept.value.article, article)) return false
        }
        // Below the generation here, so that it is never taken for the newest text.
        const generation = Math.max(0, below - 1)
        await versions.take({ article, generation, reason: 'beforeMerge', by: NOBODY })
        return true
      }),
    beside: (id, name, bytes) =>
      writing(async () => {
        const path = join(places.article(id), name)
        if (await stampOf(fs, path)) return null
        await fs.mkdir(places.article(id))
        await write(path, bytes, places.articles)
        return null
      }),
    article: (article, taken) => shelf.takeIn(article, taken),
  }
}

async function reading<T>(work: () => Promise<T>): Promise<Envelope<T>> {
  try {
    return done(await work())
  } catch (error) {
    return diskFailure(error)
  }
}

/** What was named here stays as it is; what was thinned there and is not here is no loss. */
function withMore(now: VersionNames, from: VersionNames, here: ReadonlySet<string | null>): VersionNames {
  const named = Object.entries(from.names).filter(([version]) => here.has(version) && now.names[version] === undefined)
  const thinned = [...new Set([...now.thinned, ...from.thinned])].filter((version) => !here.has(version))
  return { names: { ...now.names, ...Object.fromEntries(named) }, thinned }
}

const holdsHistory = (kept: Article, article: Article): boolean =>
  article.decisions.every((decision, at) => JSON.stringify(decision) === JSON.stringify(kept.decisions[at]))
