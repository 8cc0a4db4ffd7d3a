import type { ArticleFields } from '@shared/article/article.ts'
import { useSyncExternalStore } from 'react'

/** The fields being edited; a field's change draws only the inputs that show it. */
export type DraftFields = {
  readonly get: () => ArticleFields
  readonly patch: (part: Partial<ArticleFields>) => void
  /** Takes over fields that came from the store; no save follows. */
  readonly replace: (fields: ArticleFields) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function createDraftFields(initial: ArticleFields, onEdit: () => void): DraftFields {
  let fields = initial
  const listeners = new Set<() => void>()
  const show = (next: ArticleFields) => {
    fields = next
    for (const listener of listeners) listener()
  }
  return {
    get: () => fields,
    patch: (part) => {
      show({ ...fields, ...part })
      onEdit()
    },
    replace: show,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

export const useField = <K extends keyof ArticleFields>(draft: DraftFields, name: K): ArticleFields[K] =>
  useSyncExternalStore(draft.subscribe, () => draft.get()[name])
