import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { aBody, someFields } from '@shared/article/article.testing.ts'
import { UNDO_LIMITS, type UndoBatch, type UndoEntry } from '@shared/undo/undo-journal.ts'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../disk/envelope.ts'
import { nodeFs, type StoreFs } from '../disk/store-fs.ts'
import { placesIn } from '../places.ts'
import { aFolder, faultyFs } from '../store.testing.ts'
import { createUndoJournals } from './undo-journals.ts'
import { batchLine, headLine, readUndoFile } from './undo-lines.ts'

const ID = '01JARTCE000000000000000000'
const JOURNAL = 'aaaaaaaaaaaa'
const base = { fields: someFields(), body: aBody() }

const typed = (text: string): UndoEntry => ({
  kind: 'edit',
  group: 'new',
  steps: [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text }] } }],
})
const first = (...entries: UndoEntry[]): UndoBatch => ({ journal: JOURNAL, from: 0, base, entries })
const next = (from: number, ...entries: UndoEntry[]): UndoBatch => ({ journal: JOURNAL, from, base: null, entries })

async function aShelf(fs: StoreFs = nodeFs) {
  const places = placesIn(await aFolder())
  await mkdir(places.article(ID), { recursive: true })
  await mkdir(places.tmp, { recursive: true })
  const open = (over: { fs?: StoreFs; writable?: () => boolean } = {}) =>
    createUndoJournals({ fs, places, writable: () => true, ...over })
  return { file: places.undo(ID), places, open, journals: open() }
}

describe('the undo of an article', () => {
  it('grows by what each save did, and is read by the next program', async () => {
    const { journals, open } = await aShelf()
    expect(await journals.keep(ID, first(typed('một')))).toBe(1)
    expect(await journals.keep(ID, next(1, typed(' hai'), { kind: 'undo' }))).toBe(3)
    const entries = [typed('một'), typed(' hai'), { kind: 'undo' }]
    expect(await open().read(ID)).toEqual({ journal: JOURNAL, base, entries, ends: [0, 1, 3] })
    const later = open()
    expect(await later.keep(ID, next(3, { kind: 'redo' }))).toBe(4)
    expect((await later.read(ID))?.ends).toEqual([0, 1, 3, 4])
  })

  it('takes the place of what it sent before when a save is sent again', async () => {
    const { journals } = await aShelf()
    await journals.keep(ID, first(typed('một')))
    await journals.keep(ID, next(1, typed(' hai')))
    expect(await journals.keep(ID, next(1, typed(' hai'), typed(' ba')))).toBe(3)
    expect(await journals.read(ID)).toMatchObject({
      entries: [typed('một'), typed(' hai'), typed(' ba')],
      ends: [0, 1, 3],
    })
  })

  it('begins anew when the window begins a new journal', async () => {
    const { journals } = await aShelf()
    await journals.keep(ID, first(typed('cũ'), typed('cũ nữa')))
    await journals.keep(ID, { ...first(typed('mới')), journal: 'bbbbbbbbbbbb' })
    expect(await journals.read(ID)).toMatchObject({ journal: 'bbbbbbbbbbbb', entries: [typed('mới')] })
  })

  it('does not take what follows another journal, or leaves a gap', async () => {
    const { journals, open } = await aShelf()
    expect(await journals.keep(ID, next(1, typed('x')))).toBeNull()
    await journals.keep(ID, first(typed('một')))
    expect(await journals.keep(ID, { ...next(1, typed('x')), journal: 'bbbbbbbbbbbb' })).toBeNull()
    expect(await open().keep(ID, next(2, typed('x')))).toBeNull()
    expect((await journals.read(ID))?.entries).toEqual([typed('một')])
  })

  it('keeps the order of batches that come at the same moment', async () => {
    const { journals } = await aShelf()
    const kept = await Promise.all([
      journals.keep(ID, first(typed('một'))),
      journals.keep(ID, next(1, typed('hai'))),
      journals.keep(ID, next(2, typed('ba'))),
    ])
    expect(kept).toEqual([1, 2, 3])
    expect((await journals.read(ID))?.entries).toEqual([typed('một'), typed('hai'), typed('ba')])
  })

  it('is not written in a library that may only be read', async () => {
    const { journals, open } = await aShelf()
    expect(await open({ writable: () => false }).keep(ID, first(typed('một')))).toBeNull()
    expect(await journals.read(ID)).toBeNull()
  })

  it('stays under its limit: a window that goes on is told that the journal does not hold the batch', async () => {
    const { journals, file } = await aShelf()
    const long = typed('x'.repeat(UNDO_LIMITS.bytes / 3))
    expect(await journals.keep(ID, first(long))).toBe(1)
    expect(await journals.keep(ID, next(1, long))).toBe(2)
    expect(await journals.keep(ID, next(2, long))).toBeNull()
    expect((await journals.read(ID))?.entries).toHaveLength(2)
    expect(await journals.keep(ID, first(long, long, long))).toBeNull()
    expect((await readFile(file)).byteLength).toBeLessThanOrEqual(UNDO_LIMITS.bytes)
  })
})

describe('a damaged undo file', () => {
  const three = async () => {
    const shelf = await aShelf()
    await shelf.journals.keep(ID, first(typed('một')))
    await shelf.journals.keep(ID, next(1, typed('hai')))
    await shelf.journals.keep(ID, next(2, typed('ba')))
    return { ...shelf, good: await readFile(shelf.file) }
  }

  it('that a power cut tore at any byte is read up to its last whole line, and never grows behind a torn one', async () => {
    const { good, file, open } = await three()
    const ends = [...good.entries()].filter(([, byte]) => byte === 10).map(([at]) => at + 1)
    for (let cut = 0; cut < good.length; cut += 7) {
      const read = readUndoFile(good.subarray(0, cut))
      const whole = ends.filter((end) => end <= cut).length
      expect(read?.entries.length ?? -1, `cut at ${cut}`).toBe(whole - 1)
      expect(read?.whole ?? false).toBe(ends.includes(cut))
    }
    await writeFile(file, good.subarray(0, good.length - 10))
    const journals = open()
    expect(await journals.keep(ID, next(2, typed('ba')))).toBeNull()
    expect(await journals.keep(ID, first(typed('một'), typed('hai'), typed('ba')))).toBe(3)
    expect((await open().read(ID))?.entries).toHaveLength(3)
  })

  it('with any bit flipped never gives an entry that was not written', async () => {
    const { good } = await three()
    const written = [typed('một'), typed('hai'), typed('ba')]
    for (let at = 0; at < good.length; at += 3) {
      const flipped = Buffer.from(good)
      flipped[at]! ^= 1 << (at % 8)
      const entries = readUndoFile(flipped)?.entries ?? []
      expect(entries, `byte ${at}`).toEqual(written.slice(0, entries.length))
    }
  })

  it('whose lines are each sound but out of order or out of place ends at the first that does not follow', async () => {
    const { good } = await three()
    const [head, one, two, third] = good.toString().split('\n')
    const read = (...lines: (string | undefined)[]) =>
      readUndoFile(Buffer.from(`${lines.join('\n')}\n`))?.entries.length ?? null
    expect(read(head, one, two, third)).toBe(3)
    expect(read(head, one, third, two)).toBe(1)
    expect(read(head, two, third)).toBe(0)
    expect(read(one, two)).toBeNull()
  })

  it('from which a line was taken out ends there, though the next would fit', async () => {
    const { journals, file } = await aShelf()
    for (const batch of [first(typed('một')), next(1, typed('hai')), next(1, typed('ba'))])
      await journals.keep(ID, batch)
    const [head, one, sent, again] = (await readFile(file, 'utf8')).split('\n')
    const read = (...lines: (string | undefined)[]) => readUndoFile(Buffer.from(`${lines.join('\n')}\n`))?.entries
    expect(read(head, one, sent, again)).toEqual([typed('một'), typed('ba')])
    expect(read(head, one, again)).toEqual([typed('một')])
    expect(read(head, one, again, sent)).toEqual([typed('một')])
  })

  it.each([
    ['nothing', ''],
    ['null', 'null\n'],
    ['NUL bytes', '\0'.repeat(500)],
    ['a foreign JSON', '{"a":1}\n'],
    [
      '5,000 levels under a right hash',
      sealed(`"schema":1,"journal":"${JOURNAL}","base":${'['.repeat(5000)}${']'.repeat(5000)}}`),
    ],
    ['a journal of a newer program', sealed(JSON.stringify({ schema: 2, journal: JOURNAL, base }).slice(1))],
    [
      'a base that is no text of ours',
      sealed(JSON.stringify({ schema: 1, journal: JOURNAL, base: { ...base, body: { type: 'script' } } }).slice(1)),
    ],
    ['more than the limit', `${headLine(first()).text}${' '.repeat(UNDO_LIMITS.bytes)}`],
  ])('that holds %s is no undo at all', async (_, text) => {
    const { file, journals, open } = await three()
    await writeFile(file, text)
    expect(await open().read(ID)).toBeNull()
    expect(await journals.keep(ID, first(typed('lại')))).toBe(1)
    expect((await open().read(ID))?.entries).toEqual([typed('lại')])
  })

  it.each([
    ['nests deeper than any text', { stepType: 'replace', slice: nested(300) }],
    ['is no object', 'replace'],
    ['has no kind', { from: 1 }],
    ['names a prototype', JSON.parse('{"stepType":"replace","__proto__":{"polluted":true}}')],
  ])('with a step that %s ends before it', (_, step) => {
    const head = headLine(first())
    const entry = { kind: 'edit', group: 'new', steps: [step] } as unknown as UndoEntry
    const good = batchLine(head.hash, { ...first(typed('một')) })
    const bad = batchLine(good.hash, next(1, entry))
    const read = readUndoFile(Buffer.from(head.text + good.text + bad.text))
    expect([read?.entries, read?.whole]).toEqual([[typed('một')], false])
  })
})

describe('a disk that fails under the undo', () => {
  it.each(['ENOSPC', 'EIO', 'EACCES', 'EROFS'])(
    'with %s at any call is no failure, and what was kept stays sound',
    async (errno) => {
      const fs = faultyFs()
      const { open } = await aShelf(fs)
      let kept: number | null = await open().keep(ID, first(typed('0')))
      let refused = 0
      for (let nth = 1; nth <= 8; nth += 1) {
        const journals = open()
        fs.failAt(nth, errno)
        const went = await journals.keep(ID, kept === null ? first(typed('0')) : next(kept, typed(String(nth))))
        fs.failAt(0, errno)
        if (went === null) refused += 1
        const read = await open().read(ID)
        if (went !== null) expect(read?.entries).toHaveLength(went)
        expect(read?.journal).toBe(JOURNAL)
        kept = went
      }
      expect(refused).toBeGreaterThan(2)
    },
  )
})

function sealed(rest: string): string {
  return `{"sha256":"${sha256(`${'0'.repeat(64)}\n${rest}`)}",${rest}\n`
}

function nested(levels: number): unknown {
  let inner: unknown = 1
  for (let level = 0; level < levels; level += 1) inner = [inner]
  return inner
}
