import { aBody, someFields } from '@shared/article/article.testing.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aNewsroom } from '../services.testing.ts'

let room: Awaited<ReturnType<typeof aNewsroom>>
beforeEach(async () => {
  room = await aNewsroom()
})
afterEach(() => room.leave())

/** An wrote first; Hạ's text met his and was kept as a copy. */
async function twoTexts() {
  const { article, generation } = await room.do('articles.create', { fields: someFields(), body: aBody() })
  const base = { id: article.id, basedOn: generation }
  await room.do('articles.save', { ...base, fields: someFields({ title: 'Tin của An' }), body: aBody('An viết.') })
  const met = await room.do('articles.save', {
    ...base,
    fields: someFields({ title: 'Tin của Hạ' }),
    body: aBody('Hạ viết.'),
  })
  const copy = await room.do('articles.get', { id: met.conflictCopy ?? '' })
  return {
    original: { id: article.id, basedOn: met.generation },
    copy,
    choose: (keep: Parameters<typeof room.do<'articles.resolveConflict'>>[1]['keep'], profileId = 'toa-soan') =>
      room.call(
        'articles.resolveConflict',
        { id: copy.article.id, basedOn: copy.generation, original: { id: article.id, basedOn: met.generation }, keep },
        profileId,
      ),
    textNow: async () => JSON.stringify((await room.do('articles.get', { id: article.id })).article),
  }
}

describe('two texts of one article', () => {
  it('say which article they met until somebody chooses', async () => {
    const { copy, original, choose } = await twoTexts()
    expect(copy.conflictWith).toBe(original.id)
    expect((await room.do('articles.get', { id: original.id })).conflictWith).toBeNull()
    expect(await choose({ kind: 'both' })).toMatchObject({ ok: true })
    expect((await room.do('articles.get', { id: copy.article.id })).conflictWith).toBeNull()
    expect(await choose({ kind: 'both' })).toMatchObject({ error: { code: 'article/no-conflict' } })
  })

  it('stored: the copy goes to the trash, whole', async () => {
    const { copy, choose, textNow } = await twoTexts()
    expect(await choose({ kind: 'stored' })).toMatchObject({ ok: true })
    expect(await textNow()).toContain('An viết.')
    const put = await room.do('articles.get', { id: copy.article.id })
    expect(put.trashedAt).not.toBeNull()
    expect(put.article.body).toEqual(aBody('Hạ viết.'))
  })

  it('copy: its text goes into the article under its own title, and the text that was there stays as a version', async () => {
    const { original, choose, textNow } = await twoTexts()
    expect(await choose({ kind: 'copy' })).toMatchObject({ ok: true })
    expect(await textNow()).toContain('Hạ viết.')
    const { fields } = (await room.do('articles.get', { id: original.id })).article
    expect(fields.title).toBe('Tin của Hạ')
    const { rows } = await room.do('versions.list', { id: original.id })
    const before = rows.find(({ reason }) => reason === 'beforeMerge')
    const read = await room.do('versions.read', { id: original.id, version: before?.version ?? '' })
    expect(read.body).toEqual(aBody('An viết.'))
  })

  it('merged: the text as it was put together goes in, and both texts stay', async () => {
    const { copy, original, choose, textNow } = await twoTexts()
    const body = aBody('An viết.', 'Hạ viết.')
    expect(await choose({ kind: 'merged', fields: someFields({ title: 'Tin của hai người' }), body })).toMatchObject({
      ok: true,
    })
    expect(await textNow()).toContain('Tin của hai người')
    expect((await room.do('versions.list', { id: original.id })).rows.map(({ reason }) => reason)).toContain(
      'beforeMerge',
    )
    expect((await room.do('articles.get', { id: copy.article.id })).article.body).toEqual(aBody('Hạ viết.'))
  })

  it('are left alone when either has changed since they were compared, or by who may not edit', async () => {
    const { original, copy, choose, textNow } = await twoTexts()
    expect(await choose({ kind: 'copy' }, 'xuat-bai')).toMatchObject({ error: { code: 'workflow/may-not-edit' } })
    const { id, fields, body } = copy.article
    await room.do('articles.save', { id, basedOn: copy.generation, fields: { ...fields, place: 'Hương Bình' }, body })
    expect(await choose({ kind: 'copy' })).toMatchObject({ error: { code: 'article/changed-elsewhere' } })
    expect(await textNow()).toContain('An viết.')
    expect(original.id).not.toBe(copy.article.id)
  })
})
