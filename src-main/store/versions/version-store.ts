import { type Article, ulidSchema } from '@shared/article/article.ts'
import { bodyText, countWords } from '@shared/article/body-text.ts'
import { publishedContent } from '@shared/article/content.ts'
import { done, type Envelope, failed, type VersionRow } from '@shared/contract/operations.ts'
import { versionsToThin } from '@shared/versions/thin-versions.ts'
import type { VersionReason } from '@shared/versions/version-reasons.ts'
import { diskFailure } from '../disk/disk-failure.ts'
import { durableWrite } from '../disk/durable-write.ts'
import { LARGEST_RECORD, sha256 } from '../disk/envelope.ts'
import { createInTurn } from '../disk/in-turn.ts'
import { namesIn, readUpTo, type StoreFs, stampOf } from '../disk/store-fs.ts'
import { CURRENT_VERSION } from '../migrations/migrations.ts'
import type { Places } from '../places.ts'
import { packVersion, peekVersion, unpackVersion, type VersionHead } from './version-file.ts'
import { createVersionNames } from './version-names.ts'

/** Who writes: profile id and name. */
export type By = { readonly id: string; readonly name: string }
export const NOBODY: By = { id: '', name: '' }

export type TakeVersion = {
  readonly article: Article
  readonly generation: number
  readonly reason: VersionReason
  readonly by: By
}

export type VersionStore = {
  /** Keeps the text as a new version and answers with its name; throws when the disk refuses. */
  take(version: TakeVersion): Promise<string>
  /** The heads of all versions that can be read, the newest first, and the names of files that cannot. */
  list(id: string): Promise<{ readonly rows: readonly VersionRow[]; readonly damaged: readonly string[] }>
  /** `version/not-found`, `version/damaged`; nothing is moved. */
  read(id: string, version: string): Promise<Envelope<{ readonly row: VersionRow; readonly article: Article }>>
  /** Names a version, or with '' takes its name away. */
  name(id: string, version: string, name: string): Promise<Envelope<VersionRow>>
  /** The newest version whose bytes are proven, for an article that has nothing else left. */
  newestSound(id: string): Promise<{ readonly article: Article; readonly generation: number } | null>
  /** Takes away what age has made superfluous; says how many. */
  thin(id: string): Promise<number>
  /** Runs work on the names of an article's versions when nobody else does. */
  alone<T>(id: string, work: () => Promise<T>): Promise<T>
}

type Given = {
  readonly fs: StoreFs
  readonly places: Places
  readonly now: () => Date
  readonly writable: () => boolean
}

/** Immutable revisions of articles, one packed file each under the hash of its bytes. */
export function createVersionStore({ fs, places, now, writable }: Given): VersionStore {
  const names = createVersionNames({ fs, places, writable })
  // A version that is being named must not be thinned at that moment.
  const alone = createInTurn()

  const list: VersionStore['list'] = async (id) => {
    const { names: named } = await names.read(id)
    const rows: VersionRow[] = []
    const damaged: string[] = []
    for (const file of await namesIn(fs, places.versions(id))) {
      const version = versionOfFile(file)
      const bytes = version && (await readUpTo(fs, places.version(id, version), LARGEST_RECORD))
      const head = bytes ? peekVersion(bytes) : null
      if (version && head && head.articleId === id) rows.push(rowOf(version, head, named[version]))
      else damaged.push(file)
    }
    return { rows: rows.sort(newestFirst), damaged }
  }

  const read: VersionStore['read'] = async (id, version) => {
    if (!isId(id) || !isHash(version)) return failed('version/not-found')
    try {
      const path = places.version(id, version)
      if (!(await stampOf(fs, path))) return failed('version/not-found')
      const bytes = await readUpTo(fs, path, LARGEST_RECORD)
      const unpacked = bytes && (await unpackVersion(bytes, version))
      if (unpacked?.article.id !== id) return failed('version/damaged')
      const { names: named } = await names.read(id)
      return done({ row: rowOf(version, unpacked.head, named[version]), article: unpacked.article })
    } catch (error) {
      return diskFailure(error)
    }
  }

  const giveName: VersionStore['name'] = async (id, version, name) => {
    if (!writable()) return failed('library/read-only')
    const found = await read(id, version)
    if (!found.ok) return found
    try {
      await names.change(id, ({ names: before, thinned }) => {
        const { [version]: _, ...others } = before
        return { names: name === '' ? others : { ...others, [version]: name }, thinned }
      })
      return done({ ...found.value.row, name: name === '' ? null : name })
    } catch (error) {
      return diskFailure(error)
    }
  }

  const thin: VersionStore['thin'] = async (id) => {
    const { rows } = await list(id)
    const going = new Set(versionsToThin(rows, now()))
    if (going.size === 0) return 0
    // Of those that go too, in case a crash leaves some of them.
    const parents = new Set(rows.map(({ parent }) => parent))
    // Said before it is done: a parent that is gone and not named here is a loss.
    await names.change(id, ({ names: named, thinned }) => ({
      names: named,
      thinned: [...new Set([...thinned, ...going])].filter((version) => parents.has(version)),
    }))
    for (const version of going) await fs.unlink(places.version(id, version))
    await fs.syncFolder(places.versions(id))
    return going.size
  }

  const take = async ({ article, generation, reason, by }: TakeVersion): Promise<string> => {
    const { rows } = await list(article.id)
    const head: VersionHead = {
      articleId: article.id,
      parent: rows[0]?.version ?? null,
      at: now().toISOString(),
      by: by.id,
      byName: by.name,
      reason,
      generation,
      contentHash: sha256(publishedContent(article)),
      words: countWords(bodyText(article.body)),
      schemaVersion: CURRENT_VERSION,
    }
    const { version, bytes } = await packVersion(head, article)
    const path = places.version(article.id, version)
    if (await stampOf(fs, path)) return version
    await fs.mkdir(places.versions(article.id))
    await durableWrite({
      ...{ fs, path, bytes, tmp: places.tmp, backup: false },
      ...(rows.length === 0 ? { parentToSync: places.article(article.id) } : {}),
    })
    return version
  }

  return {
    list,
    read,
    // Thinning must not take away the version that this one is about to call its parent.
    take: (version) => alone(version.article.id, () => take(version)),
    alone,
    name: (id, version, name) => alone(id, () => giveName(id, version, name)),
    thin: (id) => alone(id, () => thin(id)),
    async newestSound(id) {
      const { rows } = await list(id)
      for (const { version } of rows) {
        const found = await read(id, version)
        if (found.ok) return { article: found.value.article, generation: found.value.row.generation }
      }
      return null
    },
  }
}

/** The version that a file name says, or null for any other file. */
export const versionOfFile = (file: string): string | null => /^([0-9a-f]{64})\.json\.gz$/.exec(file)?.[1] ?? null

const isId = (id: string): boolean => ulidSchema.safeParse(id).success
const isHash = (version: string): boolean => /^[0-9a-f]{64}$/.test(version)

const rowOf = (version: string, head: VersionHead, name: string | undefined): VersionRow => ({
  version,
  parent: head.parent,
  at: head.at,
  by: head.by,
  byName: head.byName,
  reason: head.reason,
  name: name ?? null,
  generation: head.generation,
  contentHash: head.contentHash,
  words: head.words,
})

// The generation decides where the clock stood still or went back.
const newestFirst = (one: VersionRow, other: VersionRow): number =>
  other.generation - one.generation || (one.at < other.at ? 1 : -1)
