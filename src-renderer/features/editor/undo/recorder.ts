import { isHistoryTransaction, redoDepth, undoDepth } from '@tiptap/pm/history'
import { type EditorState, Plugin, PluginKey, type Selection, type Transaction } from '@tiptap/pm/state'
import type { Step } from '@tiptap/pm/transform'

/** How an edit stands in the history; see `UndoEntry`. */
export type EditGroup = 'new' | 'same' | 'none' | 'appended'
/** One transaction as it came; `caret` is the selection before it. */
export type Recorded =
  | { readonly kind: 'edit'; readonly group: EditGroup; readonly steps: readonly Step[]; readonly caret: Selection }
  | { readonly kind: 'undo' | 'redo'; readonly caret: Selection }

/** Newest first; a new one on every transaction costs the same however many there are. */
type Link = { readonly recorded: Recorded; before: Link | null }
const recorder = new PluginKey<Link | null>('undoRecorder')

/** Notes every transaction that changed something, those that plugins append among them. It must stand behind the history. */
export const recorderPlugin = (): Plugin<Link | null> =>
  new Plugin<Link | null>({
    key: recorder,
    state: {
      init: () => null,
      apply(transaction, before, oldState, newState) {
        const recorded = record(transaction, oldState, newState)
        return recorded ? { recorded, before } : before
      },
    },
  })

/** A place in the recording, to go on from. */
export type RecordedUpTo = { readonly link: Link | null }

/** What was recorded after `upTo`, the oldest first. What came before is forgotten. */
export function takeRecorded(
  state: EditorState,
  upTo: RecordedUpTo,
): { readonly recorded: readonly Recorded[]; readonly upTo: RecordedUpTo } {
  const newest = recorder.getState(state) ?? null
  const recorded: Recorded[] = []
  for (let link = newest; link && link !== upTo.link; link = link.before) recorded.push(link.recorded)
  // The taker has it from here on; a day of writing must not stay in the memory twice.
  if (newest) newest.before = null
  return { recorded: recorded.reverse(), upTo: { link: newest } }
}

function record(transaction: Transaction, before: EditorState, after: EditorState): Recorded | null {
  const caret = before.selection
  // An undo whose steps are all gone with the text around them still takes one from the stack.
  if (isHistoryTransaction(transaction)) return { kind: redoDepth(after) < redoDepth(before) ? 'redo' : 'undo', caret }
  if (transaction.steps.length === 0) return null
  return { kind: 'edit', group: groupOf(transaction, before, after), steps: transaction.steps, caret }
}

function groupOf(transaction: Transaction, before: EditorState, after: EditorState): EditGroup {
  const cause: Transaction | undefined = transaction.getMeta('appendedTransaction')
  if (cause && isHistoryTransaction(cause)) return 'appended'
  if ([transaction, cause].some((one) => one?.getMeta('addToHistory') === false)) return 'none'
  return undoDepth(after) === undoDepth(before) ? 'same' : 'new'
}
