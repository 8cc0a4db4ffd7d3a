import type { Editor } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { changeOf } from '../undo/field-step.ts'
import type { Draft } from './autosave.ts'

/** Shows a text that the person had put back: one change of fields and body together, undone like any other. */
export function showAsChange(editor: Editor, { fields, body }: Draft): void {
  const transaction = changeOf(editor.state, fields) ?? editor.state.tr
  putBody(transaction, Node.fromJSON(editor.schema, body))
  if (transaction.steps.length === 0) return
  editor.view.dispatch(closeHistory(transaction))
  // What is typed next is a change of its own.
  editor.view.dispatch(closeHistory(editor.state.tr))
}

/** Replaces only what differs, so that the caret stays where its words stay. */
function putBody(transaction: Transaction, body: Node): void {
  const { doc } = transaction
  const from = doc.content.findDiffStart(body.content)
  const ends = doc.content.findDiffEnd(body.content)
  if (from === null || !ends) return
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b))
  const [to, toNew] = [ends.a + overlap, ends.b + overlap]
  const step = new ReplaceStep(from, to, body.slice(from, toNew))
  // Where the ends lie in blocks of another depth, the whole body is put in.
  if (!transaction.maybeStep(step).doc?.eq(body)) transaction.replaceWith(0, transaction.doc.content.size, body.content)
}
