import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../disk/envelope.ts'
import { nodeFs, type StoreFs } from '../disk/store-fs.ts'
import { placesIn } from '../places.ts'
import { aDecision, aDraft, aFolder, aLibrary, faultyFs, granted, titled, tryOpen } from '../store.testing.ts'
import { readVersionNames } from './version-names.ts'
import { createVersionStore } from './version-store.ts'

const HOUR = 3_600_000
const START = Date.parse('2026-10-01T02:00:00.000Z')
const by = { id: 'phong-vien', name: 'Lê Minh An' }

async function aStore(fs: StoreFs = nodeFs) {
  const dir = await aFolder()
  const places = placesIn(dir)
  for (const folder of [places.articles, places.tmp, places.quarantine]) await nodeFs.mkdir(folder)
  let instant = START
  const versions = createVersionStore({ fs, places, now: () => new Date(instant), writable: () => true })
  const article = aDraft('Chợ phiên')
  await nodeFs.mkdir(places.article(article.id))
  let generation = 0
  return {
    dir,
    places,
    versions,
    article,
    at: (hours: number) => {
      instant = START + hours * HOUR
    },
    take: (reason: 'interval' | 'submit' = 'interval') => {
      generation += 1
      return versions.take({ article: titled(article, `Chợ phiên ${generation}`), generation, reason, by })
    },
  }
}

describe('the versions of an article', () => {
  it('each name the hash of their bytes and the version before', async () => {
    const { versions, article, take } = await aStore()
    const taken = [await take(), await take('submit')]
    const { rows } = await versions.list(article.id)
    expect(rows.map(({ version, parent, reason }) => [version, parent, reason])).toEqual([
      [taken[1], taken[0], 'submit'],
      [taken[0], null, 'interval'],
    ])
    const read = granted(await versions.read(article.id, taken[0]!))
    expect(read.article.fields.title).toBe('Chợ phiên 1')
  })

  it('are not thinned under a name that is being given', async () => {
    let release = () => {}
    const released = new Promise<void>((go) => {
      release = go
    })
    const waiting = {
      ...nodeFs,
      async unlink(path: string) {
        if (path.includes('versions')) await released
        return nodeFs.unlink(path)
      },
    }
    const { versions, article, take, at, dir } = await aStore(waiting)
    const going = await take()
    at(0.1)
    await take()
    at(48)
    await take()
    const thinning = versions.thin(article.id)
    const naming = versions.name(article.id, going, 'Bản gửi xã')
    // Long enough on any disk for a name that does not wait.
    for (let turn = 0; turn < 500; turn += 1) await nodeFs.list(dir)
    release()
    expect(await thinning).toBe(1)
    // Either it has its name and is there, or the person hears that it is gone.
    const named = await naming
    expect((await versions.read(article.id, going)).ok).toBe(named.ok)
  })

  it('are thinned by age, and a name or a decision keeps one for good', async () => {
    const { versions, article, take, at, places } = await aStore()
    at(0)
    const named = await take()
    at(0.1)
    await take()
    at(0.2)
    await take('submit')
    at(0.3)
    const lastOfHour = await take()
    at(50)
    const newest = await take()
    await versions.name(article.id, named, 'Bản gửi chị Hạ')
    expect(await versions.thin(article.id)).toBe(1)
    const { rows } = await versions.list(article.id)
    expect(rows).toHaveLength(4)
    expect(rows.map(({ version }) => version)).toEqual(expect.arrayContaining([named, lastOfHour, newest]))
    expect(rows.find(({ version }) => version === named)?.name).toBe('Bản gửi chị Hạ')
    expect(await readdir(places.versions(article.id))).toHaveLength(4)
    expect(await versions.thin(article.id)).toBe(0)
  })

  it('are not taken for one another: bytes of another version under this name are damage', async () => {
    const { versions, article, take, places } = await aStore()
    const [first, second] = [await take(), await take()]
    await writeFile(places.version(article.id, first!), await nodeFs.readFile(places.version(article.id, second!)))
    expect(await versions.read(article.id, first!)).toEqual({ ok: false, error: { code: 'version/damaged' } })
  })

  it('say which of their files are no versions', async () => {
    const { versions, article, take, places } = await aStore()
    const folder = places.versions(article.id)
    const sound = await take()
    await writeFile(join(folder, `${'a'.repeat(64)}.json.gz`), 'rác')
    await writeFile(join(folder, 'ghi chú.txt'), 'của ai đó')
    const { rows, damaged } = await versions.list(article.id)
    expect(rows.map(({ version }) => version)).toEqual([sound])
    expect(damaged.toSorted()).toEqual([`${'a'.repeat(64)}.json.gz`, 'ghi chú.txt'].sort())
  })

  it.each([
    ['packed zeros that would fill the memory', (_: string) => Buffer.alloc(80 * 1024 * 1024)],
    ['a head and nothing else', (head: string) => Buffer.from(`${head}\n`)],
    ['5,000 levels', (head: string) => Buffer.from(`${head}\n${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}\n`)],
    ['another article', (head: string) => Buffer.from(`${head}\n${JSON.stringify(aDraft('Bài lạ'))}\n`)],
  ])('under a right hash, refuse %s', async (_, bytesOf) => {
    const { versions, article, places } = await aStore()
    const head = JSON.stringify({
      articleId: article.id,
      parent: null,
      at: new Date(START).toISOString(),
      by: '',
      byName: '',
      reason: 'interval',
      generation: 1,
      contentHash: '0'.repeat(64),
      words: 1,
      schemaVersion: 3,
    })
    const bytes = bytesOf(head)
    await nodeFs.mkdir(places.versions(article.id))
    await writeFile(places.version(article.id, sha256(bytes)), gzipSync(bytes))
    expect(await versions.read(article.id, sha256(bytes))).toEqual({ ok: false, error: { code: 'version/damaged' } })
    expect(await versions.newestSound(article.id)).toBeNull()
  })
})

describe('the version that a decision asks for', () => {
  const submit = { ...aDecision(), kind: 'submit' as const, note: '' }

  it('that a full disk kept from being made is made before the text is overwritten', async () => {
    const fs = faultyFs()
    const library = await aLibrary(await aFolder(), fs)
    const article = aDraft('Bản gửi duyệt')
    await library.commit(article, 0, by)
    const hash = library.list()[0]!.contentHash
    const submitted = { ...article, decisions: [...article.decisions, { ...submit, contentHash: hash }] }
    // The text and its decision are stored, the version is not.
    fs.failAfter('article.json', 'ENOSPC')
    granted(await library.commit(submitted, 1, by))
    fs.failAt(0, '')
    const reasons = (await library.versions.list(article.id)).rows.map(({ reason }) => reason)
    expect(reasons).not.toContain('submit')
    granted(await library.commit(titled(submitted, 'Viết đè'), 2, by))
    const { rows } = await library.versions.list(article.id)
    expect(rows.filter(({ reason }) => reason === 'submit').map(({ contentHash }) => contentHash)).toEqual([hash])
  })

  it('that a crash kept from being made is made by the next program before the text is overwritten', async () => {
    const dir = await aFolder()
    const library = granted(await tryOpen(dir))
    const article = aDraft('Bản gửi duyệt')
    await library.commit(article, 0, by)
    const hash = library.list()[0]!.contentHash
    const submitted = { ...article, decisions: [...article.decisions, { ...submit, contentHash: hash }] }
    await library.commit(submitted, 1, by)
    await library.close()
    const { rows } = await library.versions.list(article.id)
    for (const { version } of rows) await nodeFs.unlink(placesIn(dir).version(article.id, version))

    const again = await aLibrary(dir)
    granted(await again.commit(titled(submitted, 'Viết đè'), 2, by))
    const made = (await again.versions.list(article.id)).rows.find(({ reason }) => reason === 'submit')
    expect(granted(await again.versions.read(article.id, made!.version)).article.fields.title).toBe('Bản gửi duyệt')
  })

  it('is not made over and over where it is there already', async () => {
    const dir = await aFolder()
    const library = granted(await tryOpen(dir))
    const article = aDraft('Bản gửi duyệt')
    await library.commit(article, 0, by)
    const hash = library.list()[0]!.contentHash
    const submitted = { ...article, decisions: [...article.decisions, { ...submit, contentHash: hash }] }
    await library.commit(submitted, 1, by)
    await library.close()
    const again = await aLibrary(dir)
    await again.commit(titled(submitted, 'Viết đè'), 2, by)
    expect((await again.versions.list(article.id)).rows.filter(({ reason }) => reason === 'submit')).toHaveLength(1)
  })
})

it('a version that is made while others are thinned keeps its parent', async () => {
  const { versions, article, take, at, places } = await aStore()
  // A clock that was wrong: the newest generation is not the youngest.
  at(5)
  await take()
  at(0.2)
  await take()
  at(0.1)
  await take()
  at(200)
  await Promise.all([versions.thin(article.id), take(), versions.thin(article.id)])
  const { rows } = await versions.list(article.id)
  const parent = rows[0]?.parent ?? ''
  const names = await nodeFs.readFile(places.versionNames(article.id))
  expect(rows.some(({ version }) => version === parent) || Buffer.from(names).includes(parent)).toBe(true)
})

it('versions whose thinning was cut short lack no parent that is not known to be thinned', async () => {
  const { places, versions, article, take, at } = await aStore()
  for (const hours of [0, 0.1, 3, 50]) {
    at(hours)
    await take()
  }
  // The last of its hour stays without its parent; two months later it goes too, but for the disk.
  expect(await versions.thin(article.id)).toBe(1)
  const unlink = async (path: string) => {
    if (path.endsWith('.gz')) throw Object.assign(new Error('EIO'), { code: 'EIO' })
    await nodeFs.unlink(path)
  }
  const fs = { ...nodeFs, unlink }
  const now = () => new Date(START + 1500 * HOUR)
  await expect(createVersionStore({ fs, places, now, writable: () => true }).thin(article.id)).rejects.toThrow('EIO')
  const names = readVersionNames(await nodeFs.readFile(places.versionNames(article.id)))
  const { rows } = await versions.list(article.id)
  const here = rows.map(({ version }) => version)
  const lacking = rows.flatMap(({ parent }) => (parent && !here.includes(parent) ? [parent] : []))
  expect(lacking).toHaveLength(1)
  expect(names?.thinned).toEqual(expect.arrayContaining(lacking))
})
