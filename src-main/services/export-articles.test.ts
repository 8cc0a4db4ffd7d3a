import { mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Article } from '@shared/article/article.ts'
import { fullBody, HOSTILE_TEXTS, MEDIA } from '@shared/export/export-subject.testing.ts'
import canonicalize from 'canonicalize'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anExporter, approved, readyArticle } from './export-articles.testing.ts'
import type { ExportResult } from './export-articles.ts'
import { isExportName, sha256Hex, writeExportFolder } from './export-folder.ts'

let desk: Awaited<ReturnType<typeof anExporter>>
beforeEach(async () => {
  desk = await anExporter()
})
afterEach(() => desk.end())

const run = async (
  articles: readonly Article[],
  options: { profile?: 'portal' | 'page'; includeDrafts?: boolean; dir?: string } = {},
): Promise<ExportResult> => {
  const result = await desk.exporter.run({ articles, profile: 'page', includeDrafts: false, dir: desk.dir, ...options })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const slug = 'xa-an-loc-thuong-mo-thu-vien-sach-noi'
const other = (article: Article): Article => ({ ...article, id: '01JB0000000000000000000001' })
const everyByte = async (dir: string) =>
  Object.fromEntries(
    await Promise.all(
      (await readdir(dir)).sort().map(async (name) => [name, sha256Hex(await readFile(join(dir, name)))]),
    ),
  )

describe('an approved article', () => {
  it('becomes a page with its photos and a manifest that lists every file', async () => {
    const { exported, refused } = await run([approved(readyArticle())])
    expect(refused).toEqual([])
    expect(exported[0]!.dir).toBe(join(desk.dir, slug))
    const pictures = [1, 2, 3].flatMap((order) => [1280, 1600, 640].map((width) => `${slug}-${order}-${width}.jpg`))
    expect(exported[0]!.files).toEqual(['bai-viet.css', 'index.html', ...pictures, 'manifest.json'])
    expect((await readdir(exported[0]!.dir)).sort()).toEqual([...exported[0]!.files].sort())
    const text = await readFile(join(exported[0]!.dir, 'manifest.json'), 'utf8')
    const manifest = JSON.parse(text)
    expect(`${canonicalize(manifest)}\n`).toBe(text)
    expect(sha256Hex(text)).toBe(exported[0]!.manifestHash)
    expect(manifest).toMatchObject({
      articleId: '01JB0000000000000000000000',
      profile: 'page',
      status: 'approved',
      contentHash: exported[0]!.contentHash,
      slug,
    })
    for (const file of manifest.files)
      expect(sha256Hex(await readFile(join(exported[0]!.dir, file.name)))).toBe(file.sha256)
    const html = await readFile(join(exported[0]!.dir, 'index.html'), 'utf8')
    for (const [, name] of html.matchAll(/(?:src|href)="([a-z0-9.-]+)"/g)) expect(exported[0]!.files).toContain(name)
    expect((await sharp(await readFile(join(exported[0]!.dir, `${slug}-1-640.jpg`))).metadata()).xmpAsString).toContain(
      'Toàn cảnh buổi khai trương',
    )
  })

  it('becomes a body for the portal with a metadata sheet', async () => {
    const { exported } = await run([approved(readyArticle())], { profile: 'portal' })
    expect(exported[0]!.files.filter((name) => !name.endsWith('.jpg'))).toEqual([
      'noi-dung.html',
      'noi-dung.txt',
      'thong-tin.html',
      'thong-tin.json',
      'manifest.json',
    ])
  })

  it('gives the same bytes every time, also over an earlier export', async () => {
    const article = approved(readyArticle())
    for (const profile of ['portal', 'page'] as const) {
      const [first] = (await run([article], { profile })).exported
      const before = await everyByte(first!.dir)
      const [second] = (await run([article], { profile })).exported
      expect(second!.dir).toBe(first!.dir)
      expect(await everyByte(second!.dir)).toEqual(before)
      const [elsewhere] = (await run([article], { profile, dir: join(desk.root, 'khac', profile) })).exported
      expect(elsewhere!.manifestHash === second!.manifestHash).toBe(profile === 'portal')
    }
    expect((await readdir(desk.dir)).sort()).toEqual([slug, `${slug}-2`])
  })

  it('shares its name with another article by a number, and keeps its folder afterwards', async () => {
    const [a, b] = [approved(readyArticle()), approved(other(readyArticle()))]
    expect((await run([a, b])).exported.map((one) => one.dir)).toEqual([
      join(desk.dir, slug),
      join(desk.dir, `${slug}-2`),
    ])
    expect((await run([b])).exported[0]!.dir).toBe(join(desk.dir, `${slug}-2`))
  })
})

describe('what may not go out', () => {
  const codes = (result: ExportResult) => result.refused.flatMap(({ reasons }) => reasons)

  it('is a draft, and a text changed after its approval', async () => {
    const changed = {
      ...approved(readyArticle()),
      body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Khác' }] }] },
    }
    const result = await run([readyArticle(), changed])
    expect(result.exported).toEqual([])
    expect(codes(result)).toContainEqual({ code: 'export/not-approved', facts: { state: 'draft' } })
    expect(codes(result)).toContainEqual({ code: 'export/not-approved', facts: { state: 'waiting' } })
    expect(await readdir(desk.dir)).toEqual([])
  })

  it('is an approved article that fails a check', async () => {
    const result = await run([approved(readyArticle({ title: '' }))])
    expect(
      codes(result).some(({ code, facts }) => code === 'export/check-failed' && String(facts?.check).includes('title')),
    ).toBe(true)
  })

  it('is an article before its embargo ends, by the day in Viet Nam', async () => {
    const held = await run([approved(readyArticle({ embargoUntil: '2026-10-27' }))])
    expect(codes(held)).toContainEqual({ code: 'export/embargo', facts: { until: '2026-10-27' } })
    const result = await run([approved(readyArticle({ embargoUntil: '2026-10-26' }))])
    expect(codes(result).filter(({ code }) => code === 'export/embargo')).toEqual([])
  })

  it('is an article whose photo is not in the store', async () => {
    const lost = approved(
      readyArticle({
        leadPhoto: {
          media: MEDIA.replaceAll('a1', 'b2'),
          caption: 'Sân đình',
          credit: 'Hải',
          alt: 'Mái đình ba gian sau cây đa',
        },
      }),
    )
    expect(codes(await run([lost]))).toEqual([{ code: 'export/photo-missing', facts: { order: 1 } }])
    const preview = await run([lost], { includeDrafts: true })
    expect(await readFile(join(preview.exported[0]!.dir, 'index.html'), 'utf8')).toContain(
      '<figure class="cho-anh">\n<figcaption>Sân đình',
    )
  })
})

describe('drafts for preview', () => {
  it('all go out, marked in the head and in the manifest', async () => {
    const { exported, refused } = await run([readyArticle({ title: '', embargoUntil: '2099-01-01' })], {
      includeDrafts: true,
    })
    expect(refused).toEqual([])
    expect(exported[0]!.status).toBe('draft')
    expect(await readFile(join(exported[0]!.dir, 'index.html'), 'utf8')).toContain(
      '<meta name="toa-soan-status" content="draft">',
    )
    expect(JSON.parse(await readFile(join(exported[0]!.dir, 'manifest.json'), 'utf8')).status).toBe('draft')
  })

  it('are shown in the window as the same document, with photos at the addresses of the host', async () => {
    const mediaHref = (media: string, width: number) => `/media/${media.slice(6)}?w=${width}`
    const result = await desk.exporter.preview({ article: approved(readyArticle()), profile: 'page', mediaHref })
    if (!result.ok) throw new Error(result.error.code)
    const { exported } = await run([approved(readyArticle())])
    const page = await readFile(join(exported[0]!.dir, 'index.html'), 'utf8')
    const asFiles = result.value.html.replaceAll(new RegExp(`/media/${MEDIA.slice(6)}\\?w=`, 'g'), '#')
    expect(asFiles).toBe(page.replaceAll(new RegExp(`${slug}-\\d-(\\d+)\\.jpg`, 'g'), '#$1'))
    expect(result.value.metadata.length).toBeGreaterThan(10)
  })
})

describe('the folder', () => {
  it.each(
    HOSTILE_TEXTS.filter((title) => title.isWellFormed())
      .concat('CON', 'nul', '..', '../../x', 'a/b', 'C:\\x', '.', 'đĐ')
      .map((title) => [title]),
  )('of an article named %j stays inside with ASCII names', async (title) => {
    const { exported } = await run(
      [readyArticle({ title, leadPhoto: null }, { type: 'doc', content: [fullBody.content![0]!] })],
      { includeDrafts: true, profile: 'portal' },
    )
    const names = await readdir(desk.dir)
    expect(names).toHaveLength(1)
    expect(names.every(isExportName)).toBe(true)
    expect(names[0]).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/)
    expect(exported[0]!.dir).toBe(join(desk.dir, names[0]!))
  })

  it('of someone else is never written over: a file, a link, a folder without our manifest', async () => {
    await mkdir(join(desk.dir, slug))
    await writeFile(join(desk.dir, slug, 'cua-toi.txt'), 'giữ')
    await symlink(desk.root, join(desk.dir, `${slug}-2`))
    await writeFile(join(desk.dir, `${slug}-3`), 'giữ')
    const { exported } = await run([approved(readyArticle())])
    expect(exported[0]!.dir).toBe(join(desk.dir, `${slug}-4`))
    expect(await readFile(join(desk.dir, slug, 'cua-toi.txt'), 'utf8')).toBe('giữ')
  })

  it('of an export that a crash stopped between its two renames is put back', async () => {
    const article = approved(readyArticle())
    const [first] = (await run([article])).exported
    const before = await everyByte(first!.dir)
    await rename(first!.dir, join(desk.dir, `.${slug}.ban-truoc`))
    await mkdir(join(desk.dir, `.${slug}.dang-ghi`))
    const [second] = (await run([article])).exported
    expect(second!.dir).toBe(first!.dir)
    expect(await everyByte(second!.dir)).toEqual(before)
    expect(await readdir(desk.dir)).toEqual([slug])
  })

  it('stays as it was when writing the new one fails', async () => {
    const [first] = (await run([approved(readyArticle())])).exported
    const before = await everyByte(first!.dir)
    await expect(
      writeExportFolder(desk.dir, slug, [
        { name: 'a.txt', bytes: Buffer.from('a') },
        { name: 'khong/co/a.txt', bytes: Buffer.from('b') },
      ]),
    ).rejects.toThrow()
    expect(await everyByte(first!.dir)).toEqual(before)
    expect(await readdir(desk.dir)).toEqual([slug])
  })

  it('that can not be made is a failure with the reason of the disk', async () => {
    await writeFile(join(desk.root, 'tep'), '')
    const result = await desk.exporter.run({
      articles: [],
      profile: 'page',
      includeDrafts: false,
      dir: join(desk.root, 'tep', 'out'),
    })
    expect(result).toMatchObject({ ok: false, error: { code: 'disk/failed' } })
  })
})
