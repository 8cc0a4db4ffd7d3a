import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { aBody, someFields } from '@shared/article/article.testing.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aNewsroom } from '../services.testing.ts'

let room: Awaited<ReturnType<typeof aNewsroom>>
beforeEach(async () => {
  room = await aNewsroom()
})
afterEach(() => room.leave())

async function thrownAway(title: string): Promise<string> {
  const { article } = await room.do('articles.create', { fields: { ...someFields(), title }, body: aBody() })
  await room.do('articles.trash', { id: article.id })
  return article.id
}
const inTrash = async () => (await room.do('articles.list', { view: 'trash', query: '', sort: 'newest' })).rows

describe('emptying the trash', () => {
  it('removes everything in it once the person has typed how many, and tells every window', async () => {
    const ids = [await thrownAway('Một'), await thrownAway('Hai')]
    const { article: kept } = await room.do('articles.create', { fields: { title: 'Ở lại' } })
    room.events.length = 0
    const { removed, refused } = await room.do('trash.empty', { task: 'don', ids: null, typed: 'xóa 2' }, 'bien-tap')
    expect([removed.toSorted(), refused]).toEqual([ids.toSorted(), []])
    expect(await inTrash()).toEqual([])
    expect(await readdir(join(room.library.dir, 'articles'))).toEqual([kept.id])
    for (const id of ids) {
      expect(await room.call('articles.get', { id })).toMatchObject({ error: { code: 'article/not-found' } })
      expect(await room.call('articles.restore', { id })).toMatchObject({ error: { code: 'article/not-found' } })
      expect(room.events).toContainEqual({ type: 'articles.changed', id, generation: 3 })
    }
    expect(room.events).toContainEqual({ type: 'progress', task: 'don', done: 2, total: 2 })
    expect(
      room.library.care
        .purged()
        .map(({ title, byName }) => `${title}: ${byName}`)
        .sort(),
    ).toEqual(['Hai: Trần Thu Hạ', 'Một: Trần Thu Hạ'])
  })

  it('removes only those that were chosen', async () => {
    const [one, other] = [await thrownAway('Một'), await thrownAway('Hai')]
    expect(await room.do('trash.empty', { ids: [one, one], typed: 'delete 1' })).toEqual({
      removed: [one],
      refused: [],
    })
    expect((await inTrash()).map(({ id }) => id)).toEqual([other])
  })

  it('says which stay and why', async () => {
    const { article } = await room.do('articles.create', { fields: {} })
    const unknown = '01JB0000000000000000000000'
    expect(await room.do('trash.empty', { ids: [article.id, unknown], typed: 'xóa 2' })).toEqual({
      removed: [],
      refused: [
        { id: article.id, error: { code: 'article/not-in-trash' } },
        { id: unknown, error: { code: 'article/not-found' } },
      ],
    })
  })

  it('does nothing for a wrong count, when one more came in meanwhile, or for whoever may not', async () => {
    await thrownAway('Một')
    for (const typed of ['', 'xóa', 'xóa 2'])
      expect(await room.call('trash.empty', { ids: null, typed })).toEqual({
        ok: false,
        error: { code: 'trash/not-confirmed', facts: { count: 1 } },
      })
    await thrownAway('Hai')
    expect(await room.call('trash.empty', { ids: null, typed: 'xóa 1' })).toMatchObject({ ok: false })
    for (const profile of ['phong-vien', 'xuat-bai'])
      expect(await room.call('trash.empty', { ids: null, typed: 'xóa 2' }, profile)).toMatchObject({
        error: { code: 'workflow/missing-role' },
      })
    expect(await room.call('trash.empty', { ids: null, typed: 'xóa 2' }, null)).toMatchObject({
      error: { code: 'profile/none-chosen' },
    })
    expect(await inTrash()).toHaveLength(2)
  })

  it('has nothing to do in an empty trash', async () => {
    expect(await room.call('trash.empty', { ids: null, typed: 'xóa 0' })).toEqual({
      ok: false,
      error: { code: 'trash/nothing' },
    })
  })

  it('keeps a text that was still being written when its article is removed', async () => {
    const { article, generation } = await room.do('articles.create', { fields: someFields(), body: aBody() })
    await room.do('articles.trash', { id: article.id })
    const emptied = room.do('trash.empty', { ids: null, typed: 'xóa 1' })
    const late = room.call('articles.save', {
      id: article.id,
      basedOn: generation,
      fields: { ...someFields(), title: 'Gõ thêm' },
      body: aBody(),
    })
    await emptied
    const saved = await late
    const titles = room.library.list().map(({ title }) => title)
    if (saved.ok) expect(titles).toEqual(['(Bản xung đột) Gõ thêm'])
    else expect(saved.error.code).toBe('article/not-found')
  })
})

describe('a duplicate', () => {
  it('shares the photos of its original and lives on when that is removed for good', async () => {
    const { media } = await room.do('media.add', {
      name: 'a.jpg',
      data: (await (await import('../services.testing.ts')).aPicture()).toString('base64'),
    })
    const leadPhoto = { media, caption: 'Toàn cảnh', credit: '', alt: '' }
    const made = await room.do('articles.create', { fields: { ...someFields(), leadPhoto }, body: aBody() })
    const copy = await room.do('articles.duplicate', { id: made.article.id })
    expect(copy.article.id).not.toBe(made.article.id)
    expect(copy.article.fields).toEqual({ ...made.article.fields, title: `(Bản sao) ${made.article.fields.title}` })
    expect(copy.article.body).toEqual(made.article.body)
    expect(copy.article.decisions.map(({ kind }) => kind)).toEqual(['create'])
    expect([copy.state, copy.generation, copy.conflictWith]).toEqual(['draft', 1, null])
    expect((await room.do('versions.list', { id: copy.article.id })).rows).toEqual([])
    await room.do('articles.trash', { id: made.article.id })
    await room.do('trash.empty', { ids: null, typed: 'xóa 1' })
    expect((await room.library.media.locate(media)).ok).toBe(true)
    expect((await room.do('library.verify', {})).problems).toEqual([])
  })
})
