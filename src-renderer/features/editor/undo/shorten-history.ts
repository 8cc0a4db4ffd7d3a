import { sameContent } from '@shared/article/same-content.ts'
import type { UndoBase, UndoEntry } from '@shared/undo/undo-journal.ts'
import { history, redo, redoDepth, undo, undoDepth } from '@tiptap/pm/history'
import type { EditorState, Selection, Transaction } from '@tiptap/pm/state'
import type { Step } from '@tiptap/pm/transform'
import { snapshotOf } from '../body/body-snapshot.ts'
import { UNDO_OPTIONS } from '../body/undo-groups.ts'
import { fieldsIn, fieldsPlugin } from './field-step.ts'
import { replay } from './replay.ts'
import { writeEntries } from './write-entries.ts'

type Limits = { readonly entries: number; readonly bytes: number }
export type ShortHistory = { readonly base: UndoBase; readonly entries: readonly UndoEntry[] }

/**
 * The latest of what can be undone and redone now, one entry for each group, and the text that it starts from; at most
 * so many entries and bytes. Groups that were undone and overwritten are not in it, nor the letters of a word one by one.
 */
export function shortenHistory(editor: EditorState, limits: Limits): ShortHistory {
  const state = alone(editor)
  return (
    shortenFrom(allRedone(state), state, limits) ??
    // What can be redone is too much: what can be undone is worth more.
    shortenFrom({ state, redone: 0 }, state, limits) ?? { base: baseOf(state), entries: [] }
  )
}

/** The text of an editor as a journal starts from it. */
export const baseOf = (state: EditorState): UndoBase => ({ fields: fieldsIn(state), body: snapshotOf(state.doc) })

function shortenFrom(top: Top, state: EditorState, limits: Limits): ShortHistory | null {
  const groups: UndoEntry[] = []
  let bytes = 0
  let at = top.state
  while (undoDepth(at) > 0 && groups.length < limits.entries) {
    const undone = step(at, undo)
    if (!undone) break
    const entries = asEdit(undone.transaction, undone.state.selection)
    bytes += entries.reduce((sum, entry) => sum + JSON.stringify(entry).length, 0)
    if (bytes > limits.bytes) break
    groups.unshift(...entries)
    at = undone.state
  }
  const entries = [...groups, ...Array.from({ length: top.redone }, (): UndoEntry => ({ kind: 'undo' }))]
  const short = { base: baseOf(at), entries }
  return leadsTo(short, state, top.redone) ? short : null
}

/** The state with its history and fields, without the plugins that add to a change. */
const alone = (state: EditorState): EditorState =>
  state.reconfigure({ plugins: [history(UNDO_OPTIONS), fieldsPlugin(fieldsIn(state))] })

type Top = { readonly state: EditorState; readonly redone: number }

function allRedone(state: EditorState): Top {
  let at = state
  let redone = 0
  while (redoDepth(at) > 0) {
    const next = step(at, redo)
    if (!next) break
    at = next.state
    redone += 1
  }
  return { state: at, redone }
}

function step(state: EditorState, command: typeof undo) {
  const done: Transaction[] = []
  command(state, (transaction) => void done.push(transaction))
  const [transaction] = done
  return transaction ? { transaction, state: state.apply(transaction) } : null
}

/** What an undo took back, as the edit that it was. */
function asEdit({ steps, docs }: Transaction, caret: Selection): readonly UndoEntry[] {
  const forward = steps.map((undone, index) => invert(undone, docs[index])).reverse()
  return forward.length > 0 ? writeEntries([{ kind: 'edit', group: 'new', steps: forward, caret }]) : []
}

function invert(step: Step, doc: Transaction['docs'][number] | undefined): Step {
  if (!doc) throw new Error('a step without the document it was made in')
  return step.invert(doc)
}

function leadsTo({ base, entries }: ShortHistory, state: EditorState, redone: number): boolean {
  const [last] = replay(state.schema, base, entries, [entries.length])
  if (!last) return false
  return last.doc.eq(state.doc) && sameContent(fieldsIn(last), fieldsIn(state)) && redoDepth(last) === redone
}
