import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { aBody, someFields } from '@shared/article/article.testing.ts'
import { issueKey } from '@shared/checks/run-checks.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aNewsroom } from '../services.testing.ts'

let room: Awaited<ReturnType<typeof aNewsroom>>
beforeEach(async () => {
  room = await aNewsroom()
})
afterEach(() => room.leave())

const reasonsOf = async (id: string) => (await room.do('versions.list', { id })).rows.map(({ reason }) => reason)

async function anArticle(title = 'Đường liên thôn thông xe') {
  const { article, generation } = await room.do('articles.create', {
    fields: someFields({ title }),
    body: aBody('Một.'),
  })
  return { id: article.id, generation }
}
async function write(id: string, basedOn: number, text: string, profileId = 'toa-soan') {
  const fields = someFields({ title: 'Đường liên thôn thông xe' })
  return (await room.do('articles.save', { id, basedOn, fields, body: aBody(text) }, profileId)).generation
}

describe('versions', () => {
  it('are made on submit, return, approve and export, each by whoever decided and chained to the one before', async () => {
    const { id, generation } = await anArticle()
    const decide = async (
      basedOn: number,
      action: Parameters<typeof room.do<'articles.decide'>>[1]['action'],
      by: string,
    ) => (await room.do('articles.decide', { id, basedOn, action }, by)).generation
    let at = await decide(generation, { kind: 'submit', note: '' }, 'phong-vien')
    at = await decide(at, { kind: 'return', reason: 'Thiếu tên người nói' }, 'bien-tap')
    at = await write(id, at, 'Một. Hai.', 'phong-vien')
    at = await decide(at, { kind: 'submit', note: '' }, 'phong-vien')
    const { contentHash } = await room.do('articles.get', { id })
    const issues = await room.do('articles.check', { id })
    const signedWarnings = issues.map(issueKey)
    await decide(at, { kind: 'approve', contentHash, signedWarnings }, 'duyet-bai')
    await room.do(
      'export.run',
      { ids: [id], profile: 'page', includeDrafts: false, dir: join(room.root, 'ra') },
      'xuat-bai',
    )

    const { rows, damaged } = await room.do('versions.list', { id })
    expect(damaged).toEqual([])
    expect(rows.map(({ reason, byName }) => [reason, byName])).toEqual([
      ['export', 'Phạm Ngọc Lam'],
      ['approve', 'Nguyễn Quốc Bình'],
      ['submit', 'Lê Minh An'],
      ['return', 'Trần Thu Hạ'],
      ['submit', 'Lê Minh An'],
    ])
    expect(rows.map(({ parent }) => parent)).toEqual([...rows.slice(1).map(({ version }) => version), null])
    expect(rows[1]?.contentHash).toBe(contentHash)
  })

  it('are made of a text that goes on changing, every five minutes and not more often', async () => {
    const { id, generation } = await anArticle()
    let at = generation
    for (let minute = 1; minute <= 12; minute += 1) {
      room.passMinutes(1)
      at = await write(id, at, `Phút thứ ${minute}.`)
    }
    expect(await reasonsOf(id)).toEqual(['interval', 'interval'])
    const [, first] = (await room.do('versions.list', { id })).rows
    const read = await room.do('versions.read', { id, version: first?.version ?? '' })
    expect(JSON.stringify(read.body)).toContain('Phút thứ 5.')
  })

  it('can be named, the text as it is now too, and lose the name again', async () => {
    const { id } = await anArticle()
    const named = await room.do('versions.name', { id, version: null, name: ' Bản gửi chị Hạ ' })
    expect(named).toMatchObject({ name: 'Bản gửi chị Hạ', reason: 'named', byName: 'Võ Thanh Sơn' })
    expect((await room.do('versions.list', { id })).rows).toEqual([named])
    await room.do('versions.name', { id, version: named.version, name: '' })
    expect((await room.do('versions.list', { id })).rows).toEqual([{ ...named, name: null }])
  })
})

describe('putting a version back', () => {
  it('brings its text back, keeps the text that it replaces, and can itself be taken back', async () => {
    const { id, generation } = await anArticle()
    const old = await room.do('versions.name', { id, version: null, name: 'Bản đầu' })
    const now = await write(id, generation, 'Viết lại từ đầu.')
    const restored = await room.do('versions.restore', { id, basedOn: now, version: old.version })
    const opened = await room.do('articles.get', { id })
    expect(JSON.stringify(opened.article.body)).toContain('Một.')
    expect(opened.article.decisions.at(-1)).toMatchObject({ kind: 'restoreVersion', version: old.version })
    expect(await reasonsOf(id)).toContain('beforeRestore')

    await room.do('versions.restore', { id, basedOn: restored.generation, version: restored.before })
    expect(JSON.stringify((await room.do('articles.get', { id })).article.body)).toContain('Viết lại từ đầu.')
  })

  it('takes an approval back that was given to another text', async () => {
    const { id, generation } = await anArticle()
    const old = await room.do('versions.name', { id, version: null, name: 'Bản đầu' })
    let at = await write(id, generation, 'Bản được duyệt.')
    at = (await room.do('articles.decide', { id, basedOn: at, action: { kind: 'submit', note: '' } })).generation
    const { contentHash } = await room.do('articles.get', { id })
    const signedWarnings = (await room.do('articles.check', { id })).map(issueKey)
    const approve = { kind: 'approve', contentHash, signedWarnings } as const
    at = (await room.do('articles.decide', { id, basedOn: at, action: approve })).generation
    expect(await room.do('versions.restore', { id, basedOn: at, version: old.version })).toMatchObject({
      state: 'waiting',
    })
  })

  it('is refused on a text that somebody changed meanwhile, by who may not edit, and of a version that is not there', async () => {
    const { id, generation } = await anArticle()
    const { version } = await room.do('versions.name', { id, version: null, name: 'Bản đầu' })
    const at = await write(id, generation, 'Đã sửa.')
    const restore = (over: object, by = 'toa-soan') =>
      room.call('versions.restore', { id, basedOn: at, version, ...over }, by)
    expect(await restore({ basedOn: generation })).toMatchObject({ error: { code: 'article/changed-elsewhere' } })
    expect(await restore({}, 'xuat-bai')).toMatchObject({ error: { code: 'workflow/may-not-edit' } })
    expect(await restore({ version: '0'.repeat(64) })).toMatchObject({ error: { code: 'version/not-found' } })
  })

  it('is refused of a version whose bytes are not its own, and nothing is touched', async () => {
    const { id, generation } = await anArticle()
    const { version } = await room.do('versions.name', { id, version: null, name: 'Bản đầu' })
    const file = join(room.library.dir, 'articles', id, 'versions', `${version}.json.gz`)
    const bytes = await readFile(file)
    bytes[bytes.length - 20]! ^= 1
    await writeFile(file, bytes)
    const answer = await room.call('versions.restore', { id, basedOn: generation, version })
    expect(answer).toEqual({ ok: false, error: { code: 'version/damaged' } })
    expect(await room.call('versions.read', { id, version })).toEqual({ ok: false, error: { code: 'version/damaged' } })
    expect(await readFile(file)).toEqual(bytes)
    expect(await readdir(join(room.library.dir, 'quarantine'))).toEqual([])
    expect((await room.do('articles.get', { id })).generation).toBe(generation)
  })
})
