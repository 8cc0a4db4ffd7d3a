// @vitest-environment jsdom
import { aBody, someFields } from '@shared/article/article.testing.ts'
import { UNDO_LIMITS, undoBatchSchema } from '@shared/undo/undo-journal.ts'
import { closeHistory } from '@tiptap/pm/history'
import { describe, expect, it } from 'vitest'
import { anOpenArticle, aShelf, everythingUndone, type OpenArticle } from './undo.testing.ts'

const type = ({ editor }: OpenArticle, text: string) => {
  for (const letter of text)
    editor.view.dispatch(editor.state.tr.insertText(letter, 1 + caretOf(editor.state.doc.textContent)))
}
// Always at the end of the first paragraph.
const caretOf = (text: string) => text.length
const pause = ({ editor }: OpenArticle) => editor.view.dispatch(closeHistory(editor.state.tr))

describe('what a save takes along', () => {
  it('is a word as one step, whatever the number of its letters, and nothing when nothing was done', () => {
    const article = anOpenArticle({ body: aBody('') })
    expect(article.journal.batch()).toBeUndefined()
    type(article, 'thuyền')
    const batch = article.journal.batch()
    expect(undoBatchSchema.parse(JSON.parse(JSON.stringify(batch)))).toEqual({
      journal: expect.stringMatching(/^[0-9a-z]{12}$/),
      from: 0,
      base: { fields: someFields(), body: aBody('') },
      entries: [
        {
          kind: 'edit',
          group: 'new',
          steps: [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'thuyền' }] } }],
          caret: { type: 'text', anchor: 1, head: 1 },
        },
      ],
    })
    article.journal.answered(batch!, 1)
    expect(article.journal.batch()).toBeUndefined()
  })

  it('is what came since the last save that the store kept', () => {
    const article = anOpenArticle({ body: aBody('') })
    type(article, 'một')
    const first = article.journal.batch()!
    article.journal.answered(first, 1)
    type(article, ' hai')
    const second = article.journal.batch()!
    expect(second).toMatchObject({ journal: first.journal, from: 1, base: null, entries: [{ group: 'same' }] })
    // That save failed: the next one carries both.
    pause(article)
    type(article, ' ba')
    expect(article.journal.batch()).toMatchObject({ from: 1, entries: [{ group: 'same' }, { group: 'new' }] })
  })

  it('is everything again when the store does not hold it, as in the copy after a conflict', () => {
    const article = anOpenArticle({ body: aBody('') })
    type(article, 'một')
    article.journal.answered(article.journal.batch()!, 1)
    type(article, ' hai')
    article.journal.answered(article.journal.batch()!, null)
    expect(article.journal.batch()).toMatchObject({ from: 0, base: { body: aBody('') }, entries: [{}, {}] })
  })

  it('is nothing any more when the store never takes it', () => {
    const article = anOpenArticle({ body: aBody('') })
    type(article, 'một')
    for (let refused = 0; refused < 5; refused += 1) article.journal.answered(article.journal.batch()!, null)
    expect(article.journal.batch()).toBeUndefined()
  })

  it('is nothing for a text that is too long to be sent again', () => {
    const article = anOpenArticle({ body: aBody('x'.repeat(UNDO_LIMITS.bytes / 2)) })
    type(article, 'một')
    expect(article.journal.batch()).toBeUndefined()
  })

  it('begins anew where a text from elsewhere was shown', () => {
    const article = anOpenArticle({ body: aBody('') })
    type(article, 'một')
    const first = article.journal.batch()!
    article.journal.begin()
    article.journal.answered(first, 1)
    expect(article.journal.batch()).toBeUndefined()
    type(article, ' hai')
    const second = article.journal.batch()!
    expect(second.journal).not.toBe(first.journal)
    expect(second.base?.body).toMatchObject(aBody('một'))
  })
})

describe('a long day of writing', () => {
  const page = 'Bà con xã Hương Bình ra đồng từ tinh mơ '.repeat(300)
  /** A page put in and taken out again, so that the text stays short and its undo does not. */
  const putInAndOut = ({ editor }: OpenArticle, text = page) => {
    editor.view.dispatch(closeHistory(editor.state.tr.insertText(text, 1)))
    editor.view.dispatch(closeHistory(editor.state.tr.delete(1, 1 + text.length)))
  }
  const both = (shelf: ReturnType<typeof aShelf>, { editor }: OpenArticle) => ({
    live: everythingUndone(editor.state),
    reopened: everythingUndone(shelf.reopen().editor.state),
  })

  it('stays under the limits, and the latest of it can be undone after a restart', () => {
    const shelf = aShelf()
    const article = anOpenArticle({ body: aBody('') })
    const journals = new Set<string>()
    for (let round = 0; round < 150; round += 1) {
      putInAndOut(article)
      if (round % 3 === 0) article.editor.chain().undo().run() && article.editor.commands.undo()
      shelf.save(article)
      journals.add(shelf.history?.journal ?? '')
      if (round % 10 === 0) expect(JSON.stringify(shelf.history).length).toBeLessThan(UNDO_LIMITS.bytes)
    }
    expect(journals.size).toBeGreaterThan(1)
    const { live, reopened } = both(shelf, article)
    expect(reopened.back.length).toBeGreaterThan(20)
    expect(reopened.back).toEqual(live.back.slice(0, reopened.back.length))
    expect(reopened.forth.at(-1)).toEqual(live.forth.at(-1))
  })

  it('goes back further than the journal when the person does, and what can be redone is there too', () => {
    const shelf = aShelf()
    const article = anOpenArticle({ body: aBody('') })
    for (let round = 0; round < 240; round += 1) {
      putInAndOut(article, round < 120 ? 'Câu ngắn. ' : page)
      shelf.save(article)
    }
    const before = shelf.history
    expect(before?.entries.length).toBeLessThan(480)
    for (let time = 0; time < 25; time += 1) article.editor.commands.undo()
    shelf.save(article)
    expect(both(shelf, article).reopened.depth[1]).toBe(25)
    for (let time = 0; time < 240; time += 1) article.editor.commands.undo()
    shelf.save(article)
    // By now the redo alone is more than is kept.
    expect(shelf.history?.journal).not.toBe(before?.journal)
    const { live, reopened } = both(shelf, article)
    expect(reopened.depth[0]).toBeGreaterThan(100)
    expect(reopened.back).toEqual(live.back.slice(0, reopened.back.length))
  })

  it('keeps no more than the history itself can undo', () => {
    const shelf = aShelf()
    const article = anOpenArticle({ body: aBody('') })
    const { editor } = article
    for (let round = 0; round < 700; round += 1) {
      editor.view.dispatch(closeHistory(editor.state.tr.insertText('a', 1)))
      if (round % 50 === 0) shelf.save(article)
    }
    shelf.save(article)
    expect(both(shelf, article).reopened).toEqual(both(shelf, article).live)
    while (editor.commands.undo());
    shelf.save(article)
    const { live, reopened } = both(shelf, article)
    expect(live.depth[0]).toBe(0)
    expect(reopened.back[0]).toEqual(live.back[0])
    expect(reopened.forth.at(-1)).toEqual(live.forth.at(-1))
  })
})
