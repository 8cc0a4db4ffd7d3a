import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import type { Entry } from 'yauzl'
import { errnoOf } from '../disk/store-fs.ts'
import { sourceFailure } from './backup-failure.ts'
import { hashFile, MANIFEST, MANIFEST_HASH, type Manifest, type ManifestFile, readManifest } from './manifest.ts'
import { readZipDirectory, type ZipDirectory } from './zip-directory.ts'

/** What a long piece of work on a backup is given. */
export type Working = {
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number) => void
}

/** An open backup: its manifest is proven, its files are proven as they are read. */
export type BackupReader = {
  readonly manifest: Manifest
  /** A file's bytes, proven against the manifest. `backup/file-damaged` {file}, `backup/unreadable`. */
  read(file: ManifestFile): Promise<Envelope<Buffer>>
  /** Reads every file once. `task/cancelled`, and what `read` says. */
  verify(working: Working): Promise<Envelope<null>>
  close(): void
}

/**
 * Opens a backup and proves that its directory and its manifest say the same. Errors: those of `readZipDirectory` and
 * `readManifest`; `backup/hostile-name`, `backup/hostile-size`, `backup/file-missing`, `backup/file-extra`,
 * `backup/file-damaged`, each {file}.
 */
export async function openBackup(path: string): Promise<Envelope<BackupReader>> {
  const directory = await readZipDirectory(path)
  if (!directory.ok) return directory
  const manifest = await readProvenManifest(directory.value)
  if (!manifest.ok) {
    directory.value.zip.close()
    return manifest
  }
  return done(createReader(directory.value, manifest.value))
}

function createReader({ zip, entries }: ZipDirectory, manifest: Manifest): BackupReader {
  const each = async (file: ManifestFile, take: (piece: Uint8Array) => void): Promise<Envelope<null>> => {
    const entry = entries.get(file.path)
    if (!entry) return failed('backup/file-missing', { file: file.path })
    const hash = createHash('sha256')
    try {
      for await (const piece of await pieces(zip, entry)) {
        hash.update(piece)
        take(piece)
      }
    } catch (error) {
      return readingFailure(error, file.path)
    }
    return hash.digest('hex') === file.sha256 ? done(null) : failed('backup/file-damaged', { file: file.path })
  }
  return {
    manifest,
    async read(file) {
      const parts: Uint8Array[] = []
      const read = await each(file, (piece) => void parts.push(piece))
      return read.ok ? done(Buffer.concat(parts)) : read
    },
    async verify({ signal, progress }) {
      let count = 0
      for (const file of manifest.files.values()) {
        if (signal.aborted) return failed('task/cancelled')
        const read = await each(file, () => {})
        if (!read.ok) return read
        count += 1
        progress(count, manifest.files.size)
      }
      return done(null)
    },
    close: () => zip.close(),
  }
}

async function readProvenManifest({ zip, entries, hostile }: ZipDirectory): Promise<Envelope<Manifest>> {
  const entry = entries.get(MANIFEST)
  const hashEntry = entries.get(MANIFEST_HASH)
  if (!entry) return failed('backup/not-a-backup')
  try {
    const read = await readManifest(await pieces(zip, entry))
    if (!read.ok) return read
    // A newer program may keep other files; that is said before its names are judged.
    if (hostile) return hostile
    if (!hashEntry || hashEntry.uncompressedSize > 200) return failed('backup/manifest-damaged')
    const written = Buffer.concat(await (await pieces(zip, hashEntry)).toArray())
    if (!written.equals(hashFile(read.value.hash))) return failed('backup/manifest-damaged')
    return comparedWith(entries, read.value)
  } catch (error) {
    return readingFailure(error, MANIFEST)
  }
}

/** The directory has exactly the files of the manifest, at the sizes that it says. */
function comparedWith(entries: ReadonlyMap<string, Entry>, manifest: Manifest): Envelope<Manifest> {
  for (const [path, { size }] of manifest.files) {
    const entry = entries.get(path)
    if (!entry) return failed('backup/file-missing', { file: path })
    if (entry.uncompressedSize !== size) return failed('backup/file-damaged', { file: path })
  }
  for (const path of entries.keys())
    if (path !== MANIFEST && path !== MANIFEST_HASH && !manifest.files.has(path))
      return failed('backup/file-extra', { file: path })
  return done(manifest)
}

// With the sizes checked, yauzl ends the stream with an error as soon as a byte too many comes.
const pieces = (zip: ZipDirectory['zip'], entry: Entry): Promise<Readable> => zip.openReadStreamPromise(entry)

function readingFailure(error: unknown, file: string): Envelope<never> {
  if (errnoOf(error) !== '') return sourceFailure(error)
  if (!(error instanceof Error)) throw error
  return failed(file === MANIFEST ? 'backup/manifest-damaged' : 'backup/file-damaged', { file })
}
