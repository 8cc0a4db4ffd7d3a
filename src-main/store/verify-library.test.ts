import { appendFile, cp, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Article } from '@shared/article/article.ts'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { seal } from './disk/envelope.ts'
import { nodeFs } from './disk/store-fs.ts'
import type { Library } from './library.ts'
import { placesIn } from './places.ts'
import { aDecision, aDraft, aFolder, aLibrary, granted, titled } from './store.testing.ts'
import { movable } from './verify/finding.ts'
import { repair } from './verify/repair.ts'
import type { VerifyAsked } from './verify-library.ts'

const BY = { id: 'phong-vien', name: 'Lê Minh An' }
let dir: string
let library: Library
let article: Article
let version: string
beforeEach(async () => {
  dir = await aFolder()
  library = await aLibrary(dir)
  const { media } = granted(await library.media.add(await aPhoto(), 'a.jpg'))
  article = aDraft('Xã mở thư viện', { createdAt: '2026-10-25T01:59:00.000Z' })
  const leadPhoto = { media, caption: 'Toàn cảnh', credit: '', alt: '' }
  article = { ...article, fields: { ...article.fields, leadPhoto } }
  granted(await library.commit(article, 0, BY))
  version = granted(await library.keepVersion(article.id, 'named', BY))
  granted(await library.commit(titled(article, 'Tít mới'), 1, BY))
})

const aPhoto = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#2a6f4e' } })
    .jpeg()
    .toBuffer()
const at = (...path: string[]) => join(dir, ...path)
const inArticle = (...path: string[]) => at('articles', article.id, ...path)
const verify = async (asked?: VerifyAsked) => granted(await library.care.verify(asked))
const file = (name: string) => `articles/${article.id}/${name}`

/** Every file of the library and its bytes, but for what the lock does. */
async function everything(folder = dir): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && !path.includes('LOCK'))
      found[path.slice(folder.length + 1)] = (await readFile(path)).toString('hex')
  }
  return found
}

describe('reading a whole library', () => {
  it('finds nothing wrong in a sound one, and changes nothing', async () => {
    await library.flush()
    const before = await everything()
    expect(await verify()).toEqual({ articles: 1, versions: 1, media: 1, problems: [], notes: [], moved: [] })
    expect(await everything()).toEqual(before)
  })

  it.each<readonly [string, () => Promise<unknown>, string, string]>([
    ['an article cut short', () => truncate(inArticle('article.json'), 100), 'article.json', 'article/damaged'],
    ['an article that is gone', () => rm(inArticle('article.json')), 'article.json', 'article/damaged'],
    ['its backup', () => truncate(inArticle('article.json.bak'), 9), 'article.json.bak', 'article/damaged'],
    ['an article of a newer program', () => newer(), 'article.json', 'article/newer-version'],
    [
      'the decision log',
      () => appendFile(inArticle('decisions.jsonl'), 'x\n'),
      'decisions.jsonl',
      'decisions/chain-broken',
    ],
    [
      'a decision that the log lacks',
      () => rm(inArticle('decisions.jsonl')),
      'decisions.jsonl',
      'decisions/not-logged',
    ],
    [
      'a version with another content',
      () => writeFile(inArticle('versions', `${version}.json.gz`), gzipSync('{}\n{}\n')),
      '@version',
      'version/damaged',
    ],
    ['a version under the name of another', () => renamedVersion(), '@version', 'version/damaged'],
    [
      'a version cut short',
      () => truncate(inArticle('versions', `${version}.json.gz`), 60),
      '@version',
      'version/damaged',
    ],
    ['a version of another article', () => foreignVersion(), '@foreign', 'version/damaged'],
    [
      'names of versions',
      () => writeFile(inArticle('version-names.json'), '{}'),
      'version-names.json',
      'version/names-damaged',
    ],
    [
      'an older copy of the article',
      () => writeFile(inArticle('article.v2.json'), '{}'),
      'article.v2.json',
      'article/damaged',
    ],
    ['a file that nobody knows', () => writeFile(inArticle('ghi chú.txt'), 'x'), 'ghi chú.txt', 'article/unknown-file'],
    ['a folder that nobody knows', () => mkdir(inArticle('ảnh')), 'ảnh', 'article/unknown-file'],
    [
      'a file among the versions',
      () => writeFile(inArticle('versions', 'x.gz'), 'x'),
      'versions/x.gz',
      'version/unknown-file',
    ],
  ])('names %s', async (_, spoil, name, code) => {
    await spoil()
    const { problems } = await verify()
    const path = name.startsWith('@') ? expect.stringMatching(/\/versions\/[0-9a-f]{64}\.json\.gz$/) : file(name)
    expect(problems).toEqual([{ file: path, code }])
  })

  const newer = async () =>
    writeFile(inArticle('article.json'), seal({ generation: 2, schemaVersion: 99, data: article }))
  const renamedVersion = async () => {
    const bytes = await readFile(inArticle('versions', `${version}.json.gz`))
    await writeFile(inArticle('versions', `${'a'.repeat(64)}.json.gz`), bytes)
  }
  const foreignVersion = async () => {
    const other = aDraft('Bài khác', { createdAt: '2026-10-25T01:59:00.000Z' })
    granted(await library.commit(other, 0, BY))
    const taken = granted(await library.keepVersion(other.id, 'named', BY))
    await cp(at('articles', other.id, 'versions', `${taken}.json.gz`), inArticle('versions', `${taken}.json.gz`))
  }

  it.each<readonly [string, () => Promise<unknown>, string, string]>([
    ['settings', () => truncate(at('library.json'), 50), 'library.json', 'library/damaged'],
    ['a file in the library', () => writeFile(at('packages.json'), '{}'), 'packages.json', 'library/unknown-file'],
    [
      'a file among the articles',
      () => writeFile(at('articles', 'x.txt'), ''),
      'articles/x.txt',
      'library/unknown-file',
    ],
    ['a file among the photos', () => writeFile(at('media', 'x.jpg'), ''), 'media/x.jpg', 'media/unknown-file'],
    ['the record of what was removed', () => put('trash/purged.json', '{}'), 'trash/purged.json', 'trash/damaged'],
    ['a file in the trash', () => put('trash/x', '{}'), 'trash/x', 'library/unknown-file'],
    [
      'a photo in the trash',
      () => put(`trash/media/${'a'.repeat(64)}.jpg.1`, 'x'),
      `trash/media/${'a'.repeat(64)}.jpg.1`,
      'media/damaged',
    ],
  ])('names %s', async (_, spoil, path, code) => {
    await spoil()
    expect((await verify()).problems).toEqual([{ file: path, code }])
  })

  const put = async (path: string, text: string) => {
    await mkdir(at('trash', 'media'), { recursive: true })
    await writeFile(at(path), text)
  }

  it('names a photo once that texts and versions show and that is not there; one in the trash is', async () => {
    const [name = ''] = await readdir(at('media'))
    await mkdir(at('trash', 'media'), { recursive: true })
    await rename(at('media', name), at('trash', 'media', `${name}.1`))
    expect((await verify()).problems).toEqual([])
    await rm(at('trash', 'media', `${name}.1`))
    expect((await verify()).problems).toEqual([{ file: file('article.json'), code: 'media/missing' }])
    const current = granted(await library.read(article.id))
    const fields = { ...current.article.fields, leadPhoto: null }
    granted(await library.commit({ ...current.article, fields }, current.generation, BY))
    expect((await verify()).problems).toEqual([{ file: file(`versions/${version}.json.gz`), code: 'media/missing' }])
  })

  it('misses a version that a later one calls its parent, unless age took it or it lies in the quarantine', async () => {
    const later = granted(await library.keepVersion(article.id, 'named', BY))
    expect((await verify()).problems).toEqual([])
    const path = inArticle('versions', `${version}.json.gz`)
    await rename(path, at('quarantine', `${article.id}.0123456789ab.${version}.json.gz`))
    const child = file(`versions/${later}.json.gz`)
    expect(await verify()).toMatchObject({
      problems: [],
      notes: expect.arrayContaining([{ file: child, code: 'version/parent-in-quarantine' }]),
    })
    await rm(at('quarantine', `${article.id}.0123456789ab.${version}.json.gz`))
    expect((await verify()).problems).toEqual([{ file: child, code: 'version/parent-missing' }])
  })

  it('only notes what harms nothing: the quarantine, an undo journal that breaks off, what waits to be deleted', async () => {
    await writeFile(at('quarantine', 'x'), 'x')
    await writeFile(inArticle('undo.jsonl'), 'x')
    await mkdir(at('trash', `${article.id}.1792900000000`), { recursive: true })
    await writeFile(at('desktop.ini'), 'x')
    expect(await verify()).toMatchObject({
      problems: [],
      notes: [
        { file: file('undo.jsonl'), code: 'undo/unusable' },
        { file: `trash/${article.id}.1792900000000`, code: 'trash/not-deleted-yet' },
        { file: 'quarantine/x', code: 'quarantine/kept' },
      ],
    })
  })

  it('is not misled by people who write meanwhile', async () => {
    let writing = true
    const work = (async () => {
      for (let count = 0; writing; count += 1) {
        const now = granted(await library.read(article.id))
        const decisions = [...now.article.decisions, aDecision()]
        const fields = { ...now.article.fields, title: `Tít ${count}` }
        granted(await library.commit({ ...now.article, fields, decisions }, now.generation, BY))
        await library.media.add(
          await sharp({ create: { width: 8, height: 8, channels: 3, background: `#${(count % 900) + 100}` } })
            .jpeg()
            .toBuffer(),
          'b.jpg',
        )
      }
    })()
    for (let round = 0; round < 30; round += 1) expect((await verify()).problems).toEqual([])
    writing = false
    await work
  })

  it('tells how far it is and stops when asked', async () => {
    const told: number[][] = []
    await verify({ onProgress: (...each) => told.push(each) })
    expect(told).toEqual([
      [0, 2],
      [1, 2],
      [2, 2],
    ])
    const controller = new AbortController()
    const onProgress = () => controller.abort()
    expect(await library.care.verify({ signal: controller.signal, onProgress })).toEqual({
      ok: false,
      error: { code: 'task/cancelled' },
    })
  })
})

describe('repairing a library', () => {
  it('moves what is damaged or unknown into the quarantine, byte for byte, and touches nothing else', async () => {
    const later = granted(await library.keepVersion(article.id, 'named', BY))
    await library.flush()
    const sound = await everything()
    await writeFile(inArticle('article.json'), 'hỏng')
    await truncate(inArticle('versions', `${later}.json.gz`), 40)
    await appendFile(inArticle('decisions.jsonl'), 'x\n')
    await writeFile(at('media', 'x.jpg'), 'lạ')
    await writeFile(at('ghi-chu.txt'), 'lạ')
    await mkdir(at('thu-muc-la'))
    const damaged = await everything()
    const { problems, moved } = await verify({ repair: true })
    const gone = [
      file('article.json'),
      file('decisions.jsonl'),
      file(`versions/${later}.json.gz`),
      'ghi-chu.txt',
      'media/x.jpg',
    ]
    expect(moved.map((each) => each.file).sort()).toEqual(gone.toSorted())
    expect(problems.map((each) => each.file).sort()).toEqual([...gone, 'thu-muc-la'].toSorted())
    const after = await everything()
    for (const { file: from, to } of moved) expect(after[to]).toBe(damaged[from])
    const kept = Object.keys(damaged).filter((path) => !gone.includes(path))
    for (const path of kept) expect(after[path], path).toBe(damaged[path])
    expect(Object.keys(after).length).toBe(Object.keys(damaged).length)
    expect(Object.keys(sound).every((path) => path in after || gone.includes(path))).toBe(true)

    // The library opens as after any damage: the text comes from the backup, the log is written again.
    await library.close()
    library = await aLibrary(dir)
    expect(library.recovered).toMatchObject([{ id: article.id, from: 'backup' }])
    expect(granted(await library.read(article.id)).article.fields.title).toBe('Xã mở thư viện')
    await rm(at('thu-muc-la'), { recursive: true })
    expect((await verify()).problems).toEqual([])
  })

  it('leaves a file that was written anew since it was found damaged', async () => {
    const path = inArticle('article.json')
    const sound = await readFile(path)
    await truncate(path, 100)
    const finding = await movable(nodeFs, { file: file('article.json'), code: 'article/damaged' }, path, article.id)
    await writeFile(path, sound)
    const places = placesIn(dir)
    const alone = <T>(_: string, work: () => Promise<T>) => work()
    expect(await repair({ fs: nodeFs, places, alone }, [finding])).toEqual([])
    expect(await readFile(path)).toEqual(sound)
  })

  it('is refused where nothing may be written', async () => {
    const second = await aLibrary(dir)
    expect(await second.care.verify({ repair: true })).toEqual({
      ok: false,
      error: { code: 'library/read-only', facts: { reason: 'library-locked' } },
    })
    expect((await second.care.verify()).ok).toBe(true)
  })
})

describe('a library with huge files in it', () => {
  it('is read, repaired and tidied without taking them into memory', async () => {
    const huge = 200 * 1024 * 1024
    await truncate(inArticle('article.json'), huge)
    await truncate(inArticle('versions', `${version}.json.gz`), huge)
    await writeFile(inArticle('article-PC.json'), '')
    await truncate(inArticle('article-PC.json'), huge)
    await writeFile(at('media', `${'a'.repeat(64)} (1).jpg`), '')
    await truncate(at('media', `${'a'.repeat(64)} (1).jpg`), huge)
    await library.care.tidy()
    const { problems, moved } = await verify({ repair: true })
    expect(problems.map(({ code }) => code).sort()).toEqual(['article/damaged', 'version/damaged'])
    expect(moved).toHaveLength(2)
    expect(await readdir(at('quarantine'))).toHaveLength(4)
    expect(process.memoryUsage().rss).toBeLessThan(1.5 * 1024 * 1024 * 1024)
    expect(granted(await library.read(article.id)).recoveredFrom).toBe('backup')
  })
})
