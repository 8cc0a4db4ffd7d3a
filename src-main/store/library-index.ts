import { z } from 'zod'
import { unlessDiskFails } from './disk/disk-failure.ts'
import { createRecord } from './disk/record.ts'
import type { FileStamp, StoreFs } from './disk/store-fs.ts'
import { type IndexEntry, indexEntrySchema } from './index-entry.ts'
import type { Places } from './places.ts'

/** Raised when an entry gains or changes a part: an older index is thrown away and built again. */
const INDEX_VERSION = 1
const SAVE_AFTER_MS = 1000

type IndexRow = { readonly entry: IndexEntry; readonly stamp: FileStamp }

const indexSchema = z.strictObject({
  rows: z.array(
    z.strictObject({
      entry: indexEntrySchema,
      stamp: z.strictObject({ size: z.number(), mtimeMs: z.number(), ino: z.number() }),
    }),
  ),
  /** Articles that were known once and whose files are gone. */
  missing: z.array(z.string()),
  /** The titles that those had. */
  missingTitles: z.record(z.string(), z.string()).optional(),
})

/** A cache of list rows. Nothing is ever decided by it; it may be deleted at any time. */
export type LibraryIndex = {
  load(): Promise<void>
  get(id: string): IndexRow | null
  put(row: IndexRow): void
  markMissing(id: string): void
  /** Says how many were missing; none is afterwards. */
  forgetMissing(): number
  /** Takes an article out that a person has removed for good. */
  remove(id: string): void
  ids(): readonly string[]
  missing(): readonly string[]
  /** The title that a missing article had, where it is known. */
  missingTitle(id: string): string | null
  entries(): readonly IndexEntry[]
  save(): Promise<void>
}

type IndexData = z.infer<typeof indexSchema>

const ROWS_AT_ONCE = 500
/** A row that did not change since the last time is not written again. */
const written = new WeakMap<IndexRow, string>()

function* piecesOf({ rows, ...rest }: IndexData): Generator<string> {
  yield '{"rows":['
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    yield `${from > 0 ? ',' : ''}${rows
      .slice(from, from + ROWS_AT_ONCE)
      .map(jsonOf)
      .join(',')}`
  yield `],${JSON.stringify(rest).slice(1)}`
}

function jsonOf(row: IndexRow): string {
  const known = written.get(row) ?? JSON.stringify(row)
  written.set(row, known)
  return known
}

/** Holds the rows in memory and writes them a moment after the last change. */
export function createLibraryIndex(given: {
  readonly fs: StoreFs
  readonly places: Places
  readonly writable: () => boolean
}): LibraryIndex {
  const rows = new Map<string, IndexRow>()
  const missing = new Map<string, string>()
  let sorted: readonly IndexEntry[] | null = null
  let generation = 0
  let changed = false
  let timer: NodeJS.Timeout | null = null
  let saving: Promise<void> = Promise.resolve()

  const record = createRecord({
    fs: given.fs,
    path: given.places.index,
    tmp: given.places.tmp,
    quarantine: given.places.quarantine,
    label: 'index',
    schemaVersion: INDEX_VERSION,
    backup: false,
    writable: given.writable,
    check: (data) => indexSchema.safeParse(data).data ?? null,
    migrate: () => null,
    inPieces: piecesOf,
  })

  const write = async () => {
    if (!changed || !given.writable()) return
    changed = false
    // A cache that could not be written costs time at the next opening and nothing else.
    await unlessDiskFails(() =>
      record.write({
        generation: ++generation,
        data: {
          rows: [...rows.values()],
          missing: [...missing.keys()],
          missingTitles: Object.fromEntries([...missing].filter(([, title]) => title !== '')),
        },
      }),
    )
  }
  const save = () => {
    if (timer) clearTimeout(timer)
    timer = null
    saving = saving.then(write)
    return saving
  }
  const touch = () => {
    sorted = null
    changed = true
    if (!given.writable()) return
    timer ??= setTimeout(() => void save(), SAVE_AFTER_MS).unref()
  }

  return {
    async load() {
      const read = await unlessDiskFails(() => record.read())
      if (read?.status !== 'good') return
      generation = read.stored.generation
      for (const row of read.stored.data.rows) rows.set(row.entry.id, row)
      const { missing: ids, missingTitles = {} } = read.stored.data
      for (const id of ids) missing.set(id, missingTitles[id] ?? '')
    },
    get: (id) => rows.get(id) ?? null,
    put(row) {
      rows.set(row.entry.id, row)
      missing.delete(row.entry.id)
      touch()
    },
    markMissing(id) {
      const title = rows.get(id)?.entry.title
      if (!rows.delete(id) && missing.has(id)) return
      missing.set(id, title ?? '')
      touch()
    },
    forgetMissing() {
      const { size } = missing
      missing.clear()
      touch()
      return size
    },
    remove(id) {
      rows.delete(id)
      missing.delete(id)
      touch()
    },
    ids: () => [...rows.keys()],
    missing: () => [...missing.keys()],
    missingTitle: (id) => missing.get(id) || null,
    entries() {
      sorted ??= [...rows.values()].map(({ entry }) => entry).sort((a, b) => (a.id < b.id ? -1 : 1))
      return sorted
    },
    save,
  }
}
