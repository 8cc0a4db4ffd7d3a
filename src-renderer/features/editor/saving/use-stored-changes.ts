import { sameContent } from '@shared/article/same-content.ts'
import { useEffect, useRef } from 'react'
import type { Opened } from '../../../client/index.ts'
import type { Autosave, Draft } from './autosave.ts'

type Parts = {
  readonly opened: Opened
  readonly autosave: Autosave
  readonly snapshot: () => Draft
  /** Shows a text that was changed elsewhere. */
  readonly show: (stored: Draft) => void
}

/**
 * Follows what the store holds. A decision over the same text only moves the generation; a text changed in another
 * window is shown when nothing here is unsaved, else it waits for the save, which keeps both.
 */
export function useStoredChanges(parts: Parts): void {
  const latest = useRef(parts)
  useEffect(() => {
    latest.current = parts
  })
  const { opened, autosave } = parts
  useEffect(() => {
    let gone = false
    void autosave.idle().then(() => {
      if (gone || autosave.moved || opened.generation <= autosave.generation) return
      const stored = { fields: opened.article.fields, body: opened.article.body }
      const { snapshot, show } = latest.current
      if (!sameContent(stored, autosave.acknowledged) && !sameContent(stored, snapshot())) {
        if (!autosave.settled) return
        show(stored)
      }
      autosave.adopt(opened.generation, stored)
    })
    return () => {
      gone = true
    }
  }, [opened, autosave])
}
