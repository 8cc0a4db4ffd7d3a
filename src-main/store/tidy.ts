import { setTimeout as pause } from 'node:timers/promises'
import { removedForGoodAt } from '@shared/workflow/trash.ts'
import type { DiagnosticEvent } from '../diagnostics/event.ts'
import type { CopiesGiven } from './care/article-copies.ts'
import { copySteps, type Step } from './care/collect-copies.ts'
import { collectMedia } from './care/collect-media.ts'
import type { DiskReserve } from './disk/disk-reserve.ts'
import { errnoOf, namesIn } from './disk/store-fs.ts'
import { PROGRAM, type Purge } from './trash/purge.ts'

export type Tidied = {
  /** Articles that were removed for good. */
  readonly purged: number
  /** Files of sync programs that were taken in. */
  readonly collected: number
  /** Versions that age had made superfluous. */
  readonly thinned: number
}

type Given = CopiesGiven & {
  readonly purge: Purge
  readonly reserve: DiskReserve
  readonly isMediaInUse: (sha256: string) => boolean
  readonly writable: () => boolean
  /** True when the library is closing: what is under way ends, nothing new begins. */
  readonly stopped: () => boolean
}
type TidyStep = Extract<DiagnosticEvent, { event: 'tidy.failed' }>['step']

const MEDIA_EVERY_MS = 24 * 3_600_000
/** Fewer versions than this are never thinned. */
const FEW_VERSIONS = 3
const BREATH_MS = 1

/**
 * Puts the library in order behind people's backs, a little at a time: ends removals that a crash has cut short,
 * takes in what sync programs left, lets the trash go after its 30 days, thins versions, takes away originals that
 * nothing names, and holds the room that a full disk was given. Every step may end anywhere and is done again.
 */
export function createTidy(given: Given): { run(): Promise<Tidied | null> } {
  const { fs, places, now, index, versions, purged, purge, reserve, writable, stopped, onEvent } = given
  const counted = new Map<string, { readonly files: number; readonly at: number }>()
  let mediaAt = Number.NEGATIVE_INFINITY
  let running: Promise<Tidied | null> | null = null
  const goOn = () => writable() && !stopped()

  /** A disk that refuses ends this step and not the others. */
  const attempt = async (step: TidyStep, work: () => Promise<number>): Promise<number> => {
    if (!goOn()) return 0
    try {
      return await work()
    } catch (error) {
      const errno = errnoOf(error)
      if (errno === '') throw error
      onEvent({ event: 'tidy.failed', step, errno })
      return 0
    }
  }

  const expire = async (mayGo: boolean): Promise<number> => {
    const today = now().toISOString()
    const over = index.entries().filter(({ trashedAt }) => trashedAt !== null && removedForGoodAt(trashedAt) <= today)
    if (!mayGo || over.length === 0) return 0
    const ids = over.map(({ id }) => id)
    const result = await purge.purge(ids, PROGRAM, { stopped: () => !goOn() })
    return result.ok ? result.value.removed.length : 0
  }

  const takeInCopies = async (): Promise<number> => {
    let count = 0
    let steps: readonly Step[] = []
    await attempt('copies', async () => {
      steps = await copySteps(given)
      return 0
    })
    for (const step of steps) {
      if (!goOn()) break
      count += await attempt('copies', step)
      await breathe()
    }
    return count
  }

  const thinVersions = async (): Promise<number> => {
    let count = 0
    for (const id of index.ids()) {
      if (!goOn()) break
      count += await attempt('versions', () => thinOne(id))
      await breathe()
    }
    return count
  }
  const thinOne = async (id: string): Promise<number> => {
    const files = (await namesIn(fs, places.versions(id))).length
    const before = counted.get(id)
    const at = now().getTime()
    if (files < FEW_VERSIONS || (before?.files === files && Math.abs(at - before.at) < MEDIA_EVERY_MS)) return 0
    const thinned = await versions.thin(id)
    counted.set(id, { files: files - thinned, at })
    return thinned
  }

  const collectOriginals = async (mayGo: boolean): Promise<number> => {
    const at = now().getTime()
    if (Math.abs(at - mediaAt) < MEDIA_EVERY_MS) return 0
    const began = performance.now()
    const { stoodStill, ...counts } = await collectMedia({
      ...given,
      mayGo,
      isInUse: given.isMediaInUse,
      stopped: () => !goOn(),
    })
    if (stoodStill?.reason === 'stopped') return 0
    mediaAt = at
    if (stoodStill) onEvent({ event: 'media.stoodStill', reason: stoodStill.reason, id: stoodStill.id })
    else if (counts.scanned > 0) onEvent({ event: 'media.collected', ms: since(began), ...counts })
    return counts.moved
  }

  const run = async (): Promise<Tidied | null> => {
    if (!goOn()) return null
    const began = performance.now()
    const finished = await attempt('purges', purge.finish)
    const collected = await takeInCopies()
    let mayGo = false
    await attempt('expire', async () => {
      mayGo = await purged.mayGoByAge(now())
      return 0
    })
    const expired = await attempt('expire', () => expire(mayGo))
    const thinned = await thinVersions()
    await attempt('media', () => collectOriginals(mayGo))
    await attempt('reserve', () => reserve.hold().then(() => 0))
    const tidied = { purged: finished + expired, collected, thinned }
    onEvent({ event: 'tidy.done', ms: since(began), ...tidied })
    return tidied
  }

  return {
    run() {
      running ??= run().finally(() => {
        running = null
      })
      return running
    },
  }
}

const since = (began: number): number => Math.round(performance.now() - began)

/** Saves and windows come first. */
const breathe = (): Promise<void> => pause(BREATH_MS)
