import { useEffect, useRef } from 'react'
import type { Client, Envelope, InputOf } from '../../../client/index.ts'
import type { SavedArticle } from '../article-editor.types.ts'
import type { UndoJournal } from '../undo/undo-journal.ts'
import { Autosave, type AutosaveParts, type Draft, type SaveStatus } from './autosave.ts'

type Parts = {
  readonly client: Client
  readonly id: string
  readonly generation: number
  readonly stored: Draft
  readonly savedAt: string
  readonly snapshot: () => Draft
  /** What can be undone goes with the text. */
  readonly journal: Pick<UndoJournal, 'batch' | 'answered' | 'giveUp'>
  readonly onStatus: (status: SaveStatus) => void
  readonly onSaved: (saved: SavedArticle) => void
  readonly onConflict: (conflict: {
    readonly copyId: string
    readonly sentTitle: string
    readonly copyTitle: string | null
  }) => void
}

/** The article's autosave for as long as its page is open; leaving the page, the window or the field saves at once. */
export function useAutosave(parts: Parts): Autosave {
  const latest = useRef(parts)
  useEffect(() => {
    latest.current = parts
  })
  const shown = useRef(false)
  const made = useRef<Autosave | null>(null)
  made.current ??= new Autosave(partsOf(latest, shown))
  const autosave = made.current
  useEffect(() => {
    const flush = () => void autosave.flush()
    const onHidden = () => {
      if (document.visibilityState === 'hidden') flush()
    }
    const onLeaving = (event: BeforeUnloadEvent) => {
      if (autosave.settled) return
      flush()
      event.preventDefault()
    }
    shown.current = true
    autosave.open()
    window.addEventListener('blur', flush)
    window.addEventListener('pagehide', flush)
    window.addEventListener('beforeunload', onLeaving)
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      window.removeEventListener('blur', flush)
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', onHidden)
      shown.current = false
      // The window asks before it closes for as long as the text of a page that was left is not stored.
      void autosave.close().then((stored) => {
        if (stored) window.removeEventListener('beforeunload', onLeaving)
      })
    }
  }, [autosave])
  return autosave
}

function partsOf(latest: { readonly current: Parts }, shown: { readonly current: boolean }): AutosaveParts {
  const { client, generation, stored, savedAt } = latest.current
  // After a conflict the text lives on in the copy, and so do the saves.
  let id = latest.current.id
  return {
    generation,
    stored,
    savedAt,
    snapshot: () => latest.current.snapshot(),
    // What a page that was left goes on saving is not the state of the page that is open.
    onStatus: (status) => {
      if (shown.current) latest.current.onStatus(status)
    },
    send: async (draft, basedOn) => {
      const { journal } = latest.current
      const answer = await save(client, { id, basedOn, fields: draft.fields, body: draft.body }, journal)
      if (!answer.ok) return answer
      const { conflictCopy, savedAt: at } = answer.value
      let generation = answer.value.generation
      if (conflictCopy !== null) {
        const copy = await client.call('articles.get', { id: conflictCopy })
        generation = copy.ok ? copy.value.generation : 1
        id = conflictCopy
        latest.current.onConflict({
          copyId: id,
          sentTitle: draft.fields.title,
          copyTitle: copy.ok ? copy.value.article.fields.title : null,
        })
      } else if (shown.current) latest.current.onSaved(answer.value)
      return { ok: true, value: { generation, savedAt: at, copyId: conflictCopy } }
    },
  }
}

type SaveInput = Draft & { readonly id: string; readonly basedOn: number }

async function save(client: Client, input: SaveInput, journal: Parts['journal']) {
  const undo = journal.batch()
  const answer = await call(client, { ...input, ...(undo ? { undo } : {}) })
  if (answer.ok && undo) journal.answered(undo, answer.value.undo)
  // The text must be kept, whatever is wrong with its undo.
  if (answer.ok || !undo || !String(answer.error.facts?.path).startsWith('undo')) return answer
  journal.giveUp()
  return call(client, input)
}

async function call(client: Client, input: InputOf<'articles.save'>): Promise<Envelope<SavedArticle>> {
  try {
    return await client.call('articles.save', input)
  } catch {
    // A bridge that went away with its host; the text stays here and is sent again.
    return { ok: false, error: { code: 'host/unreachable' } }
  }
}
