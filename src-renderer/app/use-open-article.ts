import type { State } from '@shared/article/decision.ts'
import { actionsFor, type GuardedKind, mayEdit } from '@shared/workflow/transitions.ts'
import { type RefObject, useRef, useState } from 'react'
import { type Failure, type Opened, type Session, useOpened, useUndoHistory, type ValueOf } from '../client/index.ts'
import type { ArticleEditorHandle, SavedArticle, SaveStatus } from '../features/editor/index.ts'

export type OpenArticle = {
  readonly id: string | null
  readonly opened: Opened | null
  /** What can be undone in it from earlier writing. */
  readonly undo: ValueOf<'articles.undoHistory'>
  readonly failure: Failure | null
  readonly editor: RefObject<ArticleEditorHandle | null>
  readonly state: State
  readonly contentHash: string
  readonly actions: readonly GuardedKind[]
  readonly editable: boolean
  readonly status: SaveStatus
  /** Counts the saves, for what is to be looked at again after each. */
  readonly saves: number
  readonly copyId: string | null
  /** Goes up when the page is to begin anew over what is stored. */
  readonly visit: number
  readonly reopen: () => void
  readonly onSaved: (saved: SavedArticle) => void
  readonly onStatus: (status: SaveStatus) => void
  readonly onConflict: (conflict: { readonly copyId: string }) => void
}

/** The article in the third pane: as it was read, with what its saves have changed since. */
export function useOpenArticle(id: string | null, session: Session): OpenArticle {
  const answer = useOpened(id)
  const undo = useUndoHistory(id)
  const editor = useRef<ArticleEditorHandle | null>(null)
  const [saved, setSaved] = useState<SavedArticle | null>(null)
  const [status, setStatus] = useState<SaveStatus>({ kind: 'saved', at: null })
  const [saves, setSaves] = useState(0)
  const [visit, setVisit] = useState(0)
  const canWrite = session.library.readOnly === null
  const [begun, setBegun] = useState<string | null>(null)
  if (canWrite && begun !== id) setBegun(id)
  const [conflict, setConflict] = useState<{ readonly of: string | null; readonly copyId: string } | null>(null)
  // The page is shown when its undo is there too: it cannot be put under what is typed meanwhile.
  const opened = answer?.ok && answer.value.article.id === id && undo !== undefined ? answer.value : null
  const live = opened && saved && saved.id === id && saved.generation >= opened.generation ? saved : opened
  const state = live?.state ?? 'draft'
  const roles = session.profile?.roles ?? []
  return {
    id,
    opened,
    undo: undo ?? null,
    failure: answer && !answer.ok ? answer.error : null,
    editor,
    state,
    contentHash: live?.contentHash ?? '',
    actions: opened ? actionsFor(state, roles) : [],
    // A library that stops being writable does not stop a sentence: its words go on in memory, to be saved elsewhere.
    editable: (canWrite || begun === id) && mayEdit(state, roles),
    status,
    saves,
    copyId: conflict?.of === id ? (conflict?.copyId ?? null) : null,
    visit,
    reopen: () => {
      setConflict(null)
      setVisit((count) => count + 1)
    },
    onSaved: (next) => {
      setSaved(next)
      setSaves((count) => count + 1)
    },
    onStatus: setStatus,
    onConflict: ({ copyId }) => setConflict({ of: id, copyId }),
  }
}
