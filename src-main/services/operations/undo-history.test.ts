import { aBody, someFields } from '@shared/article/article.testing.ts'
import { type UndoBatch, undoHistorySchema } from '@shared/undo/undo-journal.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aNewsroom } from '../services.testing.ts'

let room: Awaited<ReturnType<typeof aNewsroom>>
let id = ''
let generation = 0
beforeEach(async () => {
  room = await aNewsroom()
  const created = await room.do('articles.create', { fields: someFields(), body: aBody('Một') })
  id = created.article.id
  generation = created.generation
})
afterEach(() => room.leave())

const base = { fields: someFields(), body: aBody('Một') }
const undo: UndoBatch = {
  journal: 'aaaaaaaaaaaa',
  from: 0,
  base,
  entries: [
    {
      kind: 'edit',
      group: 'new',
      steps: [{ stepType: 'replace', from: 4, to: 4, slice: { content: [{ type: 'text', text: ' hai' }] } }],
      caret: { type: 'text', anchor: 4, head: 4 },
    },
  ],
}
const saving = (text: string, more: object = {}) => ({
  id,
  basedOn: generation,
  fields: someFields(),
  body: aBody(text),
  ...more,
})
const history = () => room.do('articles.undoHistory', { id })

describe('undo that goes with a save', () => {
  it('is there for the next opening', async () => {
    expect(await history()).toBeNull()
    const saved = await room.do('articles.save', saving('Một hai', { undo }))
    expect(saved.undo).toBe(1)
    const kept = await history()
    expect(undoHistorySchema.parse(kept)).toEqual({
      journal: undo.journal,
      base,
      entries: undo.entries,
      ends: [0, 1],
    })
  })

  it('is kept too when the text came back to what is stored', async () => {
    const back: UndoBatch = { ...undo, entries: [...undo.entries, { kind: 'undo' }] }
    const saved = await room.do('articles.save', saving('Một', { undo: back }))
    expect(saved).toMatchObject({ generation, undo: 2 })
    expect((await history())?.entries).toEqual(back.entries)
  })

  it('stays with the text that it belongs to when someone else saved first', async () => {
    await room.do('articles.save', saving('Một hai', { undo }))
    const late = await room.do('articles.save', saving('Một ba', { undo: { ...undo, journal: 'bbbbbbbbbbbb' } }))
    expect(late).toMatchObject({ conflictCopy: expect.any(String), undo: null })
    expect((await history())?.journal).toBe('aaaaaaaaaaaa')
    expect(await room.do('articles.undoHistory', { id: late.conflictCopy ?? '' })).toBeNull()
    const same = await room.do('articles.save', saving('Một hai', { undo: { ...undo, journal: 'cccccccccccc' } }))
    expect([same.undo, (await history())?.journal]).toEqual([null, 'aaaaaaaaaaaa'])
  })

  it('tells the window when it cannot go on with a journal, and keeps the text', async () => {
    const saved = await room.do('articles.save', saving('Một hai', { undo: { ...undo, from: 3, base: null } }))
    expect(saved.undo).toBeNull()
    expect((await room.do('articles.get', { id })).article.body).toEqual(aBody('Một hai'))
  })

  it('is not kept for one who may not edit', async () => {
    await room.do('articles.decide', { id, basedOn: generation, action: { kind: 'submit', note: '' } })
    generation += 1
    expect(await room.call('articles.save', saving('Một hai', { undo }), 'phong-vien')).toMatchObject({ ok: false })
    expect(await history()).toBeNull()
  })

  it.each([
    ['no base at its beginning', { ...undo, base: null }],
    ['a base in its middle', { ...undo, from: 1 }],
    ['an entry of an unknown kind', { ...undo, entries: [{ kind: 'erase' }] }],
    ['a step that is no step', { ...undo, entries: [{ ...undo.entries[0], steps: [{ slice: 1 }] }] }],
    ['more entries than may be kept', { ...undo, entries: Array.from({ length: 4001 }, () => ({ kind: 'undo' })) }],
    ['a base with a script', { ...undo, base: { ...base, body: { type: 'doc', content: [{ type: 'script' }] } } }],
    ['a path for a name', { ...undo, journal: '../../../etc' }],
  ])('with %s is refused with its place named, and nothing is written', async (_, bad) => {
    const answer = await room.call('articles.save', saving('Một hai', { undo: bad }))
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'input/invalid', facts: { path: expect.stringMatching(/^undo/) } },
    })
    expect((await room.do('articles.get', { id })).article.body).toEqual(aBody('Một'))
    expect(await history()).toBeNull()
  })
})
