import { z } from 'zod'
import { unseal } from '../disk/envelope.ts'
import { createRecord } from '../disk/record.ts'
import type { StoreFs } from '../disk/store-fs.ts'
import type { Places } from '../places.ts'

const NAMES_VERSION = 1
const namesSchema = z.strictObject({
  names: z.record(z.string().regex(/^[0-9a-f]{64}$/), z.string().max(120)),
  /** Versions that age took away and that a later one still calls its parent. */
  thinned: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
})
export type VersionNames = Readonly<z.infer<typeof namesSchema>>

const NO_NAMES: VersionNames = { names: {}, thinned: [] }

/** The names in the bytes of such a file, or null where they are damaged or newer. */
export function readVersionNames(bytes: Uint8Array): VersionNames | null {
  const opened = unseal(bytes)
  if (!opened.sound || opened.sealed.schemaVersion !== NAMES_VERSION) return null
  return namesSchema.safeParse(opened.sealed.data).data ?? null
}

type Given = { readonly fs: StoreFs; readonly places: Places; readonly writable: () => boolean }

/** What is said of an article's versions and may change: one small lowdb file beside them. */
export function createVersionNames({ fs, places, writable }: Given) {
  const recordOf = (id: string) =>
    createRecord<VersionNames>({
      fs,
      path: places.versionNames(id),
      tmp: places.tmp,
      quarantine: places.quarantine,
      label: `${id}.version-names`,
      schemaVersion: NAMES_VERSION,
      backup: true,
      writable,
      check: (data) => namesSchema.safeParse(data).data ?? null,
      migrate: () => null,
    })
  return {
    async read(id: string): Promise<VersionNames> {
      const read = await recordOf(id).read()
      return read.status === 'good' ? read.stored.data : NO_NAMES
    },
    async change(id: string, next: (now: VersionNames) => VersionNames): Promise<void> {
      const record = recordOf(id)
      const read = await record.read()
      const stored = read.status === 'good' ? read.stored : { generation: 0, data: NO_NAMES }
      await record.write({ generation: stored.generation + 1, data: next(stored.data) })
    },
  }
}
