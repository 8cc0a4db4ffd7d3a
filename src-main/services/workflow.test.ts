import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { aBody, someFields } from '@shared/article/article.testing.ts'
import { issueKey } from '@shared/checks/run-checks.ts'
import type { Action, InputOf } from '@shared/contract/operations.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aNewsroom, aPicture } from './services.testing.ts'

let room: Awaited<ReturnType<typeof aNewsroom>>
beforeEach(async () => {
  room = await aNewsroom()
})
afterEach(() => room.leave())

const create = () => room.do('articles.create', { fields: someFields(), body: aBody() }, 'phong-vien')
const get = (id: string) => room.do('articles.get', { id })
type Opened = Awaited<ReturnType<typeof get>>
const submit = (opened: Pick<Opened, 'generation'> & { article: { id: string } }, by = 'phong-vien') =>
  room.do(
    'articles.decide',
    { id: opened.article.id, basedOn: opened.generation, action: { kind: 'submit', note: '' } },
    by,
  )
const approve = async (id: string, by = 'duyet-bai') => {
  const { generation, contentHash } = await get(id)
  return room.call(
    'articles.decide',
    { id, basedOn: generation, action: { kind: 'approve', contentHash, signedWarnings: [] } },
    by,
  )
}

describe('from a draft to a published page', () => {
  it('walks the whole way: submit, return, fix, approve, edit, approve, export, publish', async () => {
    const created = await create()
    const { id } = created.article
    expect(created.state).toBe('draft')
    expect((await submit(created)).state).toBe('waiting')

    let opened = await get(id)
    const returned = await room.do(
      'articles.decide',
      { id, basedOn: opened.generation, action: { kind: 'return', reason: 'Thiếu tên thôn' } },
      'bien-tap',
    )
    expect(returned.state).toBe('returned')
    const { rows } = await room.do('articles.list', { view: 'inbox', query: '', sort: 'newest' }, 'phong-vien')
    expect(rows).toMatchObject([{ id, state: 'returned', returnedReason: 'Thiếu tên thôn' }])

    opened = await get(id)
    const fixed = await room.do(
      'articles.save',
      {
        id,
        basedOn: opened.generation,
        fields: opened.article.fields,
        body: aBody('Sáng 24/10, thôn Bắc mở thư viện.'),
      },
      'phong-vien',
    )
    expect(fixed).toMatchObject({ state: 'returned', conflictCopy: null })
    expect((await submit(await get(id))).state).toBe('waiting')
    expect(await approve(id)).toMatchObject({ ok: true, value: { state: 'approved' } })

    opened = await get(id)
    const edited = await room.do(
      'articles.save',
      {
        id,
        basedOn: opened.generation,
        fields: { ...opened.article.fields, title: 'Thôn Bắc mở thư viện' },
        body: opened.article.body,
      },
      'bien-tap',
    )
    expect(edited.state).toBe('waiting')
    expect((await get(id)).article.decisions.at(-1)).toMatchObject({ kind: 'approvalCancelled', by: 'bien-tap' })

    expect(await approve(id)).toMatchObject({ ok: true })
    const exported = await room.do(
      'export.run',
      { ids: [id], profile: 'page', includeDrafts: false, dir: null },
      'xuat-bai',
    )
    expect(exported).toMatchObject({ dir: join(room.root, 'xuat-ban'), exported: [{ id }], refused: [] })
    const manifest = await readFile(join(exported.exported[0]!.dir, 'manifest.json'), 'utf8')
    expect(manifest).toContain((await get(id)).contentHash)
    opened = await get(id)
    expect(opened.state).toBe('exported')

    const published = await room.do(
      'articles.decide',
      {
        id,
        basedOn: opened.generation,
        action: { kind: 'publish', address: 'https://xa.example.vn/tin/1', publishedOn: '2026-10-26' },
      },
      'xuat-bai',
    )
    expect(published.state).toBe('published')
    expect((await get(id)).article.decisions.map(({ kind }) => kind)).toEqual([
      'create',
      'submit',
      'return',
      'submit',
      'approve',
      'approvalCancelled',
      'approve',
      'export',
      'publish',
    ])
    expect(room.bugs).toEqual([])
  })

  it('refuses an approval of another text than the one that was read', async () => {
    const created = await create()
    await submit(created)
    const { generation } = await get(created.article.id)
    const action: Action = { kind: 'approve', contentHash: 'f'.repeat(64), signedWarnings: [] }
    expect(await room.call('articles.decide', { id: created.article.id, basedOn: generation, action })).toEqual({
      ok: false,
      error: { code: 'article/changed-elsewhere', facts: { generation } },
    })
  })

  it('refuses an approval while a check fails', async () => {
    const created = await room.do('articles.create', { fields: someFields({ title: '' }), body: aBody() })
    await submit(created, 'toa-soan')
    expect(await approve(created.article.id)).toMatchObject({
      ok: false,
      error: { code: 'workflow/check-failed', facts: { check: 'title/missing', errors: 1 } },
    })
  })

  it('wants every warning signed by name', async () => {
    const { media } = await room.do('media.add', { name: 'a.jpg', data: (await aPicture()).toString('base64') })
    const leadPhoto = { media, caption: 'Toàn cảnh', credit: '', alt: 'Mười người ngồi quanh bàn' }
    const created = await room.do('articles.create', { fields: someFields({ leadPhoto }), body: aBody() })
    const { id } = created.article
    await submit(created, 'toa-soan')
    expect(await approve(id)).toMatchObject({ ok: false, error: { code: 'workflow/warnings-not-signed' } })
    const { generation, contentHash } = await get(id)
    const signedWarnings = (await room.do('articles.check', { id })).map(issueKey)
    expect(signedWarnings).toHaveLength(1)
    const signed: Action = { kind: 'approve', contentHash, signedWarnings }
    expect(await room.call('articles.decide', { id, basedOn: generation, action: signed })).toMatchObject({ ok: true })
  })

  it('lets a reporter neither approve nor change what waits for review', async () => {
    const created = await create()
    const { id } = created.article
    await submit(created)
    expect(await approve(id, 'phong-vien')).toMatchObject({ ok: false, error: { code: 'workflow/missing-role' } })
    const opened = await get(id)
    const save = { id, basedOn: opened.generation, fields: someFields({ title: 'Khác' }), body: aBody() }
    expect(await room.call('articles.save', save, 'phong-vien')).toEqual({
      ok: false,
      error: { code: 'workflow/may-not-edit', facts: { state: 'waiting' } },
    })
  })

  it('exports unapproved text only as a draft, and records nothing', async () => {
    const { id } = (await create()).article
    const order: InputOf<'export.run'> = {
      ids: [id],
      profile: 'portal',
      includeDrafts: false,
      dir: join(room.root, 'ra'),
    }
    expect(await room.do('export.run', order)).toMatchObject({
      exported: [],
      refused: [{ id, reasons: [{ code: 'export/not-approved' }] }],
    })
    expect(await room.do('export.run', { ...order, includeDrafts: true })).toMatchObject({
      exported: [{ id }],
      refused: [],
    })
    expect((await get(id)).article.decisions).toHaveLength(1)
    expect(await room.call('export.run', order, 'phong-vien')).toMatchObject({
      ok: false,
      error: { code: 'workflow/missing-role' },
    })
  })
})
