import { sameContent } from '@shared/article/same-content.ts'
import type { UndoBase, UndoHistory } from '@shared/undo/undo-journal.ts'
import { closeHistory } from '@tiptap/pm/history'
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { snapshotOf } from '../body/body-snapshot.ts'
import { fieldsIn } from './field-step.ts'
import { replay } from './replay.ts'

export type Restored = {
  readonly state: EditorState
  /** How many entries of the journal lead to the stored text. */
  readonly entries: number
}

/**
 * The stored text with everything that can be undone in it, or null when the journal does not lead to that text: the
 * text on disk always wins. `stored` is that text as this editor reads it.
 */
export function restoreHistory(stored: { readonly doc: Node } & UndoBase, history: UndoHistory): Restored | null {
  const states = replay(stored.doc.type.schema, history.base, history.entries, history.ends)
  const at = states.findLastIndex((state) => isStored(stored, state))
  const found =
    at >= 0 ? at : states.findLastIndex((state, index) => isLate(index, states) && isStoredInNfc(stored, state))
  const state = states[found]
  // The next change is the beginning of a group.
  return state ? { state: state.apply(closeHistory(state.tr)), entries: history.ends[found] ?? 0 } : null
}

const isStored = (stored: { readonly doc: Node } & UndoBase, state: EditorState): boolean =>
  state.doc.content.size === stored.doc.content.size &&
  state.doc.eq(stored.doc) &&
  sameContent(fieldsIn(state), stored.fields)

/** The store keeps NFC, whatever was typed. */
function isStoredInNfc(stored: UndoBase, state: EditorState): boolean {
  const { fields, body } = inNfc({ fields: fieldsIn(state), body: snapshotOf(state.doc) })
  return sameContent(fields, stored.fields) && sameContent(body, stored.body)
}

/** The journal is at most one save ahead; writing the whole body for each of thousands of states would be felt. */
const isLate = (index: number, states: readonly EditorState[]): boolean => index >= states.length - 2

// Nothing in the marks of JSON composes with a letter's tone.
const inNfc = (base: UndoBase): UndoBase => JSON.parse(JSON.stringify(base).normalize('NFC'))
