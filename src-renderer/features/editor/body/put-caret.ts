import type { Editor } from '@tiptap/core'
import { Selection } from '@tiptap/pm/state'

/** Puts the caret at or after `position` and the focus into the body at once: Tiptap's own focus waits a frame, and a key typed meanwhile is lost. */
export function putCaret(editor: Editor, position: number): void {
  const { doc, tr } = editor.state
  editor.view.dispatch(
    tr.setSelection(Selection.near(doc.resolve(Math.min(position, doc.content.size)))).scrollIntoView(),
  )
  editor.view.focus()
}
