// @vitest-environment jsdom
import { aBody, someFields } from '@shared/article/article.testing.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { asTyped } from './typed-groups.ts'
import { anOpenArticle, type OpenArticle } from './undo.testing.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const anArticle = () => anOpenArticle({ fields: someFields({ title: '' }), body: aBody('') })
/** Types letter by letter into a field; `<` is the backspace that Unikey sends. */
const type = ({ draft }: OpenArticle, text: string, { name = 'title' as 'title' | 'sapo', pause = 50 } = {}) => {
  for (const letter of text) {
    vi.advanceTimersByTime(pause)
    const before = draft.get()[name]
    draft.patch({ [name]: letter === '<' ? before.slice(0, -1) : before + letter })
  }
}
const typeInBody = ({ editor }: OpenArticle, text: string) => editor.view.dispatch(editor.state.tr.insertText(text))
const undo = ({ editor, draft, text }: OpenArticle) => {
  editor.commands.undo()
  return [draft.get().title, draft.get().sapo, text()].join('|')
}
const redo = (article: OpenArticle) => {
  article.editor.commands.redo()
  return [article.draft.get().title, article.draft.get().sapo, article.text()].join('|')
}

describe('one undo for the whole article', () => {
  it('takes back fields and body in the order in which they were written, and does them again', () => {
    const article = anArticle()
    type(article, 'Tựa')
    typeInBody(article, 'Thân bài')
    type(article, 'Sapo', { name: 'sapo' })
    typeInBody(article, ' viết tiếp')
    expect([undo(article), undo(article), undo(article), undo(article), undo(article)]).toEqual([
      'Tựa|Sapo|Thân bài',
      'Tựa||Thân bài',
      'Tựa||',
      '||',
      '||',
    ])
    expect([redo(article), redo(article), redo(article), redo(article)]).toEqual([
      'Tựa||',
      'Tựa||Thân bài',
      'Tựa|Sapo|Thân bài',
      'Tựa|Sapo|Thân bài viết tiếp',
    ])
  })

  it('keeps a field that is typed in again after the body as a change of its own', () => {
    const article = anArticle()
    type(article, 'Tựa')
    typeInBody(article, 'Thân')
    type(article, ' bài')
    expect([undo(article), undo(article)]).toEqual(['Tựa||Thân', 'Tựa||'])
  })

  it('takes back what was chosen one choice at a time', () => {
    const { draft, editor } = anArticle()
    draft.patch({ genre: 'phong-su' })
    draft.patch({ genre: 'phong-van' })
    draft.patch({ updatedOn: '2026-10-26' })
    const undone = () => {
      editor.commands.undo()
      return [draft.get().genre, draft.get().updatedOn]
    }
    expect([undone(), undone(), undone()]).toEqual([
      ['phong-van', '2026-10-25'],
      ['phong-su', '2026-10-25'],
      ['tin', '2026-10-25'],
    ])
  })

  it('brings a lead photo that was taken off back with its caption', () => {
    const { draft, editor } = anArticle()
    const leadPhoto = { media: null, caption: 'Bến đò sớm', credit: 'Minh An', alt: '' }
    draft.patch({ leadPhoto })
    draft.patch({ leadPhoto: null })
    editor.commands.undo()
    expect(draft.get().leadPhoto).toEqual(leadPhoto)
  })

  it('does not take back what the store said, and a change to the same is none', () => {
    const { draft, editor } = anArticle()
    draft.replace(someFields({ title: '(Bản xung đột) Tựa' }))
    draft.patch({ title: '(Bản xung đột) Tựa', bylines: [{ name: 'Lê Quỳnh Mai', role: '', organisation: '' }] })
    expect(editor.commands.undo()).toBe(false)
    expect(draft.get().title).toBe('(Bản xung đột) Tựa')
  })

  it('draws only when a field changes', () => {
    const article = anArticle()
    const drawn = vi.fn()
    article.draft.subscribe(drawn)
    typeInBody(article, 'Thân bài')
    expect(drawn).toHaveBeenCalledTimes(0)
    type(article, 'T')
    undo(article)
    expect(drawn).toHaveBeenCalledTimes(2)
  })
})

describe('what is typed into a field', () => {
  it('is taken back by the words since the last pause', () => {
    const article = anArticle()
    type(article, 'Phong')
    type(article, ' ', { pause: 2000 })
    type(article, 'Điền')
    expect([undo(article), undo(article)]).toEqual(['Phong||', '||'])
  })

  it('is never taken back by half a syllable that Unikey types as backspace and letter, however slowly', () => {
    const article = anArticle()
    type(article, 'Sang ')
    type(article, 'tie<ê', { pause: 2000 })
    type(article, 'ng<<ếng', { pause: 2000 })
    expect(article.draft.get().title).toBe('Sang tiêếng')
    expect(undo(article)).toBe('Sang ||')
  })

  it('at another place of the line is a change of its own', () => {
    const article = anArticle()
    type(article, 'sáng nay')
    article.draft.patch({ title: 'Chợ họp sáng nay' })
    expect(undo(article)).toBe('sáng nay||')
  })

  it('is not undone into a decomposed text when it was only tidied on leaving', () => {
    const article = anArticle()
    const decomposed = 'Điền Hương'.normalize('NFD')
    for (const letter of decomposed) type(article, letter)
    article.draft.patch({ title: decomposed.normalize('NFC') })
    expect(undo(article)).toBe('||')
    expect(redo(article)).toBe('Điền Hương||')
  })

  it('as a byline is taken back by words too, though the line is kept as persons', () => {
    const { draft, editor } = anOpenArticle({ fields: someFields({ bylines: [] }) })
    let name = ''
    for (const letter of 'Lê Minh') {
      name += letter
      draft.patch({ bylines: [{ name, role: '', organisation: '' }] })
    }
    editor.commands.undo()
    expect(draft.get().bylines).toEqual([])
  })

  it('as an alternative text is one change, not one for each letter', () => {
    const { editor } = anOpenArticle({
      body: {
        type: 'doc',
        content: [
          {
            type: 'figure',
            attrs: { id: 'aaaaaaaaaaaa', media: null, alt: '' },
            content: [{ type: 'figureCaption' }, { type: 'figureCredit' }],
          },
        ],
      },
    })
    const alt = () => editor.state.doc.firstChild?.attrs.alt
    for (const letter of 'bến đò') {
      const change = editor.state.tr.setNodeAttribute(0, 'alt', alt() + letter)
      editor.view.dispatch(asTyped(editor.state, change, { place: 'alt', before: alt(), after: alt() + letter }))
    }
    expect(alt()).toBe('bến đò')
    editor.commands.undo()
    expect(alt()).toBe('')
  })
})
