import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aBody, someFields } from '@shared/article/article.testing.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aNewsroom, aPicture } from '../services.testing.ts'

let seedsDir: string
beforeEach(async () => {
  seedsDir = await mkdtemp(join(tmpdir(), 'toa-soan-seeds-'))
  await mkdir(join(seedsDir, 'articles'))
  await mkdir(join(seedsDir, 'pictures'))
  await writeFile(join(seedsDir, 'pictures', 'cau.jpg'), await aPicture())
})
afterEach(() => rm(seedsDir, { recursive: true, force: true }))

const seed = (name: string, content: unknown) => writeFile(join(seedsDir, 'articles', name), JSON.stringify(content))
const leadPhoto = { media: 'cau', caption: 'Cây cầu mới', credit: 'Lê Minh An', alt: 'Cầu bê tông bắc qua sông' }

describe('the demonstration library', () => {
  it('loads articles with their photos and the decisions of the default profiles', async () => {
    const pictures = { cau: 'pictures/cau.jpg' }
    const workflow = [{ kind: 'submit' }, { kind: 'approve' }]
    await seed('01.json', {
      fields: someFields({ title: 'Khánh thành cầu' }),
      body: aBody(),
      pictures: {},
      workflow: [],
    })
    await seed('02.json', { fields: { ...someFields(), leadPhoto }, body: aBody(), pictures, workflow })
    const room = await aNewsroom({ seedsDir })
    expect(await room.do('library.loadSeeds', {}, null)).toEqual({ created: 2 })
    const { rows } = await room.do('articles.list', { view: 'approved', query: '', sort: 'newest' })
    const { article } = await room.do('articles.get', { id: rows[0]?.id ?? '' })
    expect(article.fields.leadPhoto?.media).toMatch(/^media:[0-9a-f]{64}$/)
    expect(article.decisions.map(({ kind, by }) => [kind, by])).toEqual([
      ['create', 'phong-vien'],
      ['submit', 'phong-vien'],
      ['approve', 'duyet-bai'],
    ])
    expect(await room.call('library.loadSeeds', {})).toEqual({ ok: false, error: { code: 'library/not-empty' } })
    await room.leave()
  })

  it('that is shipped shows every state, and nothing approved in it fails a check', async () => {
    const room = await aNewsroom({ seedsDir: join(import.meta.dirname, '../../../seeds/library') })
    const { created } = await room.do('library.loadSeeds', {}, null)
    expect(created).toBeGreaterThanOrEqual(8)
    const { rows, counts } = await room.do('articles.list', { view: 'all', query: '', sort: 'newest' })
    expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([])
    for (const { id, state } of rows) {
      const issues = await room.do('articles.check', { id })
      if (['approved', 'exported', 'published'].includes(state))
        expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
    }
    expect((await room.do('library.verify', {})).problems).toEqual([])
    await room.leave()
  })

  it('writes no article when a picture of the last one cannot be kept', async () => {
    await seed('01.json', { fields: someFields(), body: aBody(), pictures: {}, workflow: [] })
    await writeFile(join(seedsDir, 'pictures', 'hong.jpg'), 'not a picture')
    const pictures = { cau: 'pictures/hong.jpg' }
    await seed('02.json', { fields: { ...someFields(), leadPhoto }, body: aBody(), pictures, workflow: [] })
    const room = await aNewsroom({ seedsDir })
    expect(await room.call('library.loadSeeds', {})).toMatchObject({ ok: false })
    expect((await room.do('articles.list', { view: 'all', query: '', sort: 'newest' })).rows).toEqual([])
    await room.leave()
  })

  it('says so where the program ships none, or a bad one', async () => {
    const bare = await aNewsroom()
    expect(await bare.call('library.loadSeeds', {})).toEqual({ ok: false, error: { code: 'seeds/missing' } })
    await bare.leave()
    await seed('01.json', { fields: {}, body: aBody(), pictures: { x: '../../etc/passwd' } })
    const room = await aNewsroom({ seedsDir })
    expect(await room.call('library.loadSeeds', {})).toEqual({
      ok: false,
      error: { code: 'seeds/unreadable', facts: { file: '01.json' } },
    })
    await room.leave()
  })
})
