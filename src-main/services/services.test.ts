import { aBody, someFields } from '@shared/article/article.testing.ts'
import { type OperationName, operations } from '@shared/contract/operations.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aNewsroom, aPicture } from './services.testing.ts'

let room: Awaited<ReturnType<typeof aNewsroom>>
beforeEach(async () => {
  room = await aNewsroom()
})
afterEach(() => room.leave())

const NAMES = Object.keys(operations) as OperationName[]
const SECRET = 'chuyện riêng của toà soạn'
const raw = (name: string, input: unknown) => room.services.call(name, input, { profileId: 'toa-soan' })

describe('the door of the services', () => {
  it.each(NAMES)('%s refuses what is no input, naming the path and never the content', async (name) => {
    for (const bad of [null, 7, SECRET, [SECRET], { [SECRET]: SECRET }]) {
      const answer = await raw(name, bad)
      expect(answer).toMatchObject({ ok: false, error: { code: 'input/invalid' } })
      expect(JSON.stringify(answer)).not.toContain(SECRET)
    }
    expect(room.bugs).toEqual([])
  })

  it('names the field, and the fault of a body', async () => {
    const { article, generation } = await room.do('articles.create', { fields: someFields(), body: aBody() })
    const save = {
      id: article.id,
      basedOn: generation,
      fields: { ...someFields(), updatedOn: '31/2/2026' },
      body: aBody(),
    }
    expect(await raw('articles.save', save)).toMatchObject({ error: { facts: { path: 'fields.updatedOn' } } })
    let deep: unknown = { type: 'paragraph' }
    for (let depth = 0; depth < 100_000; depth += 1) deep = { type: 'blockquote', content: [deep] }
    const body = { type: 'doc', content: [deep] }
    expect(await raw('articles.save', { ...save, fields: someFields(), body })).toEqual({
      ok: false,
      error: { code: 'input/invalid', facts: { path: 'body', reason: 'body/bad-content' } },
    })
    expect((await room.do('articles.get', { id: article.id })).generation).toBe(generation)
  })

  it.each(['__proto__', 'constructor', 'toString', 'articles.nothing', ''])('does not know %j', async (name) => {
    expect(await raw(name, {})).toEqual({ ok: false, error: { code: 'host/unknown-operation' } })
  })

  it('turns a bug into a code without path or stack', async () => {
    vi.spyOn(room.library, 'list').mockImplementation(() => {
      throw new Error('/home/mai/library broke')
    })
    const answer = await room.call('articles.list', { view: 'all', query: '', sort: 'newest' })
    expect(answer).toEqual({ ok: false, error: { code: 'internal/unexpected', facts: { operation: 'articles.list' } } })
    expect(room.bugs).toHaveLength(1)
  })

  it.each([
    ['articles.create', { fields: {} }],
    ['export.run', { ids: ['01JB0000000000000000000000'], profile: 'page', includeDrafts: true, dir: null }],
  ] as const)('%s asks who acts', async (name, input) => {
    expect(await room.call(name, input as never, null)).toEqual({ ok: false, error: { code: 'profile/none-chosen' } })
    expect(await room.call(name, input as never, 'nobody')).toEqual({ ok: false, error: { code: 'profile/not-found' } })
  })

  it('answers in the shapes of the contract', async () => {
    const { article } = await room.do('articles.create', { fields: someFields(), body: aBody() })
    const { id } = article
    const inputs: Partial<Record<OperationName, unknown>> = {
      'session.get': {},
      'settings.save': { ...room.library.config().settings, sections: ['Thời sự'] },
      'profiles.save': { id: 'mai', name: 'Mai', penName: '', organisation: '', roles: ['reporter'] },
      'profiles.choose': { id: 'mai' },
      'articles.list': { view: 'inbox', query: 'xã', sort: 'title' },
      'articles.get': { id },
      'articles.check': { id },
      'articles.duplicate': { id },
      'articles.trash': { id },
      'articles.restore': { id },
      'media.add': { name: 'anh.jpg', data: (await aPicture()).toString('base64') },
      'intake.read': { pasted: { html: '', text: 'Tiêu đề\n\n25/10/2022\n\nĐoạn một của bài.' } },
      'export.preview': { id, profile: 'page' },
      'export.run': { ids: [id], profile: 'page', includeDrafts: true, dir: null },
      'library.verify': {},
      'library.status': {},
      'diagnostics.preview': {},
      'diagnostics.save': { dir: room.root },
      'articles.saveElsewhere': { id, fields: someFields(), body: aBody(), dir: room.root },
    }
    for (const [name, input] of Object.entries(inputs)) {
      const answer = await raw(name, input)
      expect(answer, name).toMatchObject({ ok: true })
      const value = operations[name as OperationName].value.safeParse((answer as { value: unknown }).value)
      expect(value.error, name).toBeUndefined()
    }
  })

  it('tells the windows what changed, until they leave', async () => {
    const told: unknown[] = []
    const leave = room.services.on((event) => told.push(event))
    const { article } = await room.do('articles.create', { fields: {} })
    await room.do('settings.save', room.library.config().settings)
    leave()
    await room.do('articles.create', { fields: {} })
    expect(told).toEqual([{ type: 'articles.changed', id: article.id, generation: 1 }, { type: 'settings.changed' }])
  })

  it('has dialogs for folders and backups only where the host has them', async () => {
    expect(await room.call('host.chooseFolder', {})).toEqual({ ok: false, error: { code: 'host/not-available' } })
    expect(await room.call('host.chooseBackup', {})).toEqual({ ok: false, error: { code: 'host/not-available' } })
    const desktop = await aNewsroom({
      chooseFolder: async () => '/media/usb',
      chooseBackup: async () => '/media/usb/kho.zip',
    })
    expect(await desktop.do('host.chooseFolder', {})).toEqual({ dir: '/media/usb' })
    expect(await desktop.do('host.chooseBackup', {})).toEqual({ file: '/media/usb/kho.zip' })
    await desktop.leave()
  })
})

describe('bringing in', () => {
  const page =
    'Xã mở thư viện\n\nNgày cập nhật 25/10/2022\n\nSáng ngày 25/10, xã mở thư viện sách nói đầu tiên.\n\nKhánh Trình'

  it('proposes, then makes the article that was confirmed', async () => {
    const [read] = await room.do('intake.read', {
      files: [{ name: 'bai.txt', data: Buffer.from(page).toString('base64') }],
    })
    if (!read || 'error' in read) throw new Error('not read')
    expect(room.library.list()).toEqual([])
    const opened = await room.do('intake.accept', {
      file: 'bai.txt',
      lines: read.lines,
      eventOn: read.proposal.eventOn,
    })
    expect(opened.article.fields).toMatchObject({
      title: 'Xã mở thư viện',
      updatedOn: '2022-10-25',
      eventOn: '2022-10-25',
    })
    expect(opened.article.decisions).toMatchObject([{ kind: 'import', from: 'bai.txt' }])
  })

  it('fills an empty article and refuses one that holds text', async () => {
    const { article, generation } = await room.do('articles.create', { fields: {} })
    const [read] = await room.do('intake.read', { pasted: { html: '', text: page } })
    if (!read || 'error' in read) throw new Error('not read')
    const accept = { file: 'dán', lines: read.lines, eventOn: null, into: { id: article.id, basedOn: generation } }
    const filled = await room.do('intake.accept', accept)
    expect(filled.article).toMatchObject({ id: article.id, fields: { title: 'Xã mở thư viện' } })
    const again = { ...accept, into: { id: article.id, basedOn: filled.generation } }
    expect(await room.call('intake.accept', again)).toEqual({ ok: false, error: { code: 'article/not-empty' } })
  })

  it('lets a refused file stand beside the others', async () => {
    const files = [
      { name: 'anh.bin', data: Buffer.from([0, 1, 2, 3]).toString('base64') },
      { name: 'bai.txt', data: Buffer.from(page).toString('base64') },
    ]
    const read = await room.do('intake.read', { files })
    expect(read).toMatchObject([
      { file: 'anh.bin', error: { code: expect.stringMatching(/^intake\//) } },
      { file: 'bai.txt' },
    ])
  })
})
