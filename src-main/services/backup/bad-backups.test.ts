import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBackupFile, tree, zipped } from '../../store/backup/backup.testing.ts'
import { aBusyNewsroom, backedUp, type Newsroom } from './backup.testing.ts'

const ID = '01JB3K5QW0000000000000ABCD'
const HASH = 'a'.repeat(64)
const text = (path: string, content = '{}') => ({ path, bytes: Buffer.from(content) })
const FILES = [text('library.json'), text(`articles/${ID}/article.json`, '{"title":"Được mùa"}')]

let newsroom: Newsroom
let sound: Buffer
let was: Awaited<ReturnType<typeof tree>>

beforeAll(async () => {
  newsroom = await aBusyNewsroom()
  sound = await readFile(await backedUp(newsroom))
  was = await tree(newsroom.library.dir)
})
afterAll(() => newsroom.leave())

/** Tries everything that reads a backup; answers with the one code that all of them gave. */
async function refusedWith(file: string): Promise<unknown> {
  const dir = join(newsroom.root, 'kho-moi')
  const asked = [
    await newsroom.call('backup.inspect', { task: 'nhin', file }),
    await newsroom.call('backup.merge', { task: 'gop', file, manifestHash: HASH }),
    await newsroom.call('backup.restoreInto', { task: 'khoi-phuc', file, dir }),
  ]
  expect(await tree(newsroom.library.dir)).toEqual(was)
  expect((await readdir(newsroom.root)).filter((name) => name.startsWith('kho-moi'))).toEqual([])
  expect(newsroom.bugs).toEqual([])
  const errors = asked.map((answer) => (answer.ok ? null : answer.error))
  expect(errors.slice(1)).toEqual([errors[0], errors[0]])
  return errors[0]
}
const at = (name: string) => join(newsroom.root, name)
const written = async (name: string, bytes: Uint8Array | string) => {
  await writeFile(at(name), bytes)
  return at(name)
}

describe('a file that is no backup is refused and the library stays byte for byte', () => {
  it.each<[string, () => Promise<string>, object]>([
    ['one that is not there', async () => at('khong-co.zip'), { code: 'backup/not-found' }],
    ['one whose name is not whole', async () => 'sao-luu.zip', { code: 'backup/not-found' }],
    ['an empty one', () => written('rong.zip', ''), { code: 'backup/not-a-zip' }],
    ['a text', () => written('chu.zip', 'Được mùa vụ đông'), { code: 'backup/not-a-zip' }],
    [
      'a folder',
      async () => {
        await mkdir(at('thu-muc.zip'), { recursive: true })
        return at('thu-muc.zip')
      },
      { code: 'backup/not-a-zip' },
    ],
    [
      'a zip of something else',
      async () => written('khac.zip', await zipped([text('word/document.xml', '<w/>'), text('../../etc/passwd')])),
      { code: 'backup/not-a-backup' },
    ],
    [
      'a zip whose manifest is of something else',
      async () => written('khac-2.zip', await zipped([text('manifest.json', '{"name":"an extension"}')])),
      { code: 'backup/not-a-backup' },
    ],
  ])('%s', async (_, file, error) => {
    expect(await refusedWith(await file())).toEqual(error)
  })
})

describe('a backup of a newer program is refused as such', () => {
  it.each<[string, object, number]>([
    ['a newer kind of backup', { version: 2, packing: 'another way' }, 2],
    ['a newer library in it', { schemaVersion: 99 }, 99],
  ])('%s', async (name, head, version) => {
    const file = await aBackupFile(at(`${name}.zip`), FILES, {
      head: head as Record<string, unknown>,
      entries: (entries) => [...entries, text('notes/2030.bin', 'what a newer one keeps')],
    })
    expect(await refusedWith(file)).toEqual({ code: 'backup/newer-version', facts: { version } })
  })
})

describe('a backup with hostile names or sizes is refused and nothing of it is written', () => {
  it.each([
    '../article.json',
    '/etc/cron.d/x',
    'C:\\Windows\\x.dll',
    'articles/../library.json',
    `articles/${ID}/article.json/../../../x`,
    `articles/${ID}/undo.jsonl`,
    `articles/${ID}/versions/CON.json.gz`,
    `articles/${ID.toLowerCase()}/article.json`,
    `media/${HASH}.svg`,
    `media/${HASH}.jpg.exe`,
    'LIBRARY.JSON',
    'tmp/x',
    'LOCK.json',
    'x'.repeat(300),
    `media/${HASH}.jpg\u0000.png`,
  ])('a name like %j', async (path) => {
    const file = await aBackupFile(at('ten.zip'), FILES, { entries: (entries) => [text(path), ...entries] })
    expect(await refusedWith(file)).toMatchObject({ code: 'backup/hostile-name' })
  })

  it('the same name twice', async () => {
    const file = await aBackupFile(at('hai-lan.zip'), FILES, {
      entries: (all) => [text('library.json', '{"a":1}'), ...all],
    })
    expect(await refusedWith(file)).toEqual({ code: 'backup/hostile-name', facts: { name: 'library.json' } })
  })

  it.each([
    ['a link', 0o120777],
    ['a folder', 0o040755],
    ['a device', 0o020666],
  ])('%s under the name of a file', async (_, mode) => {
    const file = await aBackupFile(at('lien-ket.zip'), FILES)
    const bytes = await readFile(file)
    bytes.writeUInt32LE((mode << 16) >>> 0, bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 38)
    expect(await refusedWith(await written('lien-ket.zip', bytes))).toMatchObject({ code: 'backup/hostile-name' })
  })

  it('a locked entry', async () => {
    const bytes = await readFile(await aBackupFile(at('khoa.zip'), FILES))
    bytes.writeUInt16LE(1, bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8)
    expect(await refusedWith(await written('khoa.zip', bytes))).toMatchObject({ code: 'backup/hostile-name' })
  })

  it('a file that unpacks to more than a thousand times its size', async () => {
    const { deflateRawSync } = await import('node:zlib')
    const bomb = deflateRawSync(Buffer.alloc(20 * 1024 * 1024))
    const bytes = await readFile(await aBackupFile(at('bom.zip'), FILES))
    const file = await written('bom.zip', withBody(bytes, bomb, 20 * 1024 * 1024))
    expect(await refusedWith(file)).toEqual({ code: 'backup/hostile-size', facts: { name: 'library.json' } })
  })

  it('a file that says it is small and unpacks to more', async () => {
    const { deflateRawSync } = await import('node:zlib')
    const bytes = await readFile(await aBackupFile(at('doi.zip'), FILES))
    const file = await written('doi.zip', withBody(bytes, deflateRawSync(Buffer.alloc(5_000_000)), 2))
    expect(await refusedWith(file)).toEqual({ code: 'backup/file-damaged', facts: { file: 'library.json' } })
  })
})

describe('a backup whose manifest does not fit is refused, and says where', () => {
  it.each<[string, Parameters<typeof aBackupFile>[2], object]>([
    [
      'a file missing',
      { entries: (all) => all.filter(({ path }) => path !== 'library.json') },
      { code: 'backup/file-missing', facts: { file: 'library.json' } },
    ],
    [
      'a file more',
      { entries: (all) => [text(`media/${HASH}.png`), ...all] },
      { code: 'backup/file-extra', facts: { file: `media/${HASH}.png` } },
    ],
    [
      'other bytes of the same size',
      { entries: (all) => [text('library.json', '[]'), ...all.slice(1)] },
      { code: 'backup/file-damaged', facts: { file: 'library.json' } },
    ],
    [
      'the hash of another manifest',
      { entries: (all) => [...all.slice(0, -1), text('manifest.sha256', `${HASH}\n`)] },
      { code: 'backup/manifest-damaged' },
    ],
    ['no hash of the manifest', { entries: (all) => all.slice(0, -1) }, { code: 'backup/manifest-damaged' }],
    [
      'another count of files',
      { head: { counts: { articles: 1, versions: 0, media: 0, files: 9 } } },
      { code: 'backup/manifest-damaged' },
    ],
    ['a head with more in it', { head: { secret: true } }, { code: 'backup/manifest-damaged' }],
  ])('%s', async (_, spoil, error) => {
    expect(await refusedWith(await aBackupFile(at('bang-ke.zip'), FILES, spoil))).toEqual(error)
  })
})

describe('a sound backup that was spoilt on its way', () => {
  it('is refused when it is cut short anywhere', async () => {
    const codes = new Set<unknown>()
    for (let length = 0; length < sound.length; length += Math.max(1, Math.floor(sound.length / 40))) {
      const file = await written('cut.zip', sound)
      await truncate(file, length)
      codes.add(((await refusedWith(file)) as { code: string }).code)
    }
    expect([...codes].sort()).toEqual(['backup/cut-short', 'backup/not-a-zip'])
  })

  it('is refused, or still gives back the very same library, with any one bit flipped', async () => {
    const told = new Map<string, number>()
    const step = Math.max(1, Math.floor(sound.length / 250))
    for (let offset = 0; offset < sound.length; offset += step) {
      const bytes = Buffer.from(sound)
      bytes[offset] = (bytes[offset] ?? 0) ^ (1 << (offset % 8))
      const file = await written('bit.zip', bytes)
      const looked = await newsroom.call('backup.inspect', { task: 'nhin', file })
      const code = looked.ok ? 'sound' : looked.error.code
      told.set(code, (told.get(code) ?? 0) + 1)
      if (!looked.ok) continue
      // Times and attributes of an entry carry nothing of the library.
      const dir = join(newsroom.root, `bit-${offset}`)
      await newsroom.do('backup.restoreInto', { task: 'khoi-phuc', file, dir })
      expect(await tree(dir)).toEqual(was)
      await rm(dir, { recursive: true })
    }
    expect(await tree(newsroom.library.dir)).toEqual(was)
    expect(newsroom.bugs).toEqual([])
    expect(told.get('backup/file-damaged') ?? 0).toBeGreaterThan(60)
    expect([...told.keys()].filter((code) => code !== 'sound' && !code.startsWith('backup/'))).toEqual([])
  })
})

describe('a sound backup of a library that was damaged then', () => {
  it('makes no library, but what is whole in it can be merged', async () => {
    const file = await aBackupFile(at('hong.zip'), FILES)
    const dir = join(newsroom.root, 'kho-moi')
    expect(await newsroom.call('backup.restoreInto', { task: 'khoi-phuc', file, dir })).toMatchObject({
      error: { code: 'library/damaged' },
    })
    expect((await readdir(newsroom.root)).filter((name) => name.startsWith('kho-moi'))).toEqual([])
    expect(await newsroom.do('backup.inspect', { task: 'nhin', file })).toMatchObject({ tally: { damaged: 1, new: 0 } })
    expect(await tree(newsroom.library.dir)).toEqual(was)
  })
})

describe('restoring where something is', () => {
  it.each<[string, () => Promise<string> | string, string]>([
    ['over the open library', () => newsroom.library.dir, 'backup/folder-inside-library'],
    ['into the open library', () => join(newsroom.library.dir, 'moi'), 'backup/folder-inside-library'],
    ['into a folder with a file in it', () => newsroom.root, 'backup/folder-not-empty'],
    ['under a path that is not whole', () => 'kho-moi', 'backup/folder'],
    ['onto a file', () => at('tot.zip'), 'backup/folder'],
    ['below a folder that is not there', () => at('usb/kho-moi'), 'backup/folder-gone'],
  ])('%s is refused', async (_, dir, code) => {
    const file = await written('tot.zip', sound)
    const before = await tree(newsroom.root)
    const target = await dir()
    expect(await newsroom.call('backup.restoreInto', { task: 'khoi-phuc', file, dir: target })).toEqual({
      ok: false,
      error: { code },
    })
    expect(await tree(newsroom.root)).toEqual(before)
  })

  it('into another library that is open is refused too', async () => {
    const other = await aBusyNewsroom()
    const before = await tree(other.library.dir)
    const file = await written('tot.zip', sound)
    expect(await newsroom.call('backup.restoreInto', { task: 'khoi-phuc', file, dir: other.library.dir })).toEqual({
      ok: false,
      error: { code: 'backup/folder-not-empty' },
    })
    expect(await tree(other.library.dir)).toEqual(before)
    await other.leave()
  })
})

/** The zip with the first entry's packed bytes replaced, and a size written down for them. */
function withBody(zip: Buffer, body: Buffer, size: number): Buffer {
  const nameLength = zip.readUInt16LE(26)
  const start = 30 + nameLength
  const end = start + zip.readUInt32LE(18)
  const moved = body.length - (end - start)
  const next = Buffer.concat([zip.subarray(0, start), body, zip.subarray(end)])
  const packed = (header: number, at: number) => {
    next.writeUInt16LE(8, header + at - 10)
    next.writeUInt32LE(body.length, header + at)
    next.writeUInt32LE(size, header + at + 4)
  }
  packed(0, 18)
  let entry = next.readUInt32LE(next.length - 6) + moved
  const directory = entry
  for (let first = true; next.readUInt32LE(entry) === 0x02014b50; first = false) {
    if (first) packed(entry, 20)
    else next.writeUInt32LE(next.readUInt32LE(entry + 42) + moved, entry + 42)
    entry += 46 + next.readUInt16LE(entry + 28) + next.readUInt16LE(entry + 30)
  }
  next.writeUInt32LE(directory, next.length - 6)
  return next
}
