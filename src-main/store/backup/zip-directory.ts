import { type FileHandle, open, stat } from 'node:fs/promises'
import { type BackupEntry, backupEntryOf, ENTRY_LIMITS, limitOf } from '@shared/backup/backup-entry.ts'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { errnoOf } from '../disk/store-fs.ts'
import { sourceFailure } from './backup-failure.ts'
import { MANIFEST, MANIFEST_HASH } from './manifest.ts'
import { BEST_RATIO } from './zip-writer.ts'

/** An open zip whose directory was read; nothing of its contents was. */
export type ZipDirectory = {
  readonly zip: ZipFile
  readonly entries: ReadonlyMap<string, Entry>
  /** The first entry that no backup of this program has, `backup/hostile-name` {name} or `backup/hostile-size` {name}. */
  readonly hostile: Envelope<never> | null
}

/**
 * Reads the directory of a zip and judges every name and size in it. Errors: `backup/not-found`, `backup/unreadable`,
 * `backup/not-a-zip`, `backup/cut-short`, `backup/directory-damaged`, `backup/not-a-backup`.
 */
export async function readZipDirectory(file: string): Promise<Envelope<ZipDirectory>> {
  const kind = await startOf(file)
  if (!kind.ok) return kind
  if (!kind.value.zip) return failed('backup/not-a-zip')
  let zip: ZipFile | null = null
  try {
    zip = await openPromise(file, { autoClose: false, decodeStrings: false, validateEntrySizes: true })
    const read = await readEntries(zip, kind.value.size)
    if (!read.entries.has(MANIFEST)) {
      zip.close()
      return failed('backup/not-a-backup')
    }
    return done({ zip, ...read })
  } catch (error) {
    zip?.close()
    if (errnoOf(error) !== '') return sourceFailure(error)
    // yauzl tells by its words alone that the end of the file, where the directory stands, is not there.
    const noEnd = error instanceof Error && error.message.startsWith('End of central directory')
    return failed(noEnd ? 'backup/cut-short' : 'backup/directory-damaged')
  }
}

/** Whether a file starts as zip files do. */
async function startOf(file: string): Promise<Envelope<{ readonly zip: boolean; readonly size: number }>> {
  let handle: FileHandle | null = null
  try {
    const { size } = await stat(file).then((found) => (found.isFile() ? found : { size: 0 }))
    if (size === 0) return done({ zip: false, size })
    handle = await open(file, 'r')
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    return done({ zip: bytesRead === 4 && buffer.readUInt32LE(0) === LOCAL_HEADER, size })
  } catch (error) {
    return sourceFailure(error)
  } finally {
    await handle?.close()
  }
}

async function readEntries(zip: ZipFile, fileSize: number): Promise<Omit<ZipDirectory, 'zip'>> {
  const entries = new Map<string, Entry>()
  const taken = new Set<string>()
  let hostile: Envelope<never> | null = null
  let unpacked = 0
  if (zip.entryCount > ENTRY_LIMITS.entries + 2)
    return { entries, hostile: failed('backup/hostile-size', { name: String(zip.entryCount) }) }
  for await (const entry of zip.eachEntry()) {
    const name = Buffer.from(entry.fileName).toString('latin1')
    const folded = name.normalize('NFC').toLowerCase()
    const known = NAMED[name] ?? backupEntryOf(name)
    unpacked += entry.uncompressedSize
    if (!known || taken.has(folded) || !isPlainFile(entry))
      hostile ??= failed('backup/hostile-name', { name: shown(name) })
    else if (isTooLarge(entry, known) || unpacked > (fileSize + SLACK) * MOST_UNPACKED)
      hostile ??= failed('backup/hostile-size', { name: shown(name) })
    taken.add(folded)
    entries.set(name, entry)
  }
  return { entries, hostile }
}

/** Not a folder, a link or anything else that is no file; packed in one of the two ways that are read; not locked. */
function isPlainFile(entry: Entry): boolean {
  const type = (entry.externalFileAttributes >>> 16) & 0o170000
  const isDosFolder = (entry.externalFileAttributes & 0x10) !== 0
  const packed = entry.compressionMethod === 0 || entry.compressionMethod === 8
  return (type === 0 || type === 0o100000) && !isDosFolder && packed && !entry.isEncrypted()
}

function isTooLarge({ compressedSize, uncompressedSize }: Entry, known: BackupEntry | 'manifest'): boolean {
  if (known === 'manifest') return uncompressedSize > LARGEST_MANIFEST
  if (uncompressedSize > limitOf(known)) return true
  return uncompressedSize > SMALL && uncompressedSize > (compressedSize + 1) * BEST_RATIO
}

const LOCAL_HEADER = 0x04034b50
const NAMED: Readonly<Record<string, 'manifest'>> = { [MANIFEST]: 'manifest', [MANIFEST_HASH]: 'manifest' }
const LARGEST_MANIFEST = 512 * 1024 * 1024
/** Below this a bomb does nothing. */
const SMALL = 64 * 1024
/** The whole of a backup unpacks to no more than so many times its size. */
const MOST_UNPACKED = 110
const SLACK = 64 * 1024

/** A name as a message may show it. */
const shown = (name: string): string => name.replace(/[^\x20-\x7e]/g, '?').slice(0, 100)
