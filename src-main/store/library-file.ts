import { join } from 'node:path'
import {
  done,
  type Envelope,
  failed,
  type Profile,
  profileSchema,
  type Settings,
  settingsSchema,
} from '@shared/contract/operations.ts'
import { z } from 'zod'
import { DEFAULT_PROFILES, DEFAULT_SETTINGS } from './default-settings.ts'
import { diskFailure, unlessDiskFails } from './disk/disk-failure.ts'
import { durableWrite } from './disk/durable-write.ts'
import { unseal } from './disk/envelope.ts'
import { createRecord } from './disk/record.ts'
import { createSaveQueue } from './disk/save-queue.ts'
import { namesIn, type StoreFs } from './disk/store-fs.ts'
import { CURRENT_VERSION, migrateLibrary } from './migrations/migrations.ts'
import type { Places } from './places.ts'

export type LibraryConfig = { readonly settings: Settings; readonly profiles: readonly Profile[] }

const librarySchema = z.strictObject({
  id: z.string().min(1).max(60),
  settings: settingsSchema,
  profiles: z.array(profileSchema).min(1).max(500),
})
type LibraryData = Readonly<z.infer<typeof librarySchema>>

export type OpenLibraryFile = {
  readonly id: string
  /** The version on disk; higher than ours means read-only, lower is raised by `markCurrent`. */
  readonly version: number
  /** Where the bad file was put, when the backup had to be read. */
  readonly recovered: string | null
  config(): LibraryConfig
  writeConfig(next: LibraryConfig): Promise<Envelope<null>>
  /** Writes the current version down, once every article has been brought forward. */
  markCurrent(): Promise<void>
}

type Given = {
  readonly fs: StoreFs
  readonly places: Places
  readonly newId: () => string
  readonly writable: () => boolean
}

/**
 * Reads library.json, or makes it in a folder that holds no articles yet. `library/damaged` when it is gone or bad
 * and there are articles: absent settings are never replaced by defaults.
 */
export async function openLibraryFile({ fs, places, newId, writable }: Given): Promise<Envelope<OpenLibraryFile>> {
  const record = createRecord<LibraryData>({
    fs,
    path: places.library,
    tmp: places.tmp,
    quarantine: places.quarantine,
    label: 'library',
    schemaVersion: CURRENT_VERSION,
    backup: true,
    parentToSync: join(places.dir, '..'),
    writable,
    check: (data) => librarySchema.safeParse(data).data ?? null,
    migrate: migrateLibrary,
  })
  const read = await record.read()
  if (read.status === 'damaged') return failed('library/damaged', { quarantine: read.quarantine.join(', ') })
  if (read.status === 'newer') return done(newerLibrary(read.sealed))
  if (read.status === 'missing' && (await wasLibrary(fs, places))) return failed('library/damaged')
  if (read.status === 'missing' && !writable()) return failed('library/not-found')

  const found = read.status === 'good' ? read : null
  let data: LibraryData = found?.stored.data ?? {
    id: newId(),
    settings: DEFAULT_SETTINGS,
    profiles: [...DEFAULT_PROFILES],
  }
  let generation = found?.stored.generation ?? 0
  const write = async (next: LibraryData) => {
    await record.write({ generation: generation + 1, data: next })
    generation += 1
    data = next
  }
  if (writable() && !found) await write(data)
  if (writable() && found?.recovered) await unlessDiskFails(() => write(data))
  const queue = createSaveQueue<LibraryConfig, Envelope<null>>(async (_, asked) => {
    const result = await save(asked.at(-1))
    return asked.map(() => result)
  })
  const save = async (next: LibraryConfig | undefined): Promise<Envelope<null>> => {
    if (!writable()) return failed('library/read-only')
    const checked = librarySchema.safeParse({ id: data.id, ...next })
    if (!checked.success) return failed('library/invalid', { path: checked.error.issues[0]?.path.join('/') ?? '' })
    try {
      await write(checked.data)
      return done(null)
    } catch (error) {
      return diskFailure(error)
    }
  }

  return done({
    id: data.id,
    version: found?.version ?? CURRENT_VERSION,
    recovered: found?.recovered?.quarantine ?? null,
    config: () => ({ settings: data.settings, profiles: data.profiles }),
    writeConfig: ({ settings, profiles }) => queue.add('library', { settings, profiles }, 0),
    async markCurrent() {
      await unlessDiskFails(async () => {
        const path = join(places.dir, `library.v${found?.version}.json`)
        const bytes = await fs.readFile(places.library)
        await durableWrite({ fs, path, bytes, tmp: places.tmp, backup: false })
        await write(data)
      })
    },
  })
}

/** Settings and people in the bytes of a library.json; null where they are damaged or newer. */
export function readLibraryConfig(bytes: Uint8Array): LibraryConfig | null {
  const opened = unseal(bytes)
  if (!opened.sound || opened.sealed.schemaVersion > CURRENT_VERSION) return null
  const { schemaVersion, data } = opened.sealed
  const forward = schemaVersion < CURRENT_VERSION ? migrateLibrary(data, schemaVersion) : data
  const { data: library } = librarySchema.safeParse(forward)
  return library ? { settings: library.settings, profiles: library.profiles } : null
}

const wasLibrary = async (fs: StoreFs, places: Places): Promise<boolean> =>
  (await namesIn(fs, places.articles)).length > 0 ||
  (await namesIn(fs, places.media)).length > 0 ||
  (await namesIn(fs, places.quarantine)).some((name) => name.startsWith('library.'))

/** What can be shown of a newer library; nothing of it is ever written. */
function newerLibrary({
  schemaVersion,
  data,
}: {
  readonly schemaVersion: number
  readonly data: unknown
}): OpenLibraryFile {
  const loose = z
    .object({ id: z.string(), settings: settingsSchema, profiles: z.array(profileSchema) })
    .partial()
    .safeParse(data)
  const { id = '', settings = DEFAULT_SETTINGS, profiles = [...DEFAULT_PROFILES] } = loose.data ?? {}
  return {
    id,
    version: schemaVersion,
    recovered: null,
    config: () => ({ settings, profiles }),
    writeConfig: async () => failed('library/read-only'),
    markCurrent: async () => {},
  }
}
