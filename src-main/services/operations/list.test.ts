import { aBody, someFields } from '@shared/article/article.testing.ts'
import type { Role } from '@shared/contract/operations.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aNewsroom } from '../services.testing.ts'
import { isIn } from './list.ts'

let room: Awaited<ReturnType<typeof aNewsroom>>
beforeEach(async () => {
  room = await aNewsroom()
})
afterEach(() => room.leave())

const write = async (title: string, ...paragraphs: string[]) => {
  room.passMinutes(1)
  return room.do('articles.create', { fields: someFields({ title }), body: aBody(...paragraphs) }, 'phong-vien')
}
const titles = async (query: string, sort: 'newest' | 'oldest' | 'title' = 'newest') =>
  (await room.do('articles.list', { view: 'all', query, sort })).rows.map(({ title }) => title)

describe('the list', () => {
  it('sorts by time and by the Vietnamese alphabet', async () => {
    for (const title of ['Đất lành', 'Ấm no', 'Dân vận']) await write(title)
    expect(await titles('')).toEqual(['Dân vận', 'Ấm no', 'Đất lành'])
    expect(await titles('', 'oldest')).toEqual(['Đất lành', 'Ấm no', 'Dân vận'])
    expect(await titles('', 'title')).toEqual(['Ấm no', 'Dân vận', 'Đất lành'])
  })

  it('finds words of title and text with or without diacritics, exact ones first', async () => {
    await write('Hội nghị', 'Các đại biểu bàn về phụ nữ và trẻ em.')
    await write('Lễ phát quà', 'Phu nu ghi khong dau.')
    expect(await titles('phụ nữ')).toEqual(['Hội nghị', 'Lễ phát quà'])
    expect(await titles('PHU NU')).toEqual(['Lễ phát quà', 'Hội nghị'])
    expect(await titles('dai bieu hội')).toEqual(['Hội nghị'])
    expect(await titles('"biểu đại"')).toEqual([])
    expect(await titles('“đại biểu bàn”')).toEqual(['Hội nghị'])
    expect(await titles('.,!')).toEqual([])
  })

  it('finds what was saved a moment ago', async () => {
    const { article, generation } = await write('Cũ')
    expect(await titles('mới')).toEqual([])
    await room.do('articles.save', {
      id: article.id,
      basedOn: generation,
      fields: someFields({ title: 'Mới' }),
      body: article.body,
    })
    expect(await titles('mới')).toEqual(['Mới'])
  })

  it('counts every view, the inbox by role', async () => {
    const { article, generation } = await write('Chờ duyệt')
    await write('Nháp')
    const action = { kind: 'submit', note: '' } as const
    await room.do('articles.decide', { id: article.id, basedOn: generation, action }, 'phong-vien')
    const counts = async (who: string) =>
      (await room.do('articles.list', { view: 'all', query: '', sort: 'newest' }, who)).counts
    expect(await counts('phong-vien')).toEqual({
      inbox: 1,
      draft: 1,
      waiting: 1,
      editing: 0,
      returned: 0,
      approved: 0,
      exported: 0,
      published: 0,
      all: 2,
      trash: 0,
    })
    expect((await counts('duyet-bai')).inbox).toBe(1)
    expect((await counts('xuat-bai')).inbox).toBe(0)
  })

  it.each([
    ['reporter', ['draft', 'returned']],
    ['editor', ['waiting', 'editing']],
    ['approver', ['waiting', 'editing']],
    ['exporter', ['approved', 'exported']],
  ] as const)('puts into the inbox of a %s what is %j', (role: Role, states) => {
    const profile = { id: 'mai', name: 'Mai', penName: '', organisation: '', roles: [role] }
    const all = ['draft', 'waiting', 'editing', 'returned', 'approved', 'exported', 'published'] as const
    expect(all.filter((state) => isIn({ state, trashedAt: null, createdBy: 'mai' }, 'inbox', profile))).toEqual(states)
  })

  it("keeps other people's drafts out of a reporter's inbox", () => {
    const profile = { id: 'mai', name: 'Mai', penName: '', organisation: '', roles: ['reporter' as const] }
    expect(isIn({ state: 'draft', trashedAt: null, createdBy: 'an' }, 'inbox', profile)).toBe(false)
  })
})
