import { Extension } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** From this long on, the next word begins a new group. */
export const PAUSE_MS = 700

/**
 * One undo takes back words, not keystrokes: a new group starts only at the edge of a word after a pause, so a
 * syllable that Unikey types as backspace and letter, however slowly, is never split.
 */
export const UndoGroups = Extension.create({
  name: 'undoGroups',
  addProseMirrorPlugins() {
    let lastTyped = 0
    const startGroup = (view: EditorView) => {
      if (!view.composing) view.dispatch(closeHistory(view.state.tr))
    }
    return [
      new Plugin({
        props: {
          handleTextInput: (view, from, _to, text) => {
            const now = Date.now()
            const paused = now - lastTyped > PAUSE_MS
            lastTyped = now
            const before = view.state.doc.textBetween(Math.max(0, from - 1), from, '\n', '\n')
            if (paused && isLetter(before) !== isLetter(text)) startGroup(view)
            return false
          },
          handleKeyDown: (view, event) => {
            // Unikey's backspaces belong to the syllable that it types again after them.
            if (event.key === 'Backspace') lastTyped = Date.now()
            if (event.key === 'Enter' && !event.isComposing) startGroup(view)
            return false
          },
        },
      }),
    ]
  },
})

/** Whether any of it is a letter, a mark on one, or a digit. */
export const isLetter = (text: string): boolean => /[\p{L}\p{N}\p{M}]/u.test(text)

/** The history's own time limit stays out of the way of UndoGroups. */
export const UNDO_OPTIONS = { depth: 500, newGroupDelay: 60_000 } as const
