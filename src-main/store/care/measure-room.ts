import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { unlessDiskFails } from '../disk/disk-failure.ts'
import { listFolder } from '../disk/remove-folder.ts'
import { namesIn, type StoreFs, stampOf } from '../disk/store-fs.ts'
import type { Places } from '../places.ts'

const PARTS = ['articles', 'versions', 'media', 'trash', 'quarantine'] as const
type Part = (typeof PARTS)[number]
/** Files, and the bytes in them. */
type Measure = { readonly files: number; readonly bytes: number }
export type Room = Readonly<Record<Part, Measure>> & { readonly complete: boolean }

const AT_ONCE = 8
const FRESH_MS = 60_000
const ANSWER_WITHIN_MS = 600

/**
 * How much room the parts of a library take. A large one takes seconds to measure, so the answer comes within 0.6 s
 * with what is known by then, and measuring goes on behind.
 */
export function createRoomMeter(given: {
  readonly fs: StoreFs
  readonly places: Places
  readonly stopped: () => boolean
}): () => Promise<Room> {
  let whole: Room | null = null
  let measuredAt = Number.NEGATIVE_INFINITY
  let running: Promise<void> | null = null
  let sofar: Tally = tally()

  const measure = async () => {
    sofar = tally()
    await measureAll(given, sofar)
    if (given.stopped()) return
    whole = { ...roomOf(sofar), complete: true }
    measuredAt = performance.now()
  }

  return async () => {
    if (whole && performance.now() - measuredAt < FRESH_MS) return whole
    running ??= measure().finally(() => {
      running = null
    })
    const quiet = running.catch(() => {})
    await Promise.race([quiet, pause(ANSWER_WITHIN_MS, null, { ref: false })])
    return whole ?? { ...roomOf(sofar), complete: false }
  }
}

type Tally = Record<Part, { files: number; bytes: number }>
const tally = (): Tally => ({
  articles: { files: 0, bytes: 0 },
  versions: { files: 0, bytes: 0 },
  media: { files: 0, bytes: 0 },
  trash: { files: 0, bytes: 0 },
  quarantine: { files: 0, bytes: 0 },
})
const roomOf = (counted: Tally): Omit<Room, 'complete'> => structuredClone(counted)

async function measureAll(
  { fs, places, stopped }: { readonly fs: StoreFs; readonly places: Places; readonly stopped: () => boolean },
  counted: Tally,
): Promise<void> {
  const waiting: { readonly path: string; readonly part: Part }[] = []
  const put = (part: Part, folder: string, names: readonly string[]) => {
    for (const name of names) waiting.push({ path: join(folder, name), part })
  }
  put('articles', places.articles, await namesIn(fs, places.articles))
  put('media', places.media, await namesIn(fs, places.media))
  put('trash', places.trash, await namesIn(fs, places.trash))
  put('quarantine', places.quarantine, await namesIn(fs, places.quarantine))
  const work = async () => {
    for (let next = waiting.pop(); next && !stopped(); next = waiting.pop()) {
      const { path, part } = next
      await unlessDiskFails(async () => {
        const inside = isFolder(path, part) ? await listFolder(fs, path) : null
        if (inside) return put(path.endsWith('versions') ? 'versions' : part, path, inside)
        const stamp = await stampOf(fs, path)
        if (!stamp) return
        counted[part].files += 1
        counted[part].bytes += stamp.size
      })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

/** Guessed by the name, so that most files cost one call: ours all have an ending, and folders have none that is known. */
const isFolder = (path: string, part: Part): boolean =>
  part === 'trash' || !/\.(json|jsonl|bak|gz|jpg|png|webp|gif|avif)$/.test(path)
