import { cp, readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unseal } from '../disk/envelope.ts'
import { aFolder, aLibrary, faultyFs, granted, tryOpen } from '../store.testing.ts'
import { migrateArticle } from './migrations.ts'

const FIXTURES = resolve(import.meta.dirname, '../../../tests/fixtures')
const FIXTURE = join(FIXTURES, 'library-v1')
const GHE = '01JAX00000000000000000000A'
const CAU = '01JAX00000000000000000000B'
const NHAP = '01JAX00000000000000000000C'

async function anOldLibrary(): Promise<string> {
  const dir = join(await aFolder(), 'library')
  await cp(FIXTURE, dir, { recursive: true })
  return dir
}

const versionOf = async (path: string): Promise<number> => {
  const opened = unseal(await readFile(path))
  return opened.sound ? opened.sealed.schemaVersion : -1
}

describe('a library of version 1', () => {
  it('opens with its printed bylines as persons and its printed dates as days, keeping each line as printed', async () => {
    const library = await aLibrary(await anOldLibrary())
    const fieldsOf = async (id: string) => granted(await library.read(id)).article.fields
    expect(await fieldsOf(GHE)).toMatchObject({
      updatedOn: '2025-09-02',
      bylines: [{ name: 'Hoàng Vy' }, { name: 'Đức Thọ' }],
      printedByline: null,
    })
    expect((await fieldsOf(CAU)).updatedOn).toBe('2025-01-09')
    expect(await fieldsOf(NHAP)).toMatchObject({ updatedOn: null, bylines: [], printedByline: null })
    expect(library.list().map(({ byline, state }) => [byline, state])).toEqual([
      ['Hoàng Vy - Đức Thọ', 'draft'],
      ['Tin, ảnh: Nhóm phóng viên xã; tổng hợp', 'draft'],
      ['', 'draft'],
    ])
    expect(library.config().settings.sections).toEqual(['Thời sự', 'Đời sống'])
  })

  it('is copied first: each old file stays beside the new one, byte for byte', async () => {
    const dir = await anOldLibrary()
    const library = await aLibrary(dir)
    for (const id of [GHE, CAU, NHAP]) {
      const old = await readFile(join(FIXTURE, 'articles', id, 'article.json'))
      expect(await readFile(join(dir, 'articles', id, 'article.v1.json'))).toEqual(old)
      expect(await versionOf(join(dir, 'articles', id, 'article.json'))).toBe(3)
    }
    expect(await readFile(join(dir, 'library.v1.json'))).toEqual(await readFile(join(FIXTURE, 'library.json')))
    expect(await versionOf(join(dir, 'library.json'))).toBe(3)
    expect(await library.verify()).toMatchObject({ articles: 3, media: 0, problems: [] })
  })

  it('is brought forward once: the second opening changes nothing', async () => {
    const dir = await anOldLibrary()
    const first = await aLibrary(dir)
    const rows = first.list()
    await first.close()
    const before = await readFile(join(dir, 'articles', GHE, 'article.json'))
    expect((await aLibrary(dir)).list()).toEqual(rows)
    expect(await readFile(join(dir, 'articles', GHE, 'article.json'))).toEqual(before)
  })

  it('can be saved on, based on the generation that was shown', async () => {
    const library = await aLibrary(await anOldLibrary())
    const { article, generation } = granted(await library.read(GHE))
    expect(generation).toBe(5)
    expect((await library.commit(article, generation)).ok).toBe(true)
  })

  it('in a read-only folder is read as if brought forward, and no file changes', async () => {
    const dir = await anOldLibrary()
    const fs = faultyFs()
    fs.failAlways('EROFS', ['createNew', 'rename', 'link', 'unlink', 'mkdir'])
    const library = await aLibrary(dir, fs)
    expect(granted(await library.read(GHE)).article.fields.updatedOn).toBe('2025-09-02')
    expect(await readdir(join(dir, 'articles', GHE))).toEqual(['article.json'])
    expect(await versionOf(join(dir, 'library.json'))).toBe(1)
  })

  it('interrupted at any disk call is still whole and finishes at the next opening', async () => {
    for (let nth = 1; nth < 120; nth += 3) {
      const dir = await anOldLibrary()
      const fs = faultyFs()
      fs.failAt(nth, 'ENOSPC')
      const opened = await tryOpen(dir, fs)
      fs.failAt(0, '')
      if (opened.ok) await opened.value.close()
      const library = granted(await tryOpen(dir))
      expect(library.list().map(({ updatedOn }) => updatedOn)).toEqual(['2025-09-02', '2025-01-09', null])
      expect((await library.verify()).problems).toEqual([])
      await library.close()
    }
  })
})

describe('a library of version 2', () => {
  const KENH = '01M88PV7H25SRJTFHR8AGSK262'
  const SACH = '01M88PV7TNZTJ8A891SZ2M3Z2J'

  async function aLibraryOfVersion2() {
    const dir = join(await aFolder(), 'library')
    await cp(join(FIXTURES, 'library-v2'), dir, { recursive: true })
    return { dir, library: await aLibrary(dir) }
  }

  it('keeps every text, decision and state, and the approval still names its text', async () => {
    const { library } = await aLibraryOfVersion2()
    expect(library.list().map(({ title, state }) => [title, state])).toEqual([
      ['Xã Hương Bình ra quân vệ sinh kênh mương trước mùa mưa', 'approved'],
      ['Trường tiểu học Hương Bình nhận tủ sách mới', 'returned'],
      ['Ghi chép ở chợ phiên', 'draft'],
    ])
    const { article } = granted(await library.read(SACH))
    expect(article.decisions.map(({ kind }) => kind)).toEqual(['import', 'submit', 'return'])
    expect(await library.verify()).toMatchObject({ articles: 3, media: 1, problems: [] })
  })

  it('gets the settings of backups, and keeps the old files beside the new ones', async () => {
    const { dir, library } = await aLibraryOfVersion2()
    expect(library.config().settings.backup).toEqual({ folder: '', everyHours: 24 })
    for (const [kept, source] of [
      ['library.v2.json', 'library.json'],
      [`articles/${KENH}/article.v2.json`, `articles/${KENH}/article.json`],
    ] as const)
      expect(await readFile(join(dir, kept))).toEqual(await readFile(join(FIXTURES, 'library-v2', source)))
  })
})

describe('a library of version 3', () => {
  const NAM = '01M88VNVYSR8P0NT53WEYNDA51'
  const SAO = '01M88VNVZR5EJVQ89D7MXYFHTQ'

  it('keeps texts, states, the trash and the copy that met another text', async () => {
    const dir = join(await aFolder(), 'library')
    await cp(join(FIXTURES, 'library-v3'), dir, { recursive: true })
    const library = await aLibrary(dir)
    const rows = library.list().map(({ title, state, trashedAt }) => [title, state, trashedAt !== null])
    expect(rows).toEqual([
      ['Hợp tác xã Hương Bình thu mẻ nấm rơm đầu tiên', 'waiting', false],
      ['Lớp học thổi sáo của ông giáo về hưu', 'returned', false],
      ['Ghi chép bỏ dở về bến đò cũ', 'draft', true],
      ['(Bản xung đột) Mẻ nấm rơm đầu tiên ở Hương Bình', 'draft', false],
    ])
    const copy = granted(await library.read(library.list()[3]!.id)).article
    expect(copy.decisions).toMatchObject([{ kind: 'conflictCopy', of: NAM, source: 'save' }])
    expect(await library.verify()).toMatchObject({ articles: 4, media: 1, problems: [] })
  })

  it('keeps every version with its text, its reason and its name', async () => {
    const dir = join(await aFolder(), 'library')
    await cp(join(FIXTURES, 'library-v3'), dir, { recursive: true })
    const library = await aLibrary(dir)
    const versionsOf = async (id: string) => {
      const { rows, damaged } = await library.versions.list(id)
      expect(damaged).toEqual([])
      for (const { version } of rows) granted(await library.versions.read(id, version))
      return rows.map(({ reason, name, byName }) => [reason, name, byName])
    }
    expect(await versionsOf(NAM)).toEqual([
      ['submit', null, 'Võ Thanh Sơn'],
      ['named', 'Bản gửi chị Hạ', 'Võ Thanh Sơn'],
    ])
    expect(await versionsOf(SAO)).toEqual([
      ['beforeRestore', null, 'Võ Thanh Sơn'],
      ['return', null, 'Võ Thanh Sơn'],
      ['submit', null, 'Võ Thanh Sơn'],
    ])
  })
})

it('refuses a version that never was', () => {
  expect(migrateArticle({ id: GHE }, 0)).toBeNull()
})
