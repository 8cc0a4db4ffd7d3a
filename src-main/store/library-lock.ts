import { readFile, rmdir, unlink, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import lockfile from 'proper-lockfile'
import { z } from 'zod'
import { errnoOf, unlessMissing } from './disk/store-fs.ts'
import type { Places } from './places.ts'

export type Door = 'electron' | 'local-web' | 'cli' | 'test'

export type LockTaken =
  | { readonly taken: true; readonly release: () => Promise<void> }
  /** `by`: door and process, `electron/4312`; null when the holder left no name. */
  | { readonly taken: false; readonly by: string | null }

const STALE_MS = 10_000
/** The gate is held for a few disk calls only. */
const GATE_STALE_MS = 2_000
const holderSchema = z.object({ door: z.string(), pid: z.int(), host: z.string() })

/**
 * Takes the one lock that desktop, local web and command line share. A holder that was killed is found out at once
 * where it ran on this machine, else after ten seconds without a sign of life.
 */
export async function takeLock(places: Places, door: Door, onLost: () => void): Promise<LockTaken> {
  const holder = join(places.dir, 'LOCK.json')
  let leaveGate: (() => Promise<void>) | null = null
  try {
    // Two openers that both find a dead holder must not both clear it away, so they pass a gate one by one.
    const retries = { retries: 40, minTimeout: 25, maxTimeout: 100 }
    leaveGate = await acquire(`${places.lock}.gate`, { stale: GATE_STALE_MS, retries })
    const held = await readHolder(holder)
    if (held && isDead(held)) await unlessMissing(rmdir(places.lock))
    const release = await acquire(places.lock, { stale: STALE_MS, onLost })
    await writeFile(holder, JSON.stringify({ door, pid: process.pid, host: hostname() }))
    return {
      taken: true,
      async release() {
        await unlessMissing(unlink(holder)).catch(ignoreLostDisk)
        await release().catch(ignoreLostDisk)
      },
    }
  } catch (error) {
    if (errnoOf(error) !== 'ELOCKED') throw error
    const held = await readHolder(holder)
    return { taken: false, by: held ? `${held.door}/${held.pid}` : null }
  } finally {
    await leaveGate?.().catch(ignoreLostDisk)
  }
}

const acquire = (
  path: string,
  more: { stale: number; retries?: lockfile.LockOptions['retries']; onLost?: () => void },
) =>
  lockfile.lock(path, {
    lockfilePath: path,
    realpath: false,
    stale: more.stale,
    retries: more.retries ?? 0,
    // The default throws from a timer and kills the process after a laptop's sleep.
    onCompromised: () => more.onLost?.(),
  })

async function readHolder(path: string): Promise<z.infer<typeof holderSchema> | null> {
  try {
    return holderSchema.safeParse(JSON.parse(await readFile(path, 'utf8'))).data ?? null
  } catch {
    return null
  }
}

function isDead({ pid, host }: { readonly pid: number; readonly host: string }): boolean {
  if (host !== hostname()) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return errnoOf(error) === 'ESRCH'
  }
}

// A folder that was unplugged cannot be unlocked; its lock grows stale.
function ignoreLostDisk(): void {}
