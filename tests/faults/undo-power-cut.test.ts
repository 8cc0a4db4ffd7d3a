import { aBody, someFields } from '@shared/article/article.testing.ts'
import type { UndoBatch, UndoEntry } from '@shared/undo/undo-journal.ts'
import { expect, it } from 'vitest'
import { placesIn } from '../../src-main/store/places.ts'
import { randomFrom } from '../../src-main/store/store.testing.ts'
import { createUndoJournals } from '../../src-main/store/undo/undo-journals.ts'
import { type CrashDisk, crashDisk } from './crash-disk.testing.ts'

const ID = '01JARTCE000000000000000000'
const places = placesIn('/library')
const seed = Number(process.env.TOA_SOAN_SEED ?? Date.now() % 1_000_000)
const base = { fields: someFields(), body: aBody('') }
const typed = (text: string): UndoEntry => ({
  kind: 'edit',
  group: 'new',
  steps: [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text }] } }],
})

it(`gives after a power cut at any call a beginning of what was done, or nothing, and goes on from there (seed ${seed})`, async () => {
  const random = randomFrom(seed)
  const cuts: CrashDisk[] = []
  const disk = crashDisk([places.dir, places.articles, places.article(ID), places.tmp], () => {
    for (let cut = 0; cut < 20; cut += 1) cuts.push(disk.cutPower(random))
  })
  const on = ({ fs }: CrashDisk) => createUndoJournals({ fs, places, writable: () => true })
  const journals = on(disk)
  const written: Record<string, readonly UndoEntry[]> = {}
  for (const journal of ['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc']) {
    for (let from = 0; from < 20; from += 1) {
      const batch: UndoBatch = { journal, from, base: from === 0 ? base : null, entries: [typed(`${journal} ${from}`)] }
      expect(await journals.keep(ID, batch)).toBe(from + 1)
      written[journal] = [...(written[journal] ?? []), ...batch.entries]
    }
  }
  let whole = 0
  for (const cut of cuts) {
    const read = await on(cut).read(ID)
    const count = read?.entries.length ?? 0
    if (read) expect(read.entries).toEqual(written[read.journal]?.slice(0, count))
    if (count > 0) whole += 1
    // The window that finds this goes on, or is told to send everything again.
    const next: UndoBatch = { journal: read?.journal ?? 'dddddddddddd', from: count, base: null, entries: [typed('x')] }
    const kept = read && (await on(cut).keep(ID, next))
    const anew = kept ?? (await on(cut).keep(ID, { ...next, from: 0, base }))
    expect((await on(cut).read(ID))?.entries).toHaveLength(anew ?? -1)
  }
  expect(cuts.length).toBeGreaterThan(1000)
  expect(whole).toBeGreaterThan(100)
})
