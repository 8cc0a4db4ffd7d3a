import type { ArticleFields } from '@shared/article/article.ts'
import type { Editor } from '@tiptap/core'
import { useSyncExternalStore } from 'react'
import { FROM_STORE } from '../body/from-store.ts'
import { changedFields, changeOf, fieldsIn } from '../undo/field-step.ts'
import { typedFields } from '../undo/shown-text.ts'
import { asTyped } from '../undo/typed-groups.ts'

/** The fields being edited, in one history with the body; a field's change draws only the inputs that show it. */
export type DraftFields = {
  readonly get: () => ArticleFields
  readonly patch: (part: Partial<ArticleFields>) => void
  /** Takes over fields that came from the store; no save follows, and it is not undone. */
  readonly replace: (fields: ArticleFields) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function createDraftFields(editor: Editor): DraftFields {
  const get = () => fieldsIn(editor.state)
  const listeners = new Set<() => void>()
  let shown = get()
  editor.on('transaction', () => {
    if (get() === shown) return
    shown = get()
    for (const listener of listeners) listener()
  })
  return {
    get,
    patch: (part) => {
      const change = editor.isDestroyed ? null : changeOf(editor.state, part)
      if (!change) return
      const after = { ...get(), ...part }
      const typed = typedFields(get(), after, changedFields(get(), after))
      editor.view.dispatch(asTyped(editor.state, change, typed))
    },
    replace: (fields) => {
      const change = changeOf(editor.state, fields)
      if (change) editor.view.dispatch(change.setMeta(FROM_STORE, true).setMeta('addToHistory', false))
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

export const useField = <K extends keyof ArticleFields>(draft: DraftFields, name: K): ArticleFields[K] =>
  useSyncExternalStore(draft.subscribe, () => draft.get()[name])
