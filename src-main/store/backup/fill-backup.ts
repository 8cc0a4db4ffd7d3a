import { join } from 'node:path'
import { type BackupEntry, backupEntryOf, limitOf } from '@shared/backup/backup-entry.ts'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import { diskFailure, unlessDiskFails } from '../disk/disk-failure.ts'
import { errnoOf, type StoreFs, stampOf } from '../disk/store-fs.ts'
import type { Places } from '../places.ts'
import type { Working } from './backup-reader.ts'
import { hashInSlices } from './in-slices.ts'
import { articleFiles, articleFolders, mediaFiles, ownFiles, versionFiles } from './library-files.ts'
import {
  hashFile,
  MANIFEST,
  MANIFEST_HASH,
  type ManifestFile,
  type ManifestHead,
  manifestHead,
  writeManifest,
} from './manifest.ts'
import type { ZipWriter } from './zip-writer.ts'

export type BackupHead = Pick<ManifestHead, 'libraryId' | 'programVersion' | 'ancestors'> & { readonly createdAt: Date }
export type Filled = {
  readonly manifestHash: string
  readonly counts: ManifestHead['counts']
  /** Files of the library that could not be read, and articles whose folder could not be listed. */
  readonly unread: readonly string[]
}
type Given = { readonly fs: StoreFs; readonly places: Places; readonly zip: ZipWriter; readonly head: BackupHead }

/**
 * Puts the library into a zip, articles first, then originals, then the manifest. `task/cancelled`; `disk/failed` when
 * the library itself cannot be listed. What the zip's own disk refuses is thrown.
 */
export async function fillBackup(given: Given, working: Working): Promise<Envelope<Filled>> {
  const listed = await listLibrary(given)
  if (!listed.ok) return listed
  const { own, articles, media } = listed.value
  const packed = createPacked(given)
  const total = (articles.length + media.length) * 2
  let count = 0
  for (const path of own) await packed.add(path)
  for (const id of articles) {
    if (working.signal.aborted) return failed('task/cancelled')
    await packed.addAll(`articles/${id}`, () => articleFiles(given, id))
    // A version made and named while the others were read.
    await packed.addAll(`articles/${id}`, () => versionFiles(given, id))
    working.progress(++count, total)
  }
  // An original stands before the article that shows it, so those of every article read above are there by now.
  const originals = await listLibrary(given)
  if (!originals.ok) return originals
  for (const path of originals.value.media) {
    if (working.signal.aborted) return failed('task/cancelled')
    await packed.add(path)
    working.progress(Math.min(++count, total), total)
  }
  return done(await packed.finish())
}

async function listLibrary(given: Given) {
  try {
    const [own, articles, media] = [await ownFiles(given), await articleFolders(given), await mediaFiles(given)]
    return done({ own, articles, media })
  } catch (error) {
    return diskFailure(error)
  }
}

function createPacked(given: Given) {
  const { zip, head } = given
  const files = new Map<string, ManifestFile>()
  const unread = new Set<string>()
  const add = async (path: string) => {
    const entry = files.has(path) ? null : backupEntryOf(path)
    if (!entry) return
    const read = await readWhole(given, path, entry)
    if (read === 'unreadable') unread.add(path)
    if (typeof read === 'string') return
    await zip.add(path, read, isPacked(entry) ? 'stored' : 'deflated')
    files.set(path, { path, size: read.byteLength, sha256: await hashInSlices(read) })
  }
  return {
    add,
    async addAll(folder: string, list: () => Promise<readonly string[]>) {
      const paths = await unlessDiskFails(list)
      if (!paths) unread.add(folder)
      for (const path of paths ?? []) await add(path)
    },
    async finish(): Promise<Filled> {
      const counts = countsOf([...files.keys()])
      const left = [...unread].slice(0, MOST_UNREAD)
      const createdAt = head.createdAt.toISOString()
      const manifest = await writeManifest(manifestHead({ ...head, createdAt, counts, unread: left }), [
        ...files.values(),
      ])
      await zip.add(MANIFEST, manifest.bytes, 'deflated')
      await zip.add(MANIFEST_HASH, hashFile(manifest.hash), 'stored')
      await zip.finish()
      return { counts, unread: left, manifestHash: manifest.hash }
    },
  }
}

/** The file at one moment: it is replaced as a whole, so one open reads one generation. */
async function readWhole(
  { fs, places }: Given,
  path: string,
  entry: BackupEntry,
): Promise<Uint8Array | 'gone' | 'unreadable'> {
  const from = join(places.dir, ...path.split('/'))
  try {
    const stamp = await stampOf(fs, from)
    if (!stamp) return 'gone'
    return stamp.size > limitOf(entry) ? 'unreadable' : await fs.readFile(from)
  } catch (error) {
    const errno = errnoOf(error)
    if (errno === '') throw error
    return errno === 'ENOENT' ? 'gone' : 'unreadable'
  }
}

const isPacked = ({ kind }: BackupEntry): boolean => ['media', 'trashedMedia', 'version'].includes(kind)

function countsOf(paths: readonly string[]): ManifestHead['counts'] {
  const kinds = paths.map((path) => backupEntryOf(path)?.kind)
  return {
    articles: paths.filter((path) => path.endsWith('/article.json')).length,
    versions: kinds.filter((kind) => kind === 'version').length,
    media: kinds.filter((kind) => kind === 'media').length,
    files: paths.length,
  }
}

const MOST_UNREAD = 100_000
