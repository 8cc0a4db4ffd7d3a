import type { UndoBase, UndoHistory } from '@shared/undo/undo-journal.ts'
import type { Editor } from '@tiptap/core'
import { useLayoutEffect, useRef, useState } from 'react'
import { newBlockId } from '../body/block-id-keeper.ts'
import { putState } from './put-state.ts'
import { restoreHistory } from './restore-history.ts'
import { UndoJournal } from './undo-journal.ts'

/** The open article's undo: as it was left, before the page is first seen, and kept with every save from then on. */
export function useUndoJournal(editor: Editor, stored: UndoBase, history: UndoHistory | null): UndoJournal {
  const [journal] = useState(() => new UndoJournal({ state: () => editor.state, newId: newBlockId }))
  const begun = useRef(false)
  useLayoutEffect(() => {
    if (begun.current) return
    begun.current = true
    const restored = history && restoreHistory({ ...stored, doc: editor.state.doc }, history)
    if (restored) putState(editor, restored.state)
    journal.begin(history && restored && { history, entries: restored.entries })
  }, [editor, journal, stored, history])
  return journal
}
