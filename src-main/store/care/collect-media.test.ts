import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../disk/envelope.ts'
import { nodeFs } from '../disk/store-fs.ts'
import { placesIn } from '../places.ts'
import { aFolder } from '../store.testing.ts'
import { collectMedia, type MediaCollected } from './collect-media.ts'

const DAY = 86_400_000
const START = Date.parse('2026-10-25T02:00:00.000Z')
const ID = '01JB0000000000000000000000'
const OTHER = '01JB0000000000000000000001'
const HASHES = Array.from({ length: 8 }, (_, at) => sha256(`photo ${at}`)).sort()
const hash = (at: number) => HASHES[at] ?? ''
const original = (at: number) => `${hash(at)}.jpg`

/** A library's folder with eight originals of 100 days ago. */
async function aMediaFolder() {
  const dir = await aFolder()
  const put = async (file: string, content: string | Uint8Array, days = 100) => {
    const path = join(dir, file)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
    await utimes(path, START / 1000, (START - days * DAY) / 1000)
  }
  await put('library.json', '{}')
  for (const at of HASHES.keys()) await put(`media/${original(at)}`, `photo ${at}`)
  const collect = (over: Partial<Parameters<typeof collectMedia>[0]> = {}): Promise<MediaCollected> =>
    collectMedia({
      fs: nodeFs,
      places: placesIn(dir),
      now: () => new Date(START),
      mayGo: true,
      isInUse: () => false,
      stopped: () => false,
      ...over,
    })
  const there = async () => (await readdir(join(dir, 'media'))).sort()
  const inTrash = async () => (await readdir(join(dir, 'trash', 'media')).catch(() => [])).sort()
  return { dir, put, collect, there, inTrash }
}

const naming = (at: number) => `{"sha256":"${'0'.repeat(64)}","data":{"body":[{"media":"media:${hash(at)}"}]}}`
const PLACES: Readonly<Record<string, (name: string) => readonly [string, string | Uint8Array]>> = {
  article: (text) => [`articles/${ID}/article.json`, text],
  'backup of an article': (text) => [`articles/${ID}/article.json.bak`, text],
  'article of an older program': (text) => [`articles/${ID}/article.v2.json`, text],
  'undo journal': (text) => [`articles/${ID}/undo.jsonl`, text],
  'decision log': (text) => [`articles/${ID}/decisions.jsonl`, text],
  version: (text) => [`articles/${OTHER}/versions/${'a'.repeat(64)}.json.gz`, gzipSync(text)],
  'article that was just removed': (text) => [`trash/${ID}.1792900000000/article.json`, text],
  'version that was just removed': (text) => [
    `trash/${ID}.1792900000000/versions/${'b'.repeat(64)}.json.gz`,
    gzipSync(text),
  ],
  quarantine: (text) => [`quarantine/${ID}.0123456789ab.article-PC.json`, text],
  'packed in the quarantine': (text) => [`quarantine/${ID}.0123456789ab.${'c'.repeat(64)}.json.gz`, gzipSync(text)],
  'packed in the quarantine under another name': (text) => [`quarantine/${ID}.0123456789ab.x`, gzipSync(text)],
  'damaged in the quarantine': (text) => [`quarantine/${ID}.ba9876543210.article.json`, `\0${text.slice(0, -4)}\xff`],
  'settings of the library': (text) => ['library.v2.json', text],
}

describe('originals that nothing names', () => {
  it('move into the trash 30 days after they came, and stay young and named ones', async () => {
    const { put, collect, there, inTrash } = await aMediaFolder()
    await put(`articles/${ID}/article.json`, naming(0))
    await put(`media/${original(1)}`, 'young', 29)
    expect(await collect()).toEqual({ scanned: 7, moved: 6, back: 0, deleted: 0, stoodStill: null })
    expect(await there()).toEqual([original(0), original(1)])
    expect(await inTrash()).toEqual([2, 3, 4, 5, 6, 7].map((at) => `${original(at)}.${START}`))
  })

  it.each(Object.entries(PLACES))('stay while this names them: %s', async (_, place) => {
    const { put, collect, there } = await aMediaFolder()
    await put(...place(naming(3)))
    expect((await collect()).moved).toBe(7)
    expect(await there()).toEqual([original(3)])
  })

  it('are deleted after 30 more days, unless something names them again by then', async () => {
    const { put, collect, there, inTrash } = await aMediaFolder()
    await collect()
    const later = (days: number) => ({ now: () => new Date(START + days * DAY) })
    expect(await collect(later(29))).toMatchObject({ deleted: 0 })
    await put(`articles/${ID}/article.json`, naming(5))
    expect(await collect(later(30))).toMatchObject({ back: 1, deleted: 7 })
    expect([await there(), await inTrash()]).toEqual([[original(5)], []])
  })

  it('stay while somebody has them on the screen, and while the clock is not to be trusted', async () => {
    const { collect, there, put, inTrash } = await aMediaFolder()
    expect((await collect({ isInUse: (sha256) => sha256 === hash(2) })).moved).toBe(7)
    expect(await there()).toEqual([original(2)])
    await put(`articles/${ID}/article.json`, naming(4))
    expect(await collect({ mayGo: false, now: () => new Date(START + 400 * DAY) })).toMatchObject({
      moved: 0,
      back: 1,
      deleted: 0,
    })
    expect(await inTrash()).toHaveLength(6)
  })

  it('are never deleted where the original in its place is damaged and the one in the trash is named', async () => {
    const { put, collect, inTrash } = await aMediaFolder()
    await collect()
    await put(`media/${original(0)}`, 'damaged')
    await put(`articles/${ID}/article.json`, naming(0))
    await collect({ now: () => new Date(START + 99 * DAY) })
    expect(await inTrash()).toEqual([`${original(0)}.${START}`])
  })
})

describe('what makes the collection stand still', () => {
  it.each([
    ['a file that nobody knows in the library', 'packages.json', '{}', 'unknown-file', null],
    ['a folder that nobody knows', 'packages/one.tinbai', 'x', 'unknown-file', null],
    ['a file that nobody knows beside an article', `articles/${ID}/comments.json`, '{}', 'unknown-file', ID],
    ['a file that nobody knows among versions', `articles/${ID}/versions/x.json`, '{}', 'unknown-file', ID],
    ['a file among the articles', 'articles/ghi-chu.txt', 'x', 'unknown-file', null],
    ['a file among the originals', 'media/anh.jpg', 'x', 'unknown-file', null],
    ['a file in the trash', 'trash/x.json', 'x', 'unknown-file', null],
    ['a file among the trashed originals', 'trash/media/x.jpg', 'x', 'unknown-file', null],
    [
      'a version cut short',
      `articles/${ID}/versions/${'a'.repeat(64)}.json.gz`,
      gzipSync(naming(0)).subarray(0, 40),
      'unreadable-file',
      ID,
    ],
    ['a version that is not packed', `articles/${ID}/versions/${'a'.repeat(64)}.json.gz`, 'x', 'unreadable-file', ID],
    [
      'a damaged packed file in the quarantine',
      `quarantine/${ID}.0123456789ab.x.gz`,
      gzipSync(naming(0)).subarray(0, 40),
      'unreadable-file',
      null,
    ],
  ] as const)('%s', async (_, file, content, reason, id) => {
    const { put, collect, there } = await aMediaFolder()
    await put(file, content)
    expect(await collect()).toMatchObject({ moved: 0, stoodStill: { reason, id } })
    expect((await there()).filter((name) => name.length === 68)).toHaveLength(8)
  })

  it('a file that the disk does not give', async () => {
    const { put, collect, there } = await aMediaFolder()
    await put(`articles/${ID}/article.json`, naming(0))
    const readFile = async (path: string) => {
      if (path.includes(ID)) throw Object.assign(new Error('EIO'), { code: 'EIO' })
      return nodeFs.readFile(path)
    }
    expect(await collect({ fs: { ...nodeFs, readFile } })).toMatchObject({
      stoodStill: { reason: 'unreadable-file', id: ID },
    })
    expect(await there()).toHaveLength(8)
  })

  it('not what systems leave in every folder', async () => {
    const { put, collect } = await aMediaFolder()
    for (const file of ['desktop.ini', 'articles/.DS_Store', `articles/${ID}/Thumbs.db`, 'media/._x.jpg'])
      await put(file, 'x')
    expect((await collect()).moved).toBe(8)
  })

  it('a library that changes all the time; and it looks again at what changed while it looked', async () => {
    const { put, collect, there, dir } = await aMediaFolder()
    for (const id of [ID, OTHER]) await put(`articles/${id}/article.json`, '{}')
    let round = 0
    const readFile = async (path: string) => {
      const bytes = await nodeFs.readFile(path)
      // The photo goes from the article not yet seen into the one that was seen.
      if (round++ === 1) await put(`articles/${ID}/article.json`, naming(6), 1)
      return bytes
    }
    expect((await collect({ fs: { ...nodeFs, readFile } })).moved).toBe(7)
    expect(await there()).toEqual([original(6)])

    await rm(join(dir, 'trash'), { recursive: true })
    for (const at of HASHES.keys()) await put(`media/${original(at)}`, 'x')
    const restless = async (path: string) => {
      const bytes = await nodeFs.readFile(path)
      round += 1
      await put(`articles/${ID}/article.json`, '{}'.padEnd(round))
      return bytes
    }
    expect(await collect({ fs: { ...nodeFs, readFile: restless } })).toMatchObject({
      stoodStill: { reason: 'changing' },
    })
  })
})

describe('whatever a library holds', () => {
  const places = fc.constantFrom(...Object.keys(PLACES))
  const named = fc.array(fc.tuple(fc.nat(HASHES.length - 1), places), { maxLength: 12 })

  it('no original that any of its files names is taken away, and every other one is', async () => {
    await fc.assert(
      fc.asyncProperty(named, named, fc.nat(60), async (first, second, days) => {
        const { put, collect, there, dir } = await aMediaFolder()
        const write = async (all: typeof first) => {
          const byFile = new Map<string, string>()
          for (const [at, place] of all) {
            const [file] = PLACES[place]!('')
            byFile.set(place, `${byFile.get(place) ?? ''}${naming(at)}\n${file.length}`)
          }
          for (const [place, text] of byFile) await put(...PLACES[place]!(text))
        }
        await write(first)
        await collect()
        const firstNamed = [...new Set(first.map(([at]) => original(at)))].sort()
        expect(await there()).toEqual(firstNamed)

        // What is named now and was not then comes back within its 30 days.
        await write(second)
        await collect({ now: () => new Date(START + days * DAY) })
        const rewritten = new Set(second.map(([, place]) => place))
        const still = first.filter(([, place]) => !rewritten.has(place))
        const wanted = [...new Set([...still, ...second].map(([at]) => original(at)))].sort()
        expect(await there()).toEqual(wanted)
        await rm(dir, { recursive: true })
      }),
      { numRuns: 150 },
    )
  })
})
