import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ARTICLE_SCHEMA_VERSION, type Article } from '@shared/article/article.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { dyingFs } from '../disk/dying-fs.testing.ts'
import { seal } from '../disk/envelope.ts'
import type { Library } from '../library.ts'
import { aDecision, aDraft, aFolder, aLibrary, granted, titled } from '../store.testing.ts'

const BY = { id: 'phong-vien', name: 'Lê Minh An' }
const NAMES = [
  'article-MAY-TINH.json',
  'article (1).json',
  'article(2).json',
  'article - Copy.json',
  'article - Bản sao.json',
  'article (Bản sao xung đột của An).json',
  "article (MAY01's conflicted copy 2026-10-25).json",
  'article.sync-conflict-20261025-093012-ABCDEFG.json',
  'article.json-DESKTOP-7.bak',
  'article_conf(1).json',
  'Copy of article.json',
]

let dir: string
let library: Library
let article: Article
beforeEach(async () => {
  dir = await aFolder()
  library = await aLibrary(dir)
  article = aDraft('Xã mở thư viện', { createdAt: '2026-10-25T01:59:00.000Z' })
  granted(await library.commit(article, 0, BY))
})

const folder = () => join(dir, 'articles', article.id)
const sealed = (data: Article, generation = 1) => seal({ generation, schemaVersion: ARTICLE_SCHEMA_VERSION, data })
const elsewhere = () => titled(article, 'Xã mở thư viện (sửa ở máy khác)')
const quarantine = () => readdir(join(dir, 'quarantine'))
const others = () => library.list().filter(({ id }) => id !== article.id)

describe('copies that a sync program leaves beside an article', () => {
  it.each(NAMES)('%s: a text that nobody has becomes an article of its own, the file is set aside', async (name) => {
    await writeFile(join(folder(), name), sealed(elsewhere()))
    expect(await library.care.tidy()).toMatchObject({ collected: 1 })
    expect(others()).toMatchObject([{ title: '(Bản xung đột) Xã mở thư viện (sửa ở máy khác)', state: 'draft' }])
    const copy = granted(await library.read(others()[0]!.id)).article
    expect(copy.body).toEqual(article.body)
    expect(copy.decisions).toMatchObject([{ kind: 'conflictCopy', of: article.id, source: 'sync', by: 'program' }])
    expect((await readdir(folder())).sort()).toEqual(['article.json', 'decisions.jsonl'])
    const [kept = ''] = await quarantine()
    expect(kept.startsWith(`${article.id}.`)).toBe(true)
    expect(await readFile(join(dir, 'quarantine', kept))).toEqual(sealed(elsewhere()))
    expect(granted(await library.read(article.id)).article.fields).toEqual(article.fields)
    expect(await library.care.tidy()).toMatchObject({ collected: 0 })
    expect((await library.verify()).problems).toEqual([])
  })

  it('knows the name also as a Mac writes it', async () => {
    await writeFile(join(folder(), 'article (Bản sao xung đột của Hạ).json'.normalize('NFD')), sealed(elsewhere()))
    expect(await library.care.tidy()).toMatchObject({ collected: 1 })
    expect(others()).toHaveLength(1)
  })

  it('finds room in the quarantine for the longest name', async () => {
    const name = `article (${'Bản sao xung đột '.repeat(9).normalize('NFD').slice(0, 200)}).json`
    await writeFile(join(folder(), name), sealed(elsewhere()))
    expect(await library.care.tidy()).toMatchObject({ collected: 1 })
    expect((await quarantine())[0]).toMatch(/\.json$/)
  })

  it.each(['as it is', 'as one of its versions has it'])('makes no second article of the text %s', async (which) => {
    if (which !== 'as it is') {
      granted(await library.keepVersion(article.id, 'named', BY))
      granted(await library.commit(titled(article, 'Tít mới'), 1, BY))
    }
    await writeFile(join(folder(), 'article-PC.json'), sealed(article))
    expect(await library.care.tidy()).toMatchObject({ collected: 1 })
    expect(others()).toEqual([])
    expect(await quarantine()).toHaveLength(1)
  })

  it('makes one article of a text that comes twice, and of a file that a crash left lying', async () => {
    await writeFile(join(folder(), 'article-PC.json'), sealed(elsewhere()))
    await writeFile(join(folder(), 'article-PC2.json'), sealed(elsewhere(), 7))
    await library.care.tidy()
    await writeFile(join(folder(), 'article-PC.json'), sealed(elsewhere()))
    await library.care.tidy()
    expect(others()).toHaveLength(1)
    expect(await quarantine()).toHaveLength(3)
  })

  it('keeps a text also when its article is in the trash', async () => {
    const decisions = [...article.decisions, { ...aDecision(), kind: 'trash' as const }]
    granted(await library.commit({ ...article, decisions }, 1, BY))
    await writeFile(join(folder(), 'article-PC.json'), sealed(elsewhere()))
    await library.care.tidy()
    expect(others()).toHaveLength(1)
  })

  it.each([
    ['cut short', () => sealed(elsewhere()).subarray(0, 200)],
    ['empty', () => new Uint8Array()],
    ['of another article', () => sealed({ ...elsewhere(), id: aDraft('Khác').id })],
    ['of a newer program', () => seal({ generation: 1, schemaVersion: 99, data: elsewhere() })],
    ['no article at all', () => Buffer.from('{"a":1}')],
  ])('sets one aside that is %s', async (_, bytes) => {
    await writeFile(join(folder(), 'article-PC.json'), bytes())
    expect(await library.care.tidy()).toMatchObject({ collected: 1 })
    expect([others(), (await quarantine()).length]).toEqual([[], 1])
  })

  it('leaves files whose names are no copies of its own', async () => {
    for (const name of ['comments.json', 'ghi chú.txt', 'articles.json', 'desktop.ini', '.DS_Store'])
      await writeFile(join(folder(), name), sealed(elsewhere()))
    expect(await library.care.tidy()).toMatchObject({ collected: 0 })
    expect((await readdir(folder())).length).toBe(7)
  })

  it('keeps a version that is missing, by its hash whatever the file is called', async () => {
    const version = granted(await library.keepVersion(article.id, 'named', BY))
    const versions = join(folder(), 'versions')
    await rename(join(versions, `${version}.json.gz`), join(versions, `${version}.json-PC.gz`))
    await writeFile(join(versions, `${version} (1).json.gz`), await readFile(join(versions, `${version}.json-PC.gz`)))
    await writeFile(join(folder(), `version-names-PC.json`), '')
    expect(await library.care.tidy()).toMatchObject({ collected: 3 })
    expect(await readdir(versions)).toEqual([`${version}.json.gz`])
    expect((await library.verify()).problems).toEqual([])
  })

  it('keeps names that were given to versions on the other machine', async () => {
    const version = granted(await library.keepVersion(article.id, 'named', BY))
    const names = join(folder(), 'version-names.json')
    granted(await library.versions.name(article.id, version, 'Bản gửi xã'))
    await rename(names, join(folder(), 'version-names-PC.json'))
    await rm(`${names}.bak`, { force: true })
    await library.care.tidy()
    expect((await library.versions.list(article.id)).rows).toMatchObject([{ version, name: 'Bản gửi xã' }])
  })

  it('sets copies of the decision log and of the undo journal aside', async () => {
    for (const name of ['decisions-PC.jsonl', 'decisions (1).jsonl', 'undo-PC.jsonl'])
      await writeFile(join(folder(), name), 'x')
    expect(await library.care.tidy()).toMatchObject({ collected: 3 })
    expect((await library.verify()).problems).toEqual([])
  })
})

describe('whole folders that a sync program leaves', () => {
  it.each([' (1)', '-MAY-TINH', ' (Bản sao xung đột)'])('%s: every text and version of it is kept', async (suffix) => {
    const version = granted(await library.keepVersion(article.id, 'named', BY))
    const copied = join(dir, 'articles', `${article.id}${suffix}`)
    await cp(folder(), copied, { recursive: true })
    await writeFile(join(copied, 'article.json'), sealed(elsewhere()))
    await rm(join(folder(), 'versions', `${version}.json.gz`))
    await library.care.tidy()
    expect(others()).toMatchObject([{ title: '(Bản xung đột) Xã mở thư viện (sửa ở máy khác)' }])
    expect((await readdir(join(dir, 'articles'))).some((name) => name.startsWith(basename(copied)))).toBe(false)
    expect((await library.versions.list(article.id)).rows).toHaveLength(1)
    expect((await library.verify()).problems).toEqual([])
  })

  it('is the article itself where its own folder is gone', async () => {
    await library.close()
    await rename(folder(), `${folder()} (1)`)
    for (let count = 0; count < 5; count += 1) await mkdir(join(dir, 'articles', aDraft('Trống').id))
    library = await aLibrary(dir)
    expect(library.readOnly).toBe('articles-missing')
    granted(await library.acceptMissing())
    await library.care.tidy()
    expect(library.list()).toMatchObject([{ id: article.id, title: 'Xã mở thư viện' }])
    expect(granted(await library.read(article.id)).article.fields).toEqual(article.fields)
  })

  it('brings nothing of an article back that was removed for good', async () => {
    const decisions = [...article.decisions, { ...aDecision(), kind: 'trash' as const }]
    granted(await library.commit({ ...article, decisions }, 1, BY))
    await cp(folder(), `${folder()}-PC`, { recursive: true })
    granted(await library.care.purge([article.id], BY))
    await library.care.tidy()
    expect([library.list(), await readdir(join(dir, 'articles'))]).toEqual([[], []])
    expect((await quarantine()).length).toBeGreaterThan(1)
  })
})

describe('copies of the library itself', () => {
  it('are set aside: settings, index, record of backups, of removed articles', async () => {
    const names = ['library-PC.json', 'index (1).json', 'library.json-PC.bak', 'backups-PC.json', 'LOCK-PC.json']
    for (const name of names) await writeFile(join(dir, name), 'x')
    await mkdir(join(dir, 'trash'), { recursive: true })
    await writeFile(join(dir, 'trash', 'purged-PC.json'), 'x')
    expect(await library.care.tidy()).toMatchObject({ collected: 6 })
    expect(await quarantine()).toHaveLength(6)
    expect((await library.verify()).problems).toEqual([])
  })

  it('an original comes back from its copy', async () => {
    const { default: sharp } = await import('sharp')
    const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#2a6f4e' } })
      .jpeg()
      .toBuffer()
    const { media } = granted(await library.media.add(bytes, 'a.jpg'))
    const name = `${media.slice(6)}.jpg`
    await rename(join(dir, 'media', name), join(dir, 'media', name.replace('.', ' (1).')))
    await writeFile(join(dir, 'media', name.replace('.', '-PC.')), bytes)
    expect(await library.care.tidy()).toMatchObject({ collected: 2 })
    expect(await readdir(join(dir, 'media'))).toEqual([name])
    expect((await library.media.locate(media)).ok).toBe(true)
  })
})

describe('a program that dies while it takes copies in', () => {
  it('at any call: the text is in the copy or in an article, and the next tidy ends it', async () => {
    await writeFile(join(folder(), 'article-PC.json'), sealed(elsewhere()))
    await library.close()
    let died = 0
    for (let at = 0; ; at += 1) {
      const copied = join(await aFolder(), 'library')
      await cp(dir, copied, { recursive: true })
      const counted = dyingFs()
      await (await aLibrary(copied, counted)).close()
      const fs = dyingFs(counted.calls() - 4 + at)
      const dying = await aLibrary(copied, fs)
      await dying.care.tidy()
      const dead = fs.calls() > counted.calls() - 4 + at
      await dying.close()
      const after = await aLibrary(copied)
      await after.care.tidy()
      const titles = after.list().map(({ title }) => title)
      expect(titles.sort(), `call ${at}`).toEqual(['(Bản xung đột) Xã mở thư viện (sửa ở máy khác)', 'Xã mở thư viện'])
      expect((await readdir(join(copied, 'quarantine'))).length).toBe(1)
      expect((await after.verify()).problems, `call ${at}`).toEqual([])
      await after.close()
      if (!dead) break
      died += 1
    }
    expect(died).toBeGreaterThan(20)
  })
})
