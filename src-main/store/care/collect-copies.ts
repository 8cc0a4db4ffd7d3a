import { join } from 'node:path'
import { articleRecordSpec } from '../article-reader.ts'
import { moveFile } from '../disk/durable-write.ts'
import { LARGEST_RECORD } from '../disk/envelope.ts'
import { readCopy } from '../disk/record.ts'
import { listFolder } from '../disk/remove-folder.ts'
import { errnoOf, namesIn, readUpTo } from '../disk/store-fs.ts'
import { mediaFileName } from '../media-store.ts'
import { type CopiesGiven, collectInArticle, takeInFolder } from './article-copies.ts'
import { isArticleFolder } from './known-files.ts'
import { copiedFolder, hashInCopy, isCopyInLibrary, isCopyInTrash } from './looks-like-copy.ts'
import { moveAside } from './move-aside.ts'

/** One piece of the work: between two of them others get their turn. Says how many files were taken away. */
export type Step = () => Promise<number>

/**
 * Finds what sync programs (OneDrive, Dropbox, Google Drive, Syncthing) leave when one library was changed on two
 * machines, and keeps every text of it; nothing is deleted.
 */
export async function copySteps(given: CopiesGiven): Promise<readonly Step[]> {
  const { fs, places } = given
  const folders = await namesIn(fs, places.articles)
  return [
    ...folders.flatMap((name): Step[] => {
      const id = copiedFolder(name)
      return id ? [() => takeFolder(given, id, join(places.articles, name))] : []
    }),
    ...folders.filter(isArticleFolder).map(
      (id): Step =>
        () =>
          collectInArticle(given, id),
    ),
    () => takeOriginals(given),
    () => setAsideCopies(given, places.dir, isCopyInLibrary, 'library'),
    () => setAsideCopies(given, places.trash, isCopyInTrash, 'trash'),
  ]
}

/** A whole folder under another name: the article itself where it is nowhere else, else a copy of each of its files. */
async function takeFolder(given: CopiesGiven, id: string, folder: string): Promise<number> {
  const { fs, places, purged, shelf } = given
  if (!(await listFolder(fs, folder))) return 0
  if (!purged.has(id) && !(await listFolder(fs, places.article(id)))) {
    const spec = articleRecordSpec({ ...given, writable: () => false }, id)
    if ((await readCopy(spec, join(folder, 'article.json'))).status === 'good') {
      await moveFile(fs, folder, places.article(id))
      await fs.syncFolder(places.articles)
      await shelf.reindex(id)
      return 0
    }
  }
  try {
    return await takeInFolder(given, id, folder)
  } catch (error) {
    // Something in it was not taken this time.
    if (errnoOf(error) !== 'ENOTEMPTY') throw error
    return 0
  }
}

/** A copy of an original takes its place where that is missing. */
async function takeOriginals(given: CopiesGiven): Promise<number> {
  const { fs, places, takeIn, onEvent } = given
  const names = await namesIn(fs, places.media)
  const here = new Set(names)
  let count = 0
  for (const name of names) {
    const hash = mediaFileName(name) ? null : hashInCopy(name)
    const format = /\.(jpg|png|webp|gif|avif)$/.exec(name)?.[1]
    if (!hash) continue
    const path = join(places.media, name)
    const original = `${hash}.${format}`
    if (format && !here.has(original)) {
      const bytes = await readUpTo(fs, path, LARGEST_RECORD)
      const taken = bytes && (await takeIn.original(original, bytes))
      if (taken && !taken.ok) continue
    }
    await moveAside(given, path, 'media')
    onEvent({ event: 'quarantine.moved', what: 'media', id: null })
    count += 1
  }
  return count
}

/** Settings and lists are decided by the file of the right name; the copy is kept for whoever misses something. */
async function setAsideCopies(
  given: CopiesGiven,
  folder: string,
  isCopy: (name: string) => boolean,
  label: string,
): Promise<number> {
  let count = 0
  for (const name of (await namesIn(given.fs, folder)).filter(isCopy)) {
    if (await listFolder(given.fs, join(folder, name))) continue
    await moveAside(given, join(folder, name), label)
    given.onEvent({ event: 'quarantine.moved', what: name.startsWith('index') ? 'index' : 'library', id: null })
    count += 1
  }
  return count
}
