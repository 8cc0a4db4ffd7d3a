// @vitest-environment jsdom
import { aBody, someFields } from '@shared/article/article.testing.ts'
import { closeHistory } from '@tiptap/pm/history'
import { Selection, TextSelection } from '@tiptap/pm/state'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anOpenArticle, aShelf, everythingUndone, type OpenArticle } from './undo.testing.ts'

type Act = { readonly kind: keyof typeof ACTS; readonly at: number; readonly size: number; readonly text: string }

const place = ({ editor }: OpenArticle, at: number): number => Math.floor(at * editor.state.doc.content.size)
const caretAt = (article: OpenArticle, at: number, size = 0) => {
  const { doc } = article.editor.state
  const $from = doc.resolve(place(article, at))
  const from = Selection.near($from).from
  return TextSelection.between(doc.resolve(from), doc.resolve(Math.min(doc.content.size, from + size)))
}
const at = (article: OpenArticle, act: Act) => {
  const { editor } = article
  editor.view.dispatch(editor.state.tr.setSelection(caretAt(article, act.at, act.size)))
  return editor.chain()
}

/** What a reporter and an editor do to an article. */
const ACTS = {
  type: ({ editor }, { text }) => editor.view.dispatch(editor.state.tr.insertText(text)),
  typeElsewhere: (article, act) => void at(article, act).insertContent(act.text).run(),
  pause: ({ editor }) => editor.view.dispatch(closeHistory(editor.state.tr)),
  erase: (article, act) => {
    const { editor } = article
    editor.view.dispatch(editor.state.tr.setSelection(caretAt(article, act.at, act.size)).deleteSelection())
  },
  newParagraph: (article, act) => void at(article, act).splitBlock().run(),
  join: (article, act) => void at(article, act).joinBackward().run(),
  bold: (article, act) => void at(article, act).toggleMark('bold').run(),
  crosshead: (article, act) => void at(article, act).toggleHeading({ level: 2 }).run(),
  list: (article, act) => void at(article, act).toggleBulletList().run(),
  quote: (article, act) => void at(article, act).toggleBlockquote().run(),
  photo: ({ editor }, { text }) => {
    const { figure, figureCaption, figureCredit } = editor.schema.nodes
    const lines = [figureCaption!.create(null, editor.schema.text(text)), figureCredit!.create()]
    editor.view.dispatch(editor.state.tr.insert(editor.state.doc.content.size, figure!.create(null, lines)))
  },
  alternativeText: ({ editor }, { text }) => {
    editor.state.doc.forEach((node, position) => {
      if (node.type.name === 'figure') editor.view.dispatch(editor.state.tr.setNodeAttribute(position, 'alt', text))
    })
  },
  title: ({ draft }, { text }) => draft.patch({ title: `${draft.get().title}${text}`.slice(0, 500) }),
  genre: ({ draft }, { text }) => draft.patch({ genre: text.slice(0, 60) }),
  leadPhoto: ({ draft }, { text, size }) =>
    draft.patch({ leadPhoto: size > 4 ? null : { media: null, caption: text, credit: '', alt: '' } }),
  byline: ({ draft }, { text }) => draft.patch({ bylines: [{ name: text, role: '', organisation: '' }] }),
  titleFromStore: ({ draft }, { text }) => draft.replace({ ...draft.get(), title: `(Bản xung đột) ${text}` }),
  undo: ({ editor }) => void editor.commands.undo(),
  redo: ({ editor }) => void editor.commands.redo(),
  undoMuch: ({ editor }, { size }) => {
    for (let time = 0; time < size; time += 1) editor.commands.undo()
  },
} satisfies Record<string, (article: OpenArticle, act: Act) => void>

const syllables = fc.constantFrom('a', ' ', 'Điền', 'Hương ', 'ế', 'phường', '2/9', '\u{1f4f7}', 'nón lá ')
const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('type', 'title') },
    { weight: 3, arbitrary: fc.constantFrom('undo', 'redo') },
    { weight: 6, arbitrary: fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[])) },
  ),
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  size: fc.nat({ max: 8 }),
  text: syllables,
})
const session = fc.array(fc.array(act, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 8 })
const cut = fc.constantFrom('no', 'before the text')

it('after a kill at any save, the text, its undo and its redo are as they were when it was saved', () => {
  fc.assert(
    fc.property(session, cut, fc.array(act, { maxLength: 8 }), (saves, last, after) => {
      const shelf = aShelf()
      const article = anOpenArticle({ fields: someFields(), body: aBody('Sáng nay', 'Bà con ra đồng', 'Chợ họp sớm') })
      let savedAs = everythingUndone(article.editor.state)
      for (const [index, acts] of saves.entries()) {
        for (const one of acts) ACTS[one.kind](article, one)
        const cutNow = index === saves.length - 1 && index > 0 ? last : 'no'
        shelf.save(article, cutNow)
        const now = everythingUndone(article.editor.state)
        // What was done since and led back to the same text is there too.
        if (cutNow === 'no' || now.back[0] === savedAs.back[0]) savedAs = now
      }
      const reopened = shelf.reopen()
      expect(everythingUndone(reopened.editor.state)).toEqual(savedAs)

      // And so again, from one program to the next.
      for (const one of after) ACTS[one.kind](reopened, one)
      shelf.save(reopened)
      expect(everythingUndone(shelf.reopen().editor.state)).toEqual(everythingUndone(reopened.editor.state))
    }),
    { numRuns: Number(process.env.TOA_SOAN_RUNS ?? 60) },
  )
})

it('in a journal that is full again and again, what can be undone after a restart is the latest of what could be', () => {
  fc.assert(
    fc.property(session, fc.nat({ max: 12 }), (saves, entries) => {
      const shelf = aShelf()
      const content = { fields: someFields(), body: aBody('Sáng nay', 'Bà con ra đồng', 'Chợ họp sớm') }
      const article = anOpenArticle(content, null, { entries: 4 + entries, bytes: 20_000 })
      for (const acts of saves) {
        for (const one of acts) ACTS[one.kind](article, one)
        shelf.save(article)
      }
      const live = everythingUndone(article.editor.state)
      const reopened = everythingUndone(shelf.reopen().editor.state)
      expect(reopened.back).toEqual(live.back.slice(0, reopened.back.length))
      expect(reopened.carets).toEqual(live.carets.slice(0, reopened.carets.length))
      // A title that came from the store is not redone, and shows again only above its place.
      const redone = saves.flat().every(({ kind }) => kind !== 'titleFromStore') && reopened.depth[1] !== 0
      if (redone) expect(reopened.forth.at(-1)).toEqual(live.forth.at(-1))
    }),
    { numRuns: Number(process.env.TOA_SOAN_RUNS ?? 60) },
  )
})
