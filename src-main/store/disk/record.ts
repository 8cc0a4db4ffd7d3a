import { basename, join } from 'node:path'
import { type Adapter, Low } from 'lowdb'
import { backupOf, durableWrite, moveFile } from './durable-write.ts'
import { LARGEST_RECORD, type Sealed, seal, sealInPieces, sha256, unseal } from './envelope.ts'
import { type FileStamp, type StoreFs, stampOf, unlessMissing } from './store-fs.ts'

type Stored<T> = { readonly generation: number; readonly data: T }

export type RecordSpec<T> = {
  readonly fs: StoreFs
  readonly path: string
  readonly tmp: string
  readonly quarantine: string
  /** How the file is called in the quarantine. */
  readonly label: string
  readonly schemaVersion: number
  readonly backup: boolean
  readonly parentToSync?: string
  readonly writable: () => boolean
  /** The data as this program knows it, or null when it is something else. */
  readonly check: (data: unknown) => T | null
  /** The JSON of large data in pieces, so that writing it blocks nobody; without it the data is written at once. */
  readonly inPieces?: (data: T) => Iterable<string>
  /** Brings data of an older version up to `schemaVersion`; null when there is no way. */
  readonly migrate: (data: unknown, from: number) => unknown
}

type RecordRead<T> =
  | { readonly status: 'missing' }
  | { readonly status: 'newer'; readonly sealed: Sealed }
  | { readonly status: 'damaged'; readonly quarantine: readonly string[] }
  | {
      readonly status: 'good'
      readonly stored: Stored<T>
      /** The version it had on disk. */
      readonly version: number
      /** Set when the main file was bad or gone and its backup was read. */
      readonly recovered: { readonly from: 'backup'; readonly quarantine: string } | null
    }

/** One JSON file held by lowdb over the durable adapter. */
export type StoredRecord<T> = {
  read(): Promise<RecordRead<T>>
  /** Resolves when it would survive a power cut; throws otherwise and keeps what was held before. */
  write(stored: Stored<T>): Promise<FileStamp>
}

/** Opens nothing yet; `read` and `write` go to the disk. */
export function createRecord<T>(spec: RecordSpec<T>): StoredRecord<T> {
  let lastRead: RecordRead<T> = { status: 'missing' }
  let lastStamp: FileStamp | null = null
  const adapter: Adapter<Stored<T> | null> = {
    async read() {
      lastRead = await readMainThenBackup(spec)
      return lastRead.status === 'good' ? lastRead.stored : null
    },
    async write(stored) {
      if (!stored) throw new Error('a record is never emptied')
      const { schemaVersion, inPieces } = spec
      const bytes = inPieces
        ? await sealInPieces({ ...stored, schemaVersion }, inPieces(stored.data))
        : seal({ ...stored, schemaVersion })
      lastStamp = await durableWrite({ ...spec, bytes })
    },
  }
  const low = new Low<Stored<T> | null>(adapter, null)
  return {
    async read() {
      low.data = null
      await low.read()
      return lastRead
    },
    async write(stored) {
      const before = low.data
      low.data = stored
      lastStamp = null
      try {
        await low.write()
      } catch (error) {
        // lowdb keeps what it failed to write; what was read last is the truth.
        low.data = before
        throw error
      }
      if (!lastStamp) throw new Error('the adapter was not asked to write')
      return lastStamp
    },
  }
}

type CopyRead<T> =
  | { readonly status: 'missing' | 'bad' }
  | { readonly status: 'newer'; readonly sealed: Sealed }
  | { readonly status: 'good'; readonly stored: Stored<T>; readonly version: number }

/** Reads one copy and moves nothing: `missing`, `bad`, `newer` or `good`. */
export async function readCopy<T>(spec: RecordSpec<T>, path: string): Promise<CopyRead<T>> {
  const stamp = await stampOf(spec.fs, path)
  if (!stamp) return { status: 'missing' }
  if (stamp.size > LARGEST_RECORD) return { status: 'bad' }
  const bytes = await unlessMissing(spec.fs.readFile(path))
  if (!bytes) return { status: 'missing' }
  const opened = unseal(bytes)
  if (!opened.sound) return { status: 'bad' }
  const { generation, schemaVersion, data } = opened.sealed
  if (schemaVersion > spec.schemaVersion) return { status: 'newer', sealed: opened.sealed }
  const checked = spec.check(schemaVersion < spec.schemaVersion ? spec.migrate(data, schemaVersion) : data)
  return checked ? { status: 'good', stored: { generation, data: checked }, version: schemaVersion } : { status: 'bad' }
}

async function readMainThenBackup<T>(spec: RecordSpec<T>): Promise<RecordRead<T>> {
  const main = await readCopy(spec, spec.path)
  if (main.status === 'newer') return main
  if (main.status === 'good') return { ...main, recovered: null }
  const backup = spec.backup ? await readCopy(spec, backupOf(spec.path)) : ({ status: 'missing' } as const)
  if (main.status === 'missing' && backup.status === 'missing') return { status: 'missing' }
  const moved: string[] = []
  if (main.status === 'bad') moved.push(await setAside(spec, spec.path))
  if (backup.status === 'newer') return backup
  if (backup.status === 'good') return { ...backup, recovered: { from: 'backup', quarantine: moved[0] ?? '' } }
  if (backup.status === 'bad') moved.push(await setAside(spec, backupOf(spec.path)))
  return { status: 'damaged', quarantine: moved }
}

/** Moves a bad file out of the way, whole, under a name that is never reused. In a library that may not be written it stays. */
async function setAside<T>({ fs, quarantine, label, writable }: RecordSpec<T>, path: string): Promise<string> {
  if (!writable()) return path
  const stamp = await fs.stat(path)
  const mark = sha256(`${path}|${stamp.mtimeMs}|${stamp.ino}|${stamp.size}`).slice(0, 12)
  const target = join(quarantine, `${label}.${mark}.${basename(path)}`)
  await fs.mkdir(quarantine)
  await moveFile(fs, path, target)
  await fs.syncFolder(quarantine)
  return target
}
