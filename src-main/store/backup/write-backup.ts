import { dirname } from 'node:path'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import { errnoOf, type StoreFile, type StoreFs } from '../disk/store-fs.ts'
import type { LibraryGuard } from '../library-guard.ts'
import type { Places } from '../places.ts'
import { targetFailure } from './backup-failure.ts'
import { openBackup, type Working } from './backup-reader.ts'
import { type BackupHead, type Filled, fillBackup } from './fill-backup.ts'
import { MANIFEST } from './manifest.ts'
import { createZipWriter } from './zip-writer.ts'

export type WrittenBackup = Filled & { readonly size: number }
type Given = {
  readonly fs: StoreFs
  readonly places: Places
  readonly guard: LibraryGuard
  /** Where the finished zip lies; nothing is there yet. */
  readonly path: string
  readonly head: BackupHead
}

/**
 * Writes the library as one zip at `<path>.part`, reads all of it back and only then gives it its name. On any failure
 * nothing is left but what was there before. Errors: `task/cancelled`, `library/gone`, `disk/failed` (of the library),
 * `backup/not-verified` {file}, and those of `targetFailure`.
 */
export async function writeBackup(given: Given, working: Working): Promise<Envelope<WrittenBackup>> {
  const { fs, guard, path } = given
  const part = `${path}.part`
  let open: StoreFile | null = null
  let made: string | null = null
  try {
    open = await fs.createNew(part)
    made = part
    const filled = await fillFile(given, open, working)
    await open.close()
    open = null
    const read = filled.ok ? await readBack(part, filled.value, working) : filled
    // A library that went away meanwhile looked like one without articles.
    const written = !read.ok || (await guard.isHere().catch(() => false)) ? read : failed('library/gone')
    if (written.ok) {
      await fs.rename(part, path)
      made = path
      await syncAnyFolder(fs, dirname(path))
      const { size } = await fs.stat(path)
      made = null
      return done({ ...written.value, size })
    }
    return written
  } catch (error) {
    return targetFailure(error)
  } finally {
    await open?.close().catch(ignore)
    if (made) await fs.unlink(made).catch(ignore)
  }
}

async function fillFile(given: Given, file: StoreFile, working: Working): Promise<Envelope<Filled>> {
  const pieces = inLargerPieces(file)
  const zip = createZipWriter(pieces.write, given.head.createdAt)
  const filled = await fillBackup({ ...given, zip }, working)
  if (!filled.ok) return filled
  await pieces.flush()
  await file.sync()
  return filled
}

/** What was written, from the disk again: the same manifest and every hash. */
async function readBack(part: string, written: Filled, { signal, progress }: Working): Promise<Envelope<Filled>> {
  const opened = await openBackup(part)
  if (!opened.ok) return notVerified(opened)
  const reader = opened.value
  try {
    if (reader.manifest.hash !== written.manifestHash) return failed('backup/not-verified', { file: MANIFEST })
    const read = await reader.verify({ signal, progress: (count, total) => progress(total + count, total * 2) })
    return read.ok ? done(written) : notVerified(read)
  } finally {
    reader.close()
  }
}

function notVerified(refused: Extract<Envelope<never>, { ok: false }>): Envelope<never> {
  const { code, facts } = refused.error
  if (code === 'task/cancelled') return refused
  if (code === 'backup/not-found') return failed('backup/folder-gone')
  return failed('backup/not-verified', { file: facts?.file ?? MANIFEST })
}

/** Small writes gathered, so that a slow stick is asked less often. */
function inLargerPieces(file: StoreFile) {
  let waiting: Uint8Array[] = []
  let size = 0
  const flush = async () => {
    const bytes = Buffer.concat(waiting)
    waiting = []
    size = 0
    if (bytes.length > 0) await file.writeFile(bytes)
  }
  return {
    flush,
    async write(bytes: Uint8Array) {
      waiting.push(bytes)
      size += bytes.byteLength
      if (size >= WRITE_AT_ONCE) await flush()
    },
  }
}

const WRITE_AT_ONCE = 512 * 1024

async function syncAnyFolder(fs: StoreFs, folder: string): Promise<void> {
  try {
    await fs.syncFolder(folder)
  } catch (error) {
    // A network share or a stick may have no way to flush a folder.
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EISDIR'].includes(errnoOf(error))) throw error
  }
}

// The first failure is the one to tell.
function ignore(): void {}
