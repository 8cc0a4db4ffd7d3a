import { anArticle } from '@shared/article/article.testing.ts'
import { ulid } from 'ulid'
import { expect, it } from 'vitest'
import { createArticleShelf } from '../../src-main/store/article-shelf.ts'
import { createDecisionLog } from '../../src-main/store/decision-log.ts'
import { createDiskReserve } from '../../src-main/store/disk/disk-reserve.ts'
import { durableWrite } from '../../src-main/store/disk/durable-write.ts'
import { createLibraryIndex } from '../../src-main/store/library-index.ts'
import { placesIn } from '../../src-main/store/places.ts'
import { aDecision, granted, randomFrom } from '../../src-main/store/store.testing.ts'
import { createVersionStore, NOBODY } from '../../src-main/store/versions/version-store.ts'
import { type CrashDisk, crashDisk } from './crash-disk.testing.ts'

const CRASHES = 10_000
const seed = Number(process.env.TOA_SOAN_SEED ?? Date.now() % 1_000_000)
const places = placesIn('/library')
const picture = new Uint8Array(3000).fill(7)

type Promised = { readonly generations: ReadonlyMap<string, number>; readonly pictures: readonly string[] }

it(`loses no acknowledged save in ${CRASHES} power cuts at any disk call (seed ${seed})`, async () => {
  const random = randomFrom(seed)
  const cuts: { readonly disk: CrashDisk; readonly promised: Promised }[] = []
  const generations = new Map<string, number>()
  const pictures: string[] = []
  const perCall = 24
  const folders = [places.dir, places.articles, places.media, places.tmp, places.quarantine]
  const disk = crashDisk(folders, () => {
    const promised = { generations: new Map(generations), pictures: [...pictures] }
    for (let cut = 0; cut < perCall; cut += 1) cuts.push({ disk: disk.cutPower(random), promised })
  })
  const shelf = shelfOn(disk)
  const ids = [ulid(), ulid(), ulid()]
  for (let round = 0; cuts.length < CRASHES; round += 1) {
    const id = ids[round % ids.length] ?? ''
    const basedOn = generations.get(id) ?? 0
    const article = { ...anArticle({ title: `Bản ${basedOn + 1}` }), id, decisions: [aDecision()] }
    generations.set(id, granted(await shelf.commit(article, basedOn, NOBODY)).generation)
    const path = `${places.media}/${String(round).padStart(64, '0')}.jpg`
    await durableWrite({ fs: disk.fs, path, bytes: picture, tmp: places.tmp, backup: false })
    pictures.push(path)
  }

  let newer = 0
  for (const cut of cuts) {
    const reopened = shelfOn(cut.disk)
    for (const [id, generation] of cut.promised.generations) {
      const { article, generation: found, recoveredFrom } = granted(await reopened.read(id))
      expect(recoveredFrom).toBeNull()
      expect(found).toBeGreaterThanOrEqual(generation)
      expect(article.fields.title).toBe(`Bản ${found}`)
      if (found > generation) newer += 1
    }
    for (const path of cut.promised.pictures) expect(Buffer.compare(await cut.disk.fs.readFile(path), picture)).toBe(0)
  }
  // Some cuts must have come between the rename and the acknowledgement, or the model cuts nothing.
  expect(newer).toBeGreaterThan(0)
}, 300_000)

it('would be noticed by this model if the file were not synced before it is renamed', async () => {
  const random = randomFrom(7)
  const disk = crashDisk([places.dir, places.articles, places.media, places.tmp, places.quarantine])
  const lazy: CrashDisk = {
    ...disk,
    fs: { ...disk.fs, createNew: async (path) => ({ ...(await disk.fs.createNew(path)), sync: async () => {} }) },
  }
  const article = anArticle()
  await shelfOn(lazy).commit(article, 0, NOBODY)
  const answers = await Promise.all(Array.from({ length: 50 }, () => shelfOn(disk.cutPower(random)).read(article.id)))
  expect(answers.some((answer) => !answer.ok)).toBe(true)
})

function shelfOn({ fs }: CrashDisk) {
  const writable = () => true
  const now = () => new Date(0)
  // The index only asks to be written later, and later never comes here.
  const index = { ...createLibraryIndex({ fs, places, writable }), put: () => {} }
  const log = createDecisionLog({ fs, places })
  const versions = createVersionStore({ fs, places, now, writable })
  const reserve = createDiskReserve(fs, places.reserve, now)
  const guard = { isHere: async () => true }
  const told = { onRecovered: () => {}, onGone: () => {} }
  return createArticleShelf({ fs, places, now, writable, index, log, versions, reserve, guard, ...told })
}
