import { constants } from 'node:fs'
import { appendFile, link, mkdir, open, readdir, readFile, rename, rmdir, stat, unlink } from 'node:fs/promises'

/** What tells one written file from another without reading it. */
export type FileStamp = { readonly size: number; readonly mtimeMs: number; readonly ino: number }

export type StoreFile = {
  writeFile(bytes: Uint8Array): Promise<void>
  size(): Promise<number>
  sync(): Promise<void>
  close(): Promise<void>
}

/** Every call the store makes to the disk, so that a test can fail any of them. */
export type StoreFs = {
  /** Opens a file that must not exist yet, for its owner only. */
  createNew(path: string): Promise<StoreFile>
  /** Adds bytes to a file, for its owner only when it is new; nothing is synced. */
  append(path: string, bytes: Uint8Array): Promise<void>
  readFile(path: string): Promise<Uint8Array>
  stat(path: string): Promise<FileStamp>
  /** Tells one folder from another that was put in its place. */
  identity(folder: string): Promise<string>
  list(folder: string): Promise<readonly string[]>
  mkdir(folder: string): Promise<void>
  link(from: string, to: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
  /** Takes an empty folder away. */
  rmdir(folder: string): Promise<void>
  syncFolder(folder: string): Promise<void>
}

export const nodeFs: StoreFs = {
  async createNew(path) {
    const handle = await open(path, 'wx', 0o600)
    return {
      writeFile: (bytes) => handle.writeFile(bytes),
      size: async () => (await handle.stat()).size,
      sync: () => handle.sync(),
      close: () => handle.close(),
    }
  },
  append: (path, bytes) => appendFile(path, bytes, { mode: 0o600 }),
  readFile: (path) => readFile(path),
  async stat(path) {
    const { size, mtimeMs, ino } = await stat(path)
    return { size, mtimeMs, ino }
  },
  async identity(folder) {
    const { dev, ino } = await stat(folder)
    return `${dev}:${ino}`
  },
  list: (folder) => readdir(folder),
  async mkdir(folder) {
    await mkdir(folder, { recursive: true })
  },
  link: (from, to) => link(from, to),
  rename: (from, to) => rename(from, to),
  unlink: (path) => unlink(path),
  rmdir: (folder) => rmdir(folder),
  async syncFolder(folder) {
    // Windows has no way to flush a folder.
    if (process.platform === 'win32') return
    const handle = await open(folder, constants.O_RDONLY)
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
}

export const sameStamp = (a: FileStamp, b: FileStamp): boolean =>
  a.size === b.size && a.mtimeMs === b.mtimeMs && a.ino === b.ino

/** The stamp of a file, or null when there is none; any other trouble throws. */
export const stampOf = (fs: StoreFs, path: string): Promise<FileStamp | null> => unlessMissing(fs.stat(path))

/** The names in a folder; none when there is no such folder. */
export const namesIn = async (fs: StoreFs, folder: string): Promise<readonly string[]> =>
  (await unlessMissing(fs.list(folder))) ?? []

/** The bytes of a file; null when it is not there, or larger than anything that this program writes. */
export async function readUpTo(fs: StoreFs, path: string, largest: number): Promise<Uint8Array | null> {
  const stamp = await stampOf(fs, path)
  return stamp && stamp.size <= largest ? unlessMissing(fs.readFile(path)) : null
}

/** What was asked for, or null when the file is not there; any other trouble throws. */
export async function unlessMissing<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null
    throw error
  }
}

/** The system's name for what went wrong (`ENOSPC`), or '' for anything else. */
export function errnoOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : ''
}
