// @vitest-environment jsdom
import { aBody, someFields } from '@shared/article/article.testing.ts'
import type { UndoEntry, UndoHistory } from '@shared/undo/undo-journal.ts'
import { undoDepth } from '@tiptap/pm/history'
import { describe, expect, it } from 'vitest'
import { fieldsIn } from './field-step.ts'
import { replay } from './replay.ts'
import { anOpenArticle, aShelf, everythingUndone } from './undo.testing.ts'

const base = { fields: someFields(), body: aBody('Sáng nay') }
const edit = (step: object): UndoEntry => ({ kind: 'edit', group: 'new', steps: [step as never] })
const typed = (text: string, at = 1) =>
  edit({ stepType: 'replace', from: at, to: at, slice: { content: [{ type: 'text', text }] } })
const aHistory = (...entries: UndoEntry[]): UndoHistory => ({
  journal: 'aaaaaaaaaaaa',
  base,
  entries,
  ends: [0, ...entries.map((_, index) => index + 1)],
})
const open = (text: string, history: UndoHistory, fields = someFields()) =>
  anOpenArticle({ fields, body: aBody(text) }, history)

describe('the undo of an article that is opened', () => {
  it('leads to the stored text, when the journal is a save ahead of it too', () => {
    const history = aHistory(typed('Ba '), typed('Hai '), typed('Một '))
    expect(open('Một Hai Ba Sáng nay', history).restored?.entries).toBe(3)
    const behind = open('Hai Ba Sáng nay', history)
    expect([behind.restored?.entries, behind.text()]).toEqual([2, 'Hai Ba Sáng nay'])
    behind.editor.commands.undo()
    expect(behind.text()).toBe('Ba Sáng nay')
  })

  it('is dropped when the text or a field was changed elsewhere; the text on disk always wins', () => {
    const history = aHistory(typed('Hai '), typed('Một '))
    const changed = open('Một Hai Sáng nay, sửa ở máy khác', history)
    expect([changed.restored, changed.text(), undoDepth(changed.editor.state)]).toEqual([
      null,
      'Một Hai Sáng nay, sửa ở máy khác',
      0,
    ])
    const retitled = open('Một Hai Sáng nay', history, someFields({ title: 'Tựa đặt từ dòng lệnh' }))
    expect([retitled.restored, fieldsIn(retitled.editor.state).title]).toEqual([null, 'Tựa đặt từ dòng lệnh'])
  })

  it('saves nothing by itself and begins a new group', () => {
    const article = open('Một Sáng nay', aHistory(typed('Một ')))
    expect(article.journal.batch()).toBeUndefined()
    article.editor.view.dispatch(article.editor.state.tr.insertText('và ', 5))
    expect(article.journal.batch()).toMatchObject({
      journal: 'aaaaaaaaaaaa',
      from: 1,
      base: null,
      entries: [{ group: 'new' }],
    })
    article.editor.commands.undo()
    expect(article.text()).toBe('Một Sáng nay')
  })

  it('is found for a text that was typed decomposed and stored in NFC', () => {
    const decomposed = 'Điền Hương '.normalize('NFD')
    const article = open('Điền Hương Sáng nay', aHistory(typed(decomposed)))
    expect(article.text().normalize('NFC')).toBe('Điền Hương Sáng nay')
    article.editor.commands.undo()
    expect(article.text()).toBe('Sáng nay')
  })
})

const link = { type: 'link', attrs: { href: 'javascript:alert(1)' } }
const figure = (media: unknown) => ({
  type: 'figure',
  attrs: { media },
  content: [{ type: 'figureCaption' }, { type: 'figureCredit' }],
})
const HOSTILE: readonly (readonly [string, object])[] = [
  ['a node that no body has', { stepType: 'replace', from: 0, to: 0, slice: { content: [{ type: 'script' }] } }],
  [
    'a link that runs',
    { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'x', marks: [link] }] } },
  ],
  ['a mark that runs', { stepType: 'addMark', mark: link, from: 1, to: 5 }],
  [
    'a picture from elsewhere',
    { stepType: 'replace', from: 0, to: 0, slice: { content: [figure('https://x.vn/a.png')] } },
  ],
  ['an attribute that is no text', { stepType: 'attr', pos: 0, attr: 'id', value: { toString: 1 } }],
  ['an attribute of nothing', { stepType: 'attr', pos: 500, attr: 'id', value: 'x' }],
  ['a place outside the text', { stepType: 'replace', from: 900, to: 900 }],
  ['a place that is none', { stepType: 'replace', from: -5, to: 2 }],
  [
    'a text in no paragraph',
    { stepType: 'replace', from: 0, to: 0, slice: { content: [{ type: 'text', text: 'x' }] } },
  ],
  ['a list of nothing', { stepType: 'replace', from: 0, to: 0, slice: { content: [{ type: 'bulletList' }] } }],
  ['a deletion of everything', { stepType: 'replace', from: 0, to: 10 }],
  ['an unknown step', { stepType: 'explode' }],
  ['a field that no article has', { stepType: 'articleFields', before: {}, after: { onclick: 'x' } }],
  ['a field of the wrong kind', { stepType: 'articleFields', before: { title: 'x' }, after: { title: ['x'] } }],
  ['a field that is too long', { stepType: 'articleFields', before: { title: '' }, after: { title: 'x'.repeat(501) } }],
]

describe('a journal that somebody wrote by hand', () => {
  it.each(HOSTILE)('with %s goes no further than before it', (_, step) => {
    const { schema } = anOpenArticle().editor
    const entries = [typed('Một '), edit(step), typed('Hai ')]
    const states = replay(schema, base, entries, [0, 1, 2, 3])
    expect(states.map(({ doc }) => doc.textContent)).toEqual(['Sáng nay', 'Một Sáng nay'])
  })

  it.each([
    ['an undo of nothing', [{ kind: 'undo' }]],
    ['a redo of nothing', [{ kind: 'redo' }]],
    ['a reply to no undo', [{ ...typed('x'), group: 'appended' }]],
  ] as const)('with %s is as if it had none', (_, entries) => {
    expect(open('Sáng nay', aHistory(...(entries as unknown as UndoEntry[]))).restored?.entries).toBe(0)
  })

  it('with a caret that fits nowhere loses the caret only', () => {
    const caret = { type: 'text', anchor: 5000, head: 1 }
    const article = open('Một Sáng nay', aHistory({ ...typed('Một '), caret } as UndoEntry))
    expect(everythingUndone(article.editor.state).depth).toEqual([1, 0])
  })

  it('from a base that the editor cannot read is dropped', () => {
    const broken = { ...base, body: { type: 'doc', content: [{ type: 'table', content: [{ type: 'paragraph' }] }] } }
    expect(open('Sáng nay', { ...aHistory(), base: broken }).restored).toBeNull()
  })
})

describe('what is undone and done again', () => {
  it('is the same after the journal was not written for a while', () => {
    const shelf = aShelf()
    const article = anOpenArticle({ body: aBody('Sáng nay') })
    article.editor.view.dispatch(article.editor.state.tr.insertText('Một ', 1))
    shelf.save(article, 'undo not written')
    article.draft.patch({ title: 'Tựa mới' })
    shelf.save(article)
    expect(everythingUndone(shelf.reopen().editor.state)).toEqual(everythingUndone(article.editor.state))
  })
})
