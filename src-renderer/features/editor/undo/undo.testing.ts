import { aBody, someFields } from '@shared/article/article.testing.ts'
import type { ArticleFields, BodyNode } from '@shared/article/article.ts'
import { articleExtensions } from '@shared/article/body/extensions.ts'
import {
  UNDO_LIMITS,
  type UndoBase,
  type UndoBatch,
  type UndoEntry,
  type UndoHistory,
} from '@shared/undo/undo-journal.ts'
import { Editor } from '@tiptap/core'
import { UndoRedo } from '@tiptap/extensions'
import { redo, redoDepth, undo, undoDepth } from '@tiptap/pm/history'
import type { EditorState } from '@tiptap/pm/state'
import { onTestFinished } from 'vitest'
import { BlockIdKeeper, newBlockId } from '../body/block-id-keeper.ts'
import { UNDO_OPTIONS, UndoGroups } from '../body/undo-groups.ts'
import { createDraftFields } from '../fields/draft-fields.ts'
import { ArticleUndo } from './article-undo.ts'
import { fieldsIn } from './field-step.ts'
import { putState } from './put-state.ts'
import { restoreHistory } from './restore-history.ts'
import { baseOf } from './shorten-history.ts'
import { UndoJournal } from './undo-journal.ts'

export type OpenArticle = ReturnType<typeof anOpenArticle>

/** An article open in a real editor, with its undo as it was left. */
export function anOpenArticle(
  { fields = someFields(), body = aBody() }: { fields?: ArticleFields; body?: BodyNode } = {},
  history: UndoHistory | null = null,
  limits = UNDO_LIMITS as { readonly entries: number; readonly bytes: number },
) {
  const editor = new Editor({
    extensions: [
      ...articleExtensions(),
      UndoRedo.configure(UNDO_OPTIONS),
      UndoGroups,
      ArticleUndo.configure({ fields: () => fields }),
      BlockIdKeeper,
    ],
    injectCSS: false,
    content: body as never,
  })
  onTestFinished(() => editor.destroy())
  const restored = history && restoreHistory({ fields, body, doc: editor.state.doc }, history)
  if (restored) putState(editor, restored.state)
  const journal = new UndoJournal({ state: () => editor.state, newId: newBlockId, limits })
  journal.begin(history && restored && { history, entries: restored.entries })
  return { editor, journal, draft: createDraftFields(editor), restored, text: () => editor.getText() }
}

/** Where saves go: the text and its undo, as the library keeps them. */
export function aShelf() {
  let stored: UndoBase | null = null
  let history: UndoHistory | null = null
  const keep = (batch: UndoBatch): number | null => {
    const { journal, from, base } = batch
    if (base) history = { journal, base, entries: [], ends: [0] }
    if (history?.journal !== journal || from > history.entries.length) return null
    // Through text, as on the disk.
    const added: UndoEntry[] = JSON.parse(JSON.stringify(batch.entries))
    const entries = [...history.entries.slice(0, from), ...added]
    history = {
      ...history,
      entries,
      ends: [...history.ends.filter((end) => end <= from && end < entries.length), entries.length],
    }
    return entries.length
  }
  return {
    keep,
    /** Saves the text and its undo, unless the power goes between the two. */
    save({ editor, journal }: OpenArticle, cut: 'no' | 'before the text' | 'undo not written' = 'no'): void {
      const batch = journal.batch()
      const count = batch && cut !== 'undo not written' ? keep(batch) : null
      if (cut === 'before the text') return
      stored = JSON.parse(JSON.stringify(baseOf(editor.state)))
      if (batch) journal.answered(batch, count)
    },
    reopen: () => anOpenArticle(stored ?? {}, history),
    get history() {
      return history
    },
  }
}

/** Everything that undo and redo lead to from here: the texts down to the first, with the carets, and up to the last. */
export function everythingUndone(state: EditorState) {
  const back = walk(state, undo)
  const forth = walk(back.at(-1) ?? state, redo)
  const carets = back.slice(1).map(({ selection }) => selection.toJSON())
  return { depth: [undoDepth(state), redoDepth(state)], back: back.map(shown), forth: forth.map(shown), carets }
}

function walk(state: EditorState, command: typeof undo): readonly EditorState[] {
  const states = [state]
  for (;;) {
    const now = states.at(-1) ?? state
    let next: EditorState | null = null
    command(now, (transaction) => {
      next = now.apply(transaction)
    })
    if (!next) return states
    states.push(next)
  }
}

const shown = (state: EditorState) => JSON.stringify([state.doc.toJSON(), fieldsIn(state)])
