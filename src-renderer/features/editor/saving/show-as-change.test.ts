// @vitest-environment jsdom
import { EMPTY_FIELDS } from '@shared/article/article.ts'
import { articleExtensions } from '@shared/article/body/extensions.ts'
import { twoTexts } from '@shared/review/article-texts.testing.ts'
import { Editor } from '@tiptap/core'
import { UndoRedo } from '@tiptap/extensions'
import { redo, undo } from '@tiptap/pm/history'
import { Node } from '@tiptap/pm/model'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { UNDO_OPTIONS } from '../body/undo-groups.ts'
import { ArticleUndo } from '../undo/article-undo.ts'
import { fieldsIn } from '../undo/field-step.ts'
import { showAsChange } from './show-as-change.ts'

let editor: Editor
afterEach(() => editor.destroy())

const open = (text: { readonly fields: typeof EMPTY_FIELDS; readonly body: unknown }) => {
  editor = new Editor({
    extensions: [
      ...articleExtensions(),
      UndoRedo.configure(UNDO_OPTIONS),
      ArticleUndo.configure({ fields: () => text.fields }),
    ],
    content: text.body as object,
  })
}
const now = () => ({ fields: fieldsIn(editor.state), body: editor.state.doc.toJSON() })
const asShown = (text: { readonly fields: unknown; readonly body: unknown }) => ({
  fields: text.fields,
  body: Node.fromJSON(editor.schema, text.body).toJSON(),
})

describe('a version that was put back', () => {
  it('is there whole, goes with one undo and comes with one redo, whatever the two texts', () =>
    fc.assert(
      fc.property(twoTexts, ([before, after]) => {
        // The editor mends tables with rows of different lengths as it opens them.
        fc.pre(!JSON.stringify([before, after]).includes('"table"'))
        open(before)
        showAsChange(editor, after)
        expect(now()).toEqual(asShown(after))
        if (JSON.stringify(now()) !== JSON.stringify(asShown(before))) {
          undo(editor.state, editor.view.dispatch)
          expect(now()).toEqual(asShown(before))
          redo(editor.state, editor.view.dispatch)
          expect(now()).toEqual(asShown(after))
        }
        editor.destroy()
      }),
      { numRuns: 200 },
    ))

  it('is not undone together with what was typed before or after it', () => {
    const body = { type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'a'.repeat(12) } }] }
    open({ fields: EMPTY_FIELDS, body })
    editor.commands.insertContent('trước')
    showAsChange(editor, { fields: EMPTY_FIELDS, body })
    editor.commands.insertContent('sau')
    const seen = [editor.getText()]
    for (let step = 0; step < 3; step += 1) {
      undo(editor.state, editor.view.dispatch)
      seen.push(editor.getText())
    }
    expect(seen).toEqual(['sau', '', 'trước', ''])
  })
})
