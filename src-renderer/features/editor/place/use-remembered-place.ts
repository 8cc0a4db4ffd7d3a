import { Selection } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/react'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { readPlaces, withPlace } from './remembered-places.ts'

const KEY = 'toa-soan.places'

/** Opens the article where it was left, without taking the focus. Returns what keeps the place now. */
export function useRememberedPlace(id: string, page: RefObject<HTMLElement | null>, editor: Editor): () => void {
  const keep = useRef(() => {})
  useLayoutEffect(() => {
    const sheet = page.current
    if (!sheet) return
    const place = readPlaces(recall()).find((one) => one.id === id)
    if (place) {
      const { doc, tr } = editor.state
      const caret = Selection.near(doc.resolve(Math.min(place.caret, doc.content.size)))
      editor.view.dispatch(tr.setSelection(caret).setMeta('addToHistory', false))
      sheet.scrollTop = place.top
    }
    keep.current = () => {
      if (editor.isDestroyed) return
      const now = { id, top: Math.round(sheet.scrollTop), caret: editor.state.selection.from }
      try {
        localStorage.setItem(KEY, JSON.stringify(withPlace(readPlaces(recall()), now)))
      } catch {
        // A window that may not remember works all the same.
      }
    }
    const leave = () => keep.current()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [id, page, editor])
  return () => keep.current()
}

function recall(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
