import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { errnoOf, type FileStamp, type StoreFs, stampOf, unlessMissing } from './store-fs.ts'

export type DurableWrite = {
  readonly fs: StoreFs
  readonly path: string
  readonly bytes: Uint8Array
  /** Folder for unfinished files, on the same disk; emptied when the library opens. */
  readonly tmp: string
  /** Keep the file that was there as `<path>.bak`. */
  readonly backup: boolean
  /** A folder made for this file: its name must survive too. */
  readonly parentToSync?: string
}

const RETRY_MS = [5, 10, 20, 40, 80, 160, 320] as const

/**
 * Puts bytes at a path so that after a crash at any moment the old or the new whole file is there.
 * Returns only when the new one would survive a power cut; throws when that is not sure, with the old one in place.
 */
export async function durableWrite(write: DurableWrite): Promise<FileStamp> {
  const { fs, path, bytes, tmp } = write
  const temp = join(tmp, uniqueName())
  let old = false
  try {
    await writeWhole(fs, temp, bytes)
    old = write.backup && (await keepBackup(write))
    await patiently(() => fs.rename(temp, path))
  } catch (error) {
    await quietly(fs.unlink(temp))
    throw error
  }
  try {
    await fs.syncFolder(dirname(path))
    if (write.parentToSync) await fs.syncFolder(write.parentToSync)
    return await fs.stat(path)
  } catch (error) {
    // After a failed fsync nobody knows what the disk holds, so the acknowledged text goes back in place.
    if (old) await quietly(putBack(write))
    else if (write.backup) await quietly(fs.unlink(path))
    throw error
  }
}

export const backupOf = (path: string): string => `${path}.bak`

/** Moves a file, trying again while a virus scanner or an indexer holds it. */
export const moveFile = (fs: StoreFs, from: string, to: string): Promise<void> => patiently(() => fs.rename(from, to))

async function writeWhole(fs: StoreFs, path: string, bytes: Uint8Array): Promise<void> {
  const file = await fs.createNew(path)
  try {
    await file.writeFile(bytes)
    if ((await file.size()) !== bytes.byteLength) throw Object.assign(new Error('short write'), { code: 'EIO' })
    await file.sync()
  } catch (error) {
    await quietly(file.close())
    throw error
  }
  await file.close()
}

/** True when there was an old file, now also known as `.bak`. */
async function keepBackup({ fs, path, tmp }: DurableWrite): Promise<boolean> {
  if (!(await stampOf(fs, path))) return false
  const backup = backupOf(path)
  try {
    await patiently(() => unlessMissing(fs.unlink(backup)))
    await fs.link(path, backup)
  } catch (error) {
    // A memory stick (FAT, exFAT) has no hard links: copy.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(errnoOf(error))) throw error
    const copy = join(tmp, uniqueName())
    try {
      await writeWhole(fs, copy, await fs.readFile(path))
      await patiently(() => fs.rename(copy, backup))
    } catch (copyError) {
      await quietly(fs.unlink(copy))
      throw copyError
    }
  }
  return true
}

async function putBack({ fs, path, tmp }: DurableWrite): Promise<void> {
  const temp = join(tmp, uniqueName())
  try {
    await fs.link(backupOf(path), temp)
  } catch {
    await writeWhole(fs, temp, await fs.readFile(backupOf(path)))
  }
  await patiently(() => fs.rename(temp, path))
  await fs.syncFolder(dirname(path))
}

async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  for (const wait of RETRY_MS) {
    try {
      return await attempt()
    } catch (error) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(errnoOf(error))) throw error
      await pause(wait)
    }
  }
  return attempt()
}

async function quietly(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch {
    // The first failure is the one to tell.
  }
}

const uniqueName = (): string => `${process.pid}-${randomBytes(8).toString('hex')}.tmp`
