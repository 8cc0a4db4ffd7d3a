import { aBody, someFields } from '@shared/article/article.testing.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aNewsroom } from '../services.testing.ts'

let room: Awaited<ReturnType<typeof aNewsroom>>
beforeEach(async () => {
  room = await aNewsroom()
})
afterEach(() => room.leave())

describe('saving', () => {
  it('keeps the text of whoever saved second whole, as an article of its own', async () => {
    const { article, generation } = await room.do('articles.create', { fields: someFields(), body: aBody() })
    const base = { id: article.id, basedOn: generation }
    await room.do('articles.save', { ...base, fields: someFields({ title: 'Bản của An' }), body: aBody('An viết.') })
    const second = await room.do('articles.save', {
      ...base,
      fields: someFields({ title: 'Bản của Hạ' }),
      body: aBody('Hạ viết.'),
    })
    const copy = await room.do('articles.get', { id: second.conflictCopy ?? '' })
    expect(copy.article.fields.title).toBe('(Bản xung đột) Bản của Hạ')
    expect(copy.article.body).toEqual(aBody('Hạ viết.'))
    const stored = await room.do('articles.get', { id: article.id })
    expect(stored.article.fields.title).toBe('Bản của An')
    expect(second).toMatchObject({ id: article.id, generation: stored.generation })
  })

  it('keeps both of two saves that start at the same moment', async () => {
    const { article, generation } = await room.do('articles.create', { fields: someFields(), body: aBody() })
    const save = (title: string) =>
      room.do('articles.save', { id: article.id, basedOn: generation, fields: someFields({ title }), body: aBody() })
    const saved = await Promise.all([save('Một'), save('Hai')])
    expect(saved.filter(({ conflictCopy }) => conflictCopy !== null)).toHaveLength(1)
    const { rows } = await room.do('articles.list', { view: 'all', query: '', sort: 'title' })
    expect(rows.map(({ title }) => title.replace('(Bản xung đột) ', '')).toSorted()).toEqual(['Hai', 'Một'])
  })

  it('writes nothing when the text is the same, even from an old window', async () => {
    const { article, generation } = await room.do('articles.create', { fields: someFields(), body: aBody() })
    const { id, fields, body } = article
    await room.do('articles.save', { id, basedOn: generation, fields: { ...fields, title: 'Mới' }, body })
    const before = await room.do('articles.get', { id })
    const again = await room.do('articles.save', { id, basedOn: generation, fields: { ...fields, title: 'Mới' }, body })
    expect(again).toMatchObject({ generation: before.generation, conflictCopy: null })
  })

  it('stores decomposed typing in NFC and gives every block an id', async () => {
    const title = 'Đồng bào Điền Hương'
    const body = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Họp tổ'.normalize('NFD') }] }],
    }
    const { article } = await room.do('articles.create', { fields: { title: title.normalize('NFD') }, body })
    expect(article.fields.title).toBe(title)
    expect(article.body.content?.[0]).toMatchObject({ attrs: { id: '000000000000' }, content: [{ text: 'Họp tổ' }] })
  })

  it('leaves an article in the trash as it is, keeps a text sent to it as a copy, and gives it back', async () => {
    const { article, generation } = await room.do('articles.create', { fields: someFields(), body: aBody() })
    const { id, fields, body } = article
    await room.do('articles.trash', { id })
    const save = { id, basedOn: generation + 1, fields: { ...fields, title: 'X' }, body }
    const kept = await room.do('articles.save', save)
    const copy = await room.do('articles.get', { id: kept.conflictCopy ?? '' })
    expect(copy).toMatchObject({ trashedAt: null, article: { fields: { title: '(Bản xung đột) X' }, body } })
    expect(kept).toMatchObject({ id, generation: generation + 1 })
    expect((await room.do('articles.get', { id })).article.fields.title).toBe(fields.title)
    expect((await room.do('articles.list', { view: 'trash', query: '', sort: 'newest' })).counts).toMatchObject({
      trash: 1,
      all: 1,
      draft: 1,
    })
    expect((await room.do('articles.restore', { id })).state).toBe('draft')
    expect(await room.call('articles.restore', { id })).toEqual({ ok: false, error: { code: 'article/not-in-trash' } })
  })

  it('duplicates an article as a draft with its own history', async () => {
    const { article } = await room.do('articles.create', { fields: someFields(), body: aBody() })
    const copy = await room.do('articles.duplicate', { id: article.id }, 'bien-tap')
    expect(copy.article.id).not.toBe(article.id)
    expect(copy.article.decisions).toMatchObject([{ kind: 'create', by: 'bien-tap' }])
    expect(copy.article.body).toEqual(article.body)
  })
})
