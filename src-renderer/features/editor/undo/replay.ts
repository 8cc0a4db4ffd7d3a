import { type BodyNode, findBodyFault } from '@shared/article/body-check.ts'
import type { UndoBase, UndoEntry } from '@shared/undo/undo-journal.ts'
import { closeHistory, history, redo, undo } from '@tiptap/pm/history'
import { Node, type Schema } from '@tiptap/pm/model'
import { EditorState, Selection, type Transaction } from '@tiptap/pm/state'
import { Step } from '@tiptap/pm/transform'
import { UNDO_OPTIONS } from '../body/undo-groups.ts'
import { fieldsPlugin } from './field-step.ts'

/** Joins the edits of one group, as the input of one composition is joined. */
const ONE_GROUP = 'replayed'

/**
 * Does again what a journal says, from the text that it starts with: the state after each of `ends` entries, in their
 * order. Stops before the first entry that cannot be done or that would bring in what the body may not hold. The
 * states have a history and fields and nothing else, so nothing is sent, drawn or added meanwhile.
 */
export function replay(
  schema: Schema,
  base: UndoBase,
  entries: readonly UndoEntry[],
  ends: readonly number[],
): readonly EditorState[] {
  const states: EditorState[] = []
  const wanted = new Set(ends)
  try {
    let state = stateAt(schema, base)
    state.doc.check()
    let last: Transaction | null = null
    if (wanted.has(0)) states.push(state)
    for (const [index, entry] of entries.entries()) {
      const from = withCaret(state, entry.caret)
      const transaction = again(from, entry, last)
      if (!transaction) break
      const next = from.apply(transaction)
      if (entry.kind === 'edit' && !isSound(state.doc, next.doc)) break
      state = next
      if (entry.kind !== 'edit') last = transaction
      if (wanted.has(index + 1)) states.push(state)
    }
  } catch {
    // A step that does not fit, or was never one of ours: what came before it stands.
  }
  return states
}

/** The first state of an article that nothing was done to yet. */
export function stateAt(schema: Schema, { fields, body }: UndoBase): EditorState {
  return EditorState.create({
    doc: Node.fromJSON(schema, body),
    plugins: [history(UNDO_OPTIONS), fieldsPlugin(fields)],
  })
}

function again(state: EditorState, entry: UndoEntry, last: Transaction | null): Transaction | null {
  if (entry.kind !== 'edit') {
    let done: Transaction | null = null
    const command = entry.kind === 'undo' ? undo : redo
    command(state, (transaction) => {
      done = transaction
    })
    return done
  }
  const transaction = state.tr
  for (const json of entry.steps) transaction.step(Step.fromJSON(state.schema, json))
  switch (entry.group) {
    case 'new':
      return closeHistory(transaction).setMeta('composition', ONE_GROUP)
    case 'same':
      return transaction.setMeta('composition', ONE_GROUP)
    case 'none':
      return transaction.setMeta('addToHistory', false)
    case 'appended':
      return last && transaction.setMeta('appendedTransaction', last)
  }
}

/** The caret only tells where an undo will put it back; one that fits nowhere is left where it is. */
function withCaret(state: EditorState, caret: UndoEntry['caret']): EditorState {
  if (!caret) return state
  try {
    return state.apply(state.tr.setSelection(Selection.fromJSON(state.doc, caret)))
  } catch {
    return state
  }
}

/** Whether every block that is new in the body is one that the body may hold. */
function isSound(before: Node, after: Node): boolean {
  const fresh = freshBlocks(before, after)
  for (const block of fresh) block.check()
  if (fresh.length === 0) return after.childCount > 0
  return findBodyFault({ type: 'doc', content: fresh.map(withoutItsWords) }) === null
}

/** What may stand where does not depend on the words, and a long paragraph would be read again for each of thousands of entries. */
function withoutItsWords(node: Node): BodyNode {
  const { type, attrs, marks } = node
  return {
    type: type.name,
    attrs,
    ...(marks.length > 0 ? { marks: marks.map((mark) => mark.toJSON()) } : {}),
    ...(node.isText ? { text: 'x', attrs: {} } : { content: node.children.map(withoutItsWords) }),
  }
}

/** Blocks that did not change are the same objects. */
function freshBlocks(before: Node, after: Node): readonly Node[] {
  const shorter = Math.min(before.childCount, after.childCount)
  let start = 0
  while (start < shorter && before.child(start) === after.child(start)) start += 1
  let end = 0
  while (end < shorter - start && before.child(before.childCount - 1 - end) === after.child(after.childCount - 1 - end))
    end += 1
  return after.children.slice(start, after.childCount - end)
}
