import { randomBytes } from 'node:crypto'
import { isFullDisk, unlessDiskFails } from './disk-failure.ts'
import { type StoreFs, stampOf, unlessMissing } from './store-fs.ts'

/** Room for several saves of a long article, with its backup and its version. */
const RESERVE_BYTES = 4 * 1024 * 1024
const HOLD_AGAIN_MS = 60_000

/** A file that only takes room, given back to a full disk so that the next save still fits. */
export type DiskReserve = {
  /** Takes the room, unless it was given back a moment ago; a full disk has none to take. */
  hold(): Promise<void>
  /** Gives the room back; false when there was none. */
  release(): Promise<boolean>
  isHeld(): Promise<boolean>
}

/** The reserve of a library, at `path`. */
export function createDiskReserve(fs: StoreFs, path: string, now: () => Date): DiskReserve {
  let releasedAt = Number.NEGATIVE_INFINITY
  return {
    isHeld: async () => (await unlessDiskFails(() => stampOf(fs, path))) !== null,
    async hold() {
      if (Math.abs(now().getTime() - releasedAt) < HOLD_AGAIN_MS) return
      await unlessDiskFails(async () => {
        if (await stampOf(fs, path)) return
        try {
          await fill(fs, path)
        } catch (error) {
          await unlessMissing(fs.unlink(path))
          throw error
        }
      })
    },
    async release() {
      releasedAt = now().getTime()
      const released = await unlessDiskFails(async () => {
        if (!(await stampOf(fs, path))) return false
        await fs.unlink(path)
        return true
      })
      return released ?? false
    },
  }
}

/** Does the work; on a full disk the reserve is given back and the work done once more. */
export async function withRoom<T>(reserve: DiskReserve, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isFullDisk(error) || !(await reserve.release())) throw error
    return work()
  }
}

async function fill(fs: StoreFs, path: string): Promise<void> {
  const file = await fs.createNew(path)
  try {
    // Random, because a disk that packs its files would keep zeros in no room at all.
    await file.writeFile(randomBytes(RESERVE_BYTES))
  } finally {
    await file.close()
  }
}
