import { factsSchema } from '@shared/contract/common.ts'
import type { Failure } from '@shared/contract/operations.ts'
import { z } from 'zod'
import { unlessDiskFails } from '../disk/disk-failure.ts'
import { createRecord } from '../disk/record.ts'
import type { StoreFs } from '../disk/store-fs.ts'
import type { Places } from '../places.ts'
import { ANCESTORS } from './manifest.ts'

const RECORD_VERSION = 1
const MOST_OWN = 500
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const recordSchema = z.strictObject({
  lastSuccess: z.strictObject({ at: z.string(), file: z.string(), size: z.int(), unread: z.int() }).nullable(),
  lastFailure: z.strictObject({ at: z.string(), code: z.string(), facts: factsSchema.optional() }).nullable(),
  /** Files that are known to be backups of this library; `readBack`: by this library, when it made them. */
  own: z.array(z.strictObject({ name: z.string(), size: z.int(), readBack: z.boolean() })).max(MOST_OWN),
  /** Manifests of backups whose every text this library has held: made here, restored or taken in. The newest last. */
  held: z.array(hash).max(ANCESTORS),
})
export type BackupRecord = Readonly<z.infer<typeof recordSchema>>

const NOTHING: BackupRecord = { lastSuccess: null, lastFailure: null, own: [], held: [] }

export type BackupRecords = {
  read(): Promise<BackupRecord>
  succeeded(made: {
    readonly at: Date
    readonly name: string
    readonly file: string
    readonly size: number
    readonly unread: number
    readonly manifestHash: string
  }): Promise<void>
  failed(at: Date, failure: Failure): Promise<void>
  /** These files turned out to be backups of this library. */
  recognised(files: readonly { readonly name: string; readonly size: number }[]): Promise<void>
  /** Every text of these backups is or was in this library. */
  holds(manifestHashes: readonly string[]): Promise<void>
}

/**
 * What is known of backups, in a small lowdb file in the library's folder. It is lost without harm, so a disk that
 * refuses it fails nothing.
 */
export function createBackupRecords(given: {
  readonly fs: StoreFs
  readonly places: Places
  readonly writable: () => boolean
}): BackupRecords {
  const { fs, places, writable } = given
  const record = createRecord<BackupRecord>({
    fs,
    path: places.backups,
    tmp: places.tmp,
    quarantine: places.quarantine,
    label: 'backups',
    schemaVersion: RECORD_VERSION,
    backup: false,
    writable,
    check: (data) => recordSchema.safeParse(data).data ?? null,
    migrate: () => null,
  })
  let line: Promise<unknown> = Promise.resolve()

  const stored = async () => {
    const read = await unlessDiskFails(() => record.read())
    return read?.status === 'good' ? read.stored : { generation: 0, data: NOTHING }
  }
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const next = line.then(work)
    line = next.catch(() => {})
    return next
  }
  const change = (next: (now: BackupRecord) => BackupRecord) =>
    inLine(async () => {
      if (!writable()) return
      const { generation, data } = await stored()
      await unlessDiskFails(() => record.write({ generation: generation + 1, data: next(data) }))
    })

  return {
    read: () => inLine(async () => (await stored()).data),
    succeeded: ({ at, name, file, size, unread, manifestHash }) =>
      change((now) => ({
        lastSuccess: { at: at.toISOString(), file, size, unread },
        lastFailure: null,
        own: ownWith(now.own, [{ name, size, readBack: true }]),
        held: heldWith(now.held, [manifestHash]),
      })),
    failed: (at, { code, facts }) =>
      change((now) => ({ ...now, lastFailure: { at: at.toISOString(), code, ...(facts ? { facts } : {}) } })),
    recognised: (files) =>
      change((now) => ({
        ...now,
        own: ownWith(
          now.own,
          files.map((file) => ({ ...file, readBack: false })),
        ),
      })),
    holds: (hashes) => change((now) => ({ ...now, held: heldWith(now.held, hashes) })),
  }
}

type Own = BackupRecord['own']

const ownWith = (own: Own, more: Own): Own =>
  [...own.filter(({ name }) => !more.some((other) => other.name === name)), ...more].slice(-MOST_OWN)

/** The newest stay when there are too many. */
const heldWith = (held: readonly string[], more: readonly string[]): string[] =>
  [...new Set([...held.filter((known) => !more.includes(known)), ...more])].slice(-ANCESTORS)
