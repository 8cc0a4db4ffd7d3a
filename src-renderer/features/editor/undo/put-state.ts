import type { UndoBase } from '@shared/undo/undo-journal.ts'
import type { Editor } from '@tiptap/core'
import { type EditorState, Selection } from '@tiptap/pm/state'
import { stateAt } from './replay.ts'

/** Shows a text that came from the store: not an edit, and nothing before it can be undone. */
export const showStored = (editor: Editor, stored: UndoBase): void => putState(editor, stateAt(editor.schema, stored))

/** Puts a state into the open editor, with the editor's own plugins around it and the caret where it was. */
export function putState(editor: Editor, state: EditorState): void {
  const { plugins, selection } = editor.state
  const whole = state.reconfigure({ plugins })
  const caret = Selection.near(whole.doc.resolve(Math.min(selection.from, whole.doc.content.size)))
  editor.view.updateState(whole.apply(whole.tr.setSelection(caret)))
  // Nothing to save: the toolbar and the fields look again.
  editor.view.dispatch(editor.state.tr)
}
