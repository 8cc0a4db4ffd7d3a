import { readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { seal, sha256, unseal } from '../../src-main/store/disk/envelope.ts'
import { aDraft, aFolder, aLibrary, granted, titled, tryOpen } from '../../src-main/store/store.testing.ts'

const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`
const sealedRaw = (data: string) => {
  const rest = `"generation":9,"schemaVersion":3,"data":${data}}\n`
  return `{"sha256":"${sha256(rest)}",${rest}`
}
const DAMAGE: readonly (readonly [string, (good: Buffer) => Buffer | string])[] = [
  ['empty', () => ''],
  ['null', () => 'null'],
  ['zero', () => '0'],
  ['an empty string', () => '""'],
  ['an empty object', () => '{}'],
  ['a byte order mark before it', (good) => Buffer.concat([Buffer.from('\ufeff'), good])],
  ['cut in the middle', (good) => good.subarray(0, good.length / 2)],
  ['cut by one byte', (good) => good.subarray(0, good.length - 2)],
  ['filled with NUL', (good) => Buffer.alloc(good.length)],
  ['5,000 levels deep', () => deep],
  ['5,000 levels deep under a right hash', () => sealedRaw(deep)],
  ['null under a right hash', () => sealedRaw('null')],
  ['a prototype under a right hash', () => sealedRaw('{"__proto__":{"polluted":true}}')],
  [
    'another article under a right hash',
    () => seal({ generation: 9, schemaVersion: 3, data: aDraft('Bài lạ') }).toString(),
  ],
  ['a changed generation', (good) => good.toString().replace('"generation":2', '"generation":8')],
]

describe('a damaged article file', () => {
  let dir = ''
  let file = ''
  const article = aDraft('Bản một')
  beforeEach(async () => {
    dir = await aFolder()
    file = join(dir, 'articles', article.id, 'article.json')
    const library = await aLibrary(dir)
    await library.commit(article, 0)
    await library.commit(titled(article, 'Bản hai'), 1)
    await library.close()
  })

  it.each(DAMAGE)('%s: goes to quarantine, the backup is read and the person is told', async (_, spoil) => {
    const bad = spoil(await readFile(file))
    await writeFile(file, bad)
    const library = await aLibrary(dir)
    const read = granted(await library.read(article.id))
    expect([read.recoveredFrom, read.article.fields.title]).toEqual(['backup', 'Bản một'])
    expect(read.generation).toBeGreaterThan(2)
    expect(library.recovered).toMatchObject([{ id: article.id, from: 'backup', quarantine: expect.any(String) }])
    expect(await readFile(library.recovered[0]!.quarantine)).toEqual(Buffer.from(bad))
    expect(await library.commit(titled(article, 'Viết tiếp'), read.generation)).toMatchObject({ ok: true })
    await library.close()
    expect(granted(await (await aLibrary(dir)).read(article.id)).article.fields.title).toBe('Viết tiếp')
  })

  it('whose backup is bad too is read from the newest sound version, and can be written on', async () => {
    const versions = join(dir, 'articles', article.id, 'versions')
    expect(await readdir(versions)).toHaveLength(1)
    await writeFile(file, 'null')
    await writeFile(`${file}.bak`, '')
    const library = await aLibrary(dir)
    const read = granted(await library.read(article.id))
    expect([read.recoveredFrom, read.article.fields.title]).toEqual(['version', 'Bản một'])
    expect(library.recovered).toMatchObject([{ id: article.id, from: 'version' }])
    expect(await library.commit(titled(article, 'Viết tiếp'), read.generation)).toMatchObject({ ok: true })
    expect((await library.verify()).problems).toEqual([])
  })

  it('whose backup and versions are bad too is an error, kept whole in quarantine and never replaced', async () => {
    await writeFile(file, 'null')
    await writeFile(`${file}.bak`, '')
    const versions = join(dir, 'articles', article.id, 'versions')
    for (const name of await readdir(versions)) await truncate(join(versions, name), 40)
    const library = await aLibrary(dir)
    for (const answer of [
      await library.read(article.id),
      await library.read(article.id),
      await library.commit(article, 0),
    ])
      expect(answer).toMatchObject({ ok: false, error: { code: 'article/damaged' } })
    expect((await readdir(join(dir, 'quarantine'))).filter((name) => name.startsWith(article.id))).toHaveLength(2)
    const { problems } = await library.verify()
    expect(problems.map(({ code }) => code)).toEqual(['article/damaged', 'version/damaged'])
  })

  it('is only looked at, not moved, by a second opener', async () => {
    const holder = await aLibrary(dir)
    await writeFile(file, 'null')
    const reader = await aLibrary(dir)
    expect(granted(await reader.read(article.id))).toMatchObject({
      recoveredFrom: 'backup',
      generation: expect.any(Number),
    })
    expect(await readFile(file, 'utf8')).toBe('null')
    await holder.close()
  })

  it('cut at every 512th byte or with a flipped bit never opens as something else', async () => {
    const good = await readFile(file)
    for (let length = 0; length < good.length; length += 512) expect(unseal(good.subarray(0, length)).sound).toBe(false)
    for (let bit = 0; bit < 1000; bit += 1) {
      const flipped = Buffer.from(good)
      const at = Math.floor((bit / 1000) * (good.length - 1))
      flipped[at]! ^= 1 << (bit % 8)
      expect(unseal(flipped).sound, `bit at byte ${at}`).toBe(false)
    }
  })
})

describe('a damaged library.json', () => {
  it('is read from its backup, and the person is told', async () => {
    const dir = await aFolder()
    const first = await aLibrary(dir)
    const { settings, profiles } = first.config()
    await first.writeConfig({ settings: { ...settings, theme: 'dark' }, profiles })
    await first.writeConfig({ settings: { ...settings, theme: 'light' }, profiles })
    await first.close()
    await writeFile(join(dir, 'library.json'), '{}')
    const library = await aLibrary(dir)
    expect(library.config().settings.theme).toBe('dark')
    expect(library.recovered).toMatchObject([{ id: 'library.json', from: 'backup' }])
  })

  it('with a bad backup is refused, again at the next opening', async () => {
    const dir = await aFolder()
    await (await aLibrary(dir)).close()
    await writeFile(join(dir, 'library.json'), 'null')
    for (let opening = 0; opening < 2; opening += 1)
      expect(await tryOpen(dir)).toMatchObject({ error: { code: 'library/damaged' } })
  })
})
