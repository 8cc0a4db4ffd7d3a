import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { isLetter, PAUSE_MS } from '../body/undo-groups.ts'
import { textChange } from './text-change.ts'

/** What was typed last outside the body's own text, while nothing else has changed since. */
type Typed = { readonly place: string; readonly time: number; readonly from: number; readonly to: number }
type Groups = { readonly count: number; readonly last: Typed | null }

const groups = new PluginKey<Groups>('typedGroups')

/** Groups what is typed into fields by the rule of the body: one undo takes back words, never part of a syllable. */
export const typedGroupsPlugin = (): Plugin<Groups> =>
  new Plugin<Groups>({
    key: groups,
    state: {
      init: () => ({ count: 0, last: null }),
      apply: (transaction, now) => {
        const next: Groups | undefined = transaction.getMeta(groups)
        if (next) return next
        return transaction.docChanged ? { ...now, last: null } : now
      },
    },
  })

/**
 * Marks a change as typed at `place`, from `before` to `after`, so that the history joins it with the change before it
 * where they are one; null texts are a choice, which is always undone alone.
 */
export function asTyped(
  state: EditorState,
  transaction: Transaction,
  { place, before, after }: { readonly place: string; readonly before: string | null; readonly after: string | null },
): Transaction {
  const { count, last } = groups.getState(state) ?? { count: 0, last: null }
  const { time } = transaction
  const change = before === null || after === null ? null : textChange(before, after)
  const typed = change && { place, time, from: change.at, to: change.at + change.inserted.length }
  // A text that is only brought into NFC on leaving the field is no change of its own.
  const tidied = before !== null && before.normalize('NFC') === after
  const goesOn =
    last?.place === place &&
    change !== null &&
    (tidied ||
      (change.at <= last.to &&
        change.at + change.removed.length >= last.from &&
        !(time - last.time > PAUSE_MS && change.removed === '' && atWordEdge(before ?? '', change))))
  const next: Groups = { count: goesOn ? count : count + 1, last: typed }
  // The history joins the transactions of one composition, whatever they change.
  return transaction.setMeta(groups, next).setMeta('composition', `typed ${next.count}`)
}

const atWordEdge = (before: string, { at, inserted }: { readonly at: number; readonly inserted: string }): boolean =>
  isLetter(before.slice(Math.max(0, at - 1), at)) !== isLetter(inserted.slice(0, 1))
