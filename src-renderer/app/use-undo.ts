import { useCallback, useEffect, useRef, useState } from 'react'
import { type Direction, walksArticle } from '../features/editor/index.ts'
import { createTextBoxUndo, isTextBox } from './text-box-undo.ts'

/** What a key asks for: Ctrl+Z, Ctrl+Y, and Ctrl+Shift+Z for hands that know it from elsewhere. */
export function directionOfKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): Direction | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' && !event.shiftKey ? 'redo' : null
}

/**
 * Undo wherever the caret is: in the article one history of all its fields, in any other text box its own. Returns
 * the menu's undo.
 */
export function useUndo(article: (direction: Direction) => void): (direction: Direction) => void {
  const hand = useRef(article)
  hand.current = article
  const [boxes] = useState(() => createTextBoxUndo(Date.now))
  useEffect(() => {
    const step = (direction: Direction, event: Event) => {
      event.preventDefault()
      event.stopPropagation()
      if (walksArticle(event.target)) hand.current(direction)
      else boxes.step(direction, event.target)
    }
    const press = (event: KeyboardEvent) => {
      const direction = event.isComposing ? null : directionOfKey(event)
      if (direction) step(direction, event)
    }
    const beforeInput = (event: InputEvent) => {
      const direction = OF_INPUT[event.inputType]
      if (direction) step(direction, event)
      else boxes.before(event.target)
    }
    const input = (event: Event) => boxes.after(event.target)
    // Before the page: the editor's own keys know nothing of the fields around it.
    window.addEventListener('keydown', press, true)
    window.addEventListener('beforeinput', beforeInput, true)
    window.addEventListener('input', input, true)
    return () => {
      window.removeEventListener('keydown', press, true)
      window.removeEventListener('beforeinput', beforeInput, true)
      window.removeEventListener('input', input, true)
    }
  }, [boxes])
  return useCallback(
    (direction) => {
      const at = document.activeElement
      if (isTextBox(at) && !walksArticle(at)) boxes.step(direction, at)
      else hand.current(direction)
    },
    [boxes],
  )
}

const OF_INPUT: Readonly<Record<string, Direction>> = { historyUndo: 'undo', historyRedo: 'redo' }
