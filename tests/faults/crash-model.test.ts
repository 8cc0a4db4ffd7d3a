import { publishedContent } from '@shared/article/content.ts'
import { expect, it } from 'vitest'
import { articleRecordSpec } from '../../src-main/store/article-reader.ts'
import { sha256 } from '../../src-main/store/disk/envelope.ts'
import { createRecord } from '../../src-main/store/disk/record.ts'
import { unlessMissing } from '../../src-main/store/disk/store-fs.ts'
import { placesIn } from '../../src-main/store/places.ts'
import { aFolder, granted, tryOpen } from '../../src-main/store/store.testing.ts'
import { type CrashDisk, crashDisk } from './crash-disk.testing.ts'
import { createLedger, type TextPromised } from './ledger.testing.ts'
import { openNewsroom } from './newsroom.testing.ts'
import { noTally, SEED, tell } from './tally.testing.ts'
import type { Told } from './told.testing.ts'
import { DEEDS, type DeedName, numbersFrom, type Work } from './work.testing.ts'

const CRASHES = Number(process.env.TOA_SOAN_CRASHES ?? 10_000)
/** Where no more than this may remain, all of it is tried; else some of it by chance. */
const ALL_OF = 24
const BY_CHANCE = 4
/** One cut in so many is opened as the program opens a library, and looked through whole. */
const OPENED = 40
const DAY: readonly DeedName[] = [
  ...(['create', 'save', 'addPhoto', 'saveTwice', 'submit', 'nameVersion', 'restoreVersion', 'meet'] as const),
  ...(['changeSettings', 'bringIn', 'create', 'removeForGood', 'tidy', 'save'] as const),
]

/** What the disk may hold, and how much had been told by then. */
type Cut = { readonly disk: CrashDisk; readonly told: number }

it(`loses no acknowledged text in ${CRASHES} power cuts, one after every disk call (seed ${SEED})`, async () => {
  const tally = { ...noTally(), crashes: 0, 'all that may remain': 0, 'opened whole': 0 }
  const random = numbersFrom(SEED)
  // The lock is taken on the real disk, in a folder that holds nothing else.
  const dir = await aFolder()
  const told: Told[] = []
  const later: Cut[] = []
  const check = async (cut: Cut) => {
    tally.crashes += 1
    // The lock of this library is held until its day is over.
    if (tally.crashes % OPENED === 0) later.push(cut)
    expectNothing(await wrongTexts(cut.disk, dir, told.slice(0, cut.told)), cut)
  }
  const expectNothing = (wrong: readonly string[], cut: Cut) => {
    tally.lost += wrong.length
    expect(wrong, `cut ${tally.crashes} after ${JSON.stringify(told[cut.told - 1])}`).toEqual([])
  }

  let cuts: Cut[] = []
  const disk = crashDisk([dir], () => {
    const all = disk.everyCut(ALL_OF, (folder) => folder.endsWith('/tmp'))
    if (all) tally['all that may remain'] += 1
    const some = all ?? Array.from({ length: BY_CHANCE }, () => disk.cutPower(random))
    cuts.push(...some.map((left) => ({ disk: left, told: told.length })))
  })
  let instant = Date.parse('2026-10-25T02:00:00.000Z')
  const now = () => {
    instant += 67_000
    return new Date(instant)
  }
  const bugs: string[] = []
  const desk = await openNewsroom({ dir, fs: disk.fs, now, onBug: (name, cause) => bugs.push(`${name}: ${cause}`) })
  const note = (fact: Told) => void told.push(fact)
  const work: Work = { ...desk, tell: note, backup: '', colleagues: [], wholeDisk: true, random }
  const lane = { ids: [] as string[], lane: 0 }
  // Before a library has its first article there is nothing to lose.
  cuts = []
  await DEEDS.create(work, lane)
  for (let deed = 0; tally.crashes < CRASHES; deed += 1) {
    await DEEDS[DAY[deed % DAY.length] ?? 'save'](work, lane)
    if (deed % 3 === 0) await desk.library.flush()
    for (const cut of cuts.splice(0)) await check(cut)
  }
  await desk.close()
  for (const cut of later) expectNothing(await wrongWhenOpened(cut.disk, dir, told.slice(0, cut.told)), cut)
  tally['opened whole'] = later.length
  tally.acknowledged = told.filter(({ kind }) => kind === 'saved').length
  tell('crash model', tally)
  expect(bugs).toEqual([])
  expect(tally['all that may remain']).toBeGreaterThan(30)
}, 900_000)

/** The texts alone, read as the store reads them. */
async function wrongTexts({ fs }: CrashDisk, dir: string, told: readonly Told[]): Promise<readonly string[]> {
  const given = { fs, places: placesIn(dir), writable: () => true }
  const wrong: string[] = []
  for (const [id, text] of textsBy(told)) {
    const bytes = await unlessMissing(fs.readFile(given.places.articleFile(id)))
    const known = bytes && proven.get(bytes)
    if (known) {
      wrong.push(...notAsPromised(id, text, known))
      continue
    }
    const read = await createRecord(articleRecordSpec(given, id)).read()
    if (text.state !== 'here' && read.status === 'missing') continue
    if (read.status !== 'good') wrong.push(`${id}: ${read.status}`)
    else if (read.recovered) wrong.push(`${id}: only its backup was left`)
    else {
      const { generation, data } = read.stored
      const found = { generation, hash: sha256(publishedContent(data)), decisions: data.decisions.length }
      if (bytes) proven.set(bytes, found)
      wrong.push(...notAsPromised(id, text, found))
    }
  }
  return wrong
}

type Stored = { readonly generation: number; readonly hash: string; readonly decisions: number }
/** What these very bytes were read as; most files are the same in most cuts. */
const proven = new WeakMap<Uint8Array, Stored>()

function notAsPromised(id: string, text: TextPromised, { generation, hash, decisions }: Stored): readonly string[] {
  if (generation < text.generation) return [`${id}: generation ${generation} of ${text.generation}`]
  if (hash !== text.hash && !text.underWay.has(hash)) return [`${id}: another text`]
  return decisions < text.decisions ? [`${id}: its history is shorter`] : []
}

/** Opened by the program itself: texts, versions and their names, settings, photos, and the deep check. */
async function wrongWhenOpened(disk: CrashDisk, dir: string, told: readonly Told[]): Promise<readonly string[]> {
  const library = granted(await tryOpen(dir, disk.fs, () => new Date('2026-10-26T02:00:00.000Z')))
  const { problems } = await library.verify()
  // Originals are hashed as a stream from the real disk, which has none of them; the ledger reads them from this one.
  const found = problems.filter(({ code }) => !code.startsWith('media/'))
  const wrong = [
    ...(library.readOnly ? [`read-only: ${library.readOnly}`] : []),
    ...library.recovered.map(({ id, from }) => `${id}: read from its ${from}`),
    ...(await promisedBy(told).missingIn(library)),
    ...found.map(({ file, code }) => `${file}: ${code}`),
  ]
  const [row] = library.list()
  const read = row && (await library.read(row.id))
  if (read?.ok && !(await library.commit(read.value.article, read.value.generation)).ok) wrong.push('cannot be written')
  await library.close()
  return wrong
}

type Ledger = ReturnType<typeof createLedger>
/** The cuts of one disk call come one after the other; what was told by then is added up once. */
let added: {
  readonly last: Told | undefined
  readonly told: number
  readonly texts: ReturnType<Ledger['texts']>
} | null = null

function textsBy(told: readonly Told[]): ReturnType<Ledger['texts']> {
  const last = told.at(-1)
  if (added?.last === last && added?.told === told.length) return added.texts
  added = { last, told: told.length, texts: promisedBy(told).texts() }
  return added.texts
}

/** The undo is never synced: a power cut may take it. */
function promisedBy(told: readonly Told[]): Ledger {
  const ledger = createLedger(new Map())
  for (const fact of told) if (fact.kind !== 'undo') ledger.note(fact)
  return ledger
}

it('would be noticed by this model if a file were not synced before it is renamed, or its folder not after', async () => {
  for (const lazy of ['file', 'folder'] as const) {
    const dir = await aFolder()
    const disk = crashDisk([dir])
    const fs: CrashDisk['fs'] =
      lazy === 'file'
        ? { ...disk.fs, createNew: async (path) => ({ ...(await disk.fs.createNew(path)), sync: async () => {} }) }
        : { ...disk.fs, syncFolder: async () => {} }
    const told: Told[] = []
    const now = () => new Date('2026-10-25T02:00:00.000Z')
    const desk = await openNewsroom({ dir, fs, now, onBug: () => {} })
    const note = (fact: Told) => void told.push(fact)
    const random = numbersFrom(7)
    const work: Work = { ...desk, tell: note, backup: '', colleagues: [], wholeDisk: true, random }
    await DEEDS.create(work, { ids: [], lane: 0 })
    const answers = await Promise.all(Array.from({ length: 50 }, () => wrongTexts(disk.cutPower(random), dir, told)))
    await desk.close()
    expect(
      answers.some((wrong) => wrong.length > 0),
      `${lazy} not synced`,
    ).toBe(true)
  }
})
