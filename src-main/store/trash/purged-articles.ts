import { ulidSchema } from '@shared/article/article.ts'
import { z } from 'zod'
import { unlessDiskFails } from '../disk/disk-failure.ts'
import { createInTurn } from '../disk/in-turn.ts'
import { createRecord } from '../disk/record.ts'
import type { StoreFs } from '../disk/store-fs.ts'
import type { Places } from '../places.ts'

const PURGED_VERSION = 1
const LONGEST_TITLE = 200

const purgedSchema = z.strictObject({
  id: ulidSchema,
  title: z.string().max(LONGEST_TITLE),
  at: z.iso.datetime(),
  /** Profile id and name of who did it; `program` where 30 days had passed. */
  by: z.string().min(1).max(60),
  byName: z.string().max(120),
})
const recordSchema = z.strictObject({
  purged: z.array(purgedSchema),
  /** Said but not yet done, with the generation that was meant. */
  pending: z.array(z.strictObject({ id: ulidSchema, generation: z.int().nonnegative() })),
  /** When the trash was last tidied, and the day before which nothing goes by age; see `mayGoByAge`. */
  tidiedAt: z.iso.datetime().nullable(),
  notBefore: z.iso.datetime().nullable(),
})
type PurgedRecord = Readonly<z.infer<typeof recordSchema>>

/** An article that was removed for good. */
export type PurgedArticle = Readonly<z.infer<typeof purgedSchema>>
export type Purge = PurgedArticle & { readonly generation: number }

/**
 * What was removed for good, in one lowdb file that is written before anything is removed: so that a crash in between
 * is finished later, and an article that is gone is known to be meant.
 */
export type PurgedArticles = {
  load(): Promise<void>
  entries(): readonly PurgedArticle[]
  has(id: string): boolean
  pending(): readonly { readonly id: string; readonly generation: number }[]
  /** Writes down what is about to go; throws when the disk refuses. */
  announce(purges: readonly Purge[]): Promise<void>
  /** These are gone. */
  settle(ids: readonly string[]): Promise<void>
  /** These stay, or are back. */
  forget(ids: readonly string[]): Promise<void>
  /** Whether the clock may be trusted to send things away by their age; remembers that it was asked. */
  mayGoByAge(now: Date): Promise<boolean>
}

const DAY = 86_400_000
const LONGEST_PAUSE = 7 * DAY

export function createPurgedArticles(given: {
  readonly fs: StoreFs
  readonly places: Places
  readonly writable: () => boolean
}): PurgedArticles {
  const { fs, places, writable } = given
  const inTurn = createInTurn()
  let generation = 0
  let held: PurgedRecord = { purged: [], pending: [], tidiedAt: null, notBefore: null }
  let known = new Set<string>()
  const record = createRecord<PurgedRecord>({
    fs,
    path: places.purged,
    tmp: places.tmp,
    quarantine: places.quarantine,
    label: 'purged',
    schemaVersion: PURGED_VERSION,
    backup: true,
    parentToSync: places.dir,
    writable,
    check: (data) => recordSchema.safeParse(data).data ?? null,
    migrate: () => null,
  })
  const hold = (next: PurgedRecord) => {
    held = next
    known = new Set(next.purged.map(({ id }) => id))
  }
  const change = (next: (now: PurgedRecord) => PurgedRecord) =>
    inTurn('record', async () => {
      const changed = next(held)
      await fs.mkdir(places.trash)
      await record.write({ generation: generation + 1, data: changed })
      generation += 1
      hold(changed)
    })

  return {
    async load() {
      // Without it nothing is lost: what is gone is asked about.
      const read = await unlessDiskFails(() => record.read())
      if (read?.status !== 'good') return
      generation = read.stored.generation
      hold(read.stored.data)
    },
    entries: () => held.purged,
    has: (id) => known.has(id),
    pending: () => held.pending,
    announce: (purges) =>
      change((now) => {
        const going = new Set(purges.map(({ id }) => id))
        const entries = purges.map(({ generation: _, title, ...entry }) => ({ ...entry, title: cut(title) }))
        return {
          ...now,
          purged: [...now.purged.filter(({ id }) => !going.has(id)), ...entries],
          pending: [
            ...now.pending.filter(({ id }) => !going.has(id)),
            ...purges.map(({ id, generation: meant }) => ({ id, generation: meant })),
          ],
        }
      }),
    settle: (ids) => change((now) => ({ ...now, pending: without(now.pending, ids) })),
    forget: (ids) =>
      change((now) => ({ ...now, purged: without(now.purged, ids), pending: without(now.pending, ids) })),
    async mayGoByAge(now) {
      const { tidiedAt, notBefore } = held
      const since = tidiedAt === null ? Number.POSITIVE_INFINITY : now.getTime() - Date.parse(tidiedAt)
      // A clock that was wrong (a flat battery on the board) makes yesterday's trash years old: a week to notice it.
      const jumped = since > LONGEST_PAUSE || since < -DAY
      const wait = jumped ? new Date(now.getTime() + LONGEST_PAUSE).toISOString() : notBefore
      await change((before) => ({ ...before, tidiedAt: now.toISOString(), notBefore: wait }))
      return !jumped && (wait === null || now.getTime() >= Date.parse(wait))
    },
  }
}

const without = <T extends { readonly id: string }>(entries: readonly T[], ids: readonly string[]): T[] => {
  const going = new Set(ids)
  return entries.filter(({ id }) => !going.has(id))
}

/** Never half a character. */
const cut = (title: string): string => title.slice(0, LONGEST_TITLE).toWellFormed()
