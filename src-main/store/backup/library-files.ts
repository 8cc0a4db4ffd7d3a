import { ulidSchema } from '@shared/article/article.ts'
import { backupEntryOf } from '@shared/backup/backup-entry.ts'
import { namesIn, type StoreFs } from '../disk/store-fs.ts'
import type { Places } from '../places.ts'

type Given = { readonly fs: StoreFs; readonly places: Places }

/** The articles of a library by their folders. */
export const articleFolders = async ({ fs, places }: Given): Promise<readonly string[]> =>
  (await namesIn(fs, places.articles)).filter((id) => ulidSchema.safeParse(id).success).sort()

/** Paths of the library's own files and of its originals, from its folder, as they stand in a backup. */
export const ownFiles = async ({ fs, places }: Given): Promise<readonly string[]> =>
  known([...(await namesIn(fs, places.dir)), ...(await namesIn(fs, places.trash)).map((name) => `trash/${name}`)])
/** Those in use, and those that lie in the trash. */
export const mediaFiles = async ({ fs, places }: Given): Promise<readonly string[]> =>
  known([
    ...(await namesIn(fs, places.media)).map((name) => `media/${name}`),
    ...(await namesIn(fs, places.trashMedia)).map((name) => `trash/media/${name}`),
  ])

/**
 * Paths of an article's files, in the order in which they are to be read while people go on writing: the decision log
 * after the article that it must cover, the names after the versions that they name.
 */
export async function articleFiles(given: Given, id: string): Promise<readonly string[]> {
  const names = known((await namesIn(given.fs, given.places.article(id))).map((name) => `articles/${id}/${name}`))
  const rank = (path: string) => ORDER.findIndex((shape) => shape.test(path))
  return [...names, ...(await versionFiles(given, id))].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

export const versionFiles = async ({ fs, places }: Given, id: string): Promise<readonly string[]> =>
  known((await namesIn(fs, places.versions(id))).map((name) => `articles/${id}/versions/${name}`))

const ORDER = [/\/article\.json$/, /\/article\./, /\/decisions\./, /\/versions\//, /\/version-names\./]

const known = (paths: readonly string[]): readonly string[] =>
  paths.filter((path) => backupEntryOf(path) !== null).toSorted()
