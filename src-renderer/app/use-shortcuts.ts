import { useEffect, useRef } from 'react'

const PANES = 4

/** The command of a key press anywhere in the window, or null. Ctrl+Shift and Alt+Z belong to Unikey. */
export function commandOfKey(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string | null {
  const ctrl = event.ctrlKey || event.metaKey
  if (event.shiftKey) return event.key === 'F6' && !ctrl && !event.altKey ? 'previous-pane' : null
  if (ctrl && event.altKey) return event.code === 'KeyF' ? 'search-library' : null
  if (ctrl) {
    if (/^Digit[1-4]$/.test(event.code)) return `pane-${event.code.slice(-1)}`
    return CTRL[event.key.toLowerCase()] ?? null
  }
  if (event.altKey)
    return event.key === 'ArrowUp' ? 'previous-article' : event.key === 'ArrowDown' ? 'next-article' : null
  return PLAIN[event.key] ?? null
}

/** Hands every command key to `run`; true means it was done here and the page must not see the key. Keys being composed are left alone. */
export function useShortcuts(run: (command: string) => boolean): void {
  const hand = useRef(run)
  hand.current = run
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing) return
      const command = commandOfKey(event)
      if (!command) return
      const dialogOpen = document.querySelector('[role="dialog"]:not([aria-modal="false"])') !== null
      if (dialogOpen) {
        if (command !== 'palette' && command !== 'new-article') return
        event.preventDefault()
        return
      }
      if (!hand.current(command)) return
      event.preventDefault()
      event.stopPropagation()
    }
    // Before the page: the editor would take Ctrl+Enter for a line break.
    window.addEventListener('keydown', press, true)
    return () => window.removeEventListener('keydown', press, true)
  }, [])
}

/** Puts the focus into a pane: on what was chosen there, or its first thing to use. */
export function focusPane(pane: number): void {
  const shell = document.querySelector<HTMLElement>(`[data-pane="${pane}"]`)
  const target =
    shell?.querySelector<HTMLElement>(
      '[role="listbox"], [aria-current="page"], [data-field="title"] textarea, [data-field="title"], [role="tab"][aria-selected="true"]',
    ) ?? shell?.querySelector<HTMLElement>('button, input, textarea, [tabindex="0"]')
  target?.focus()
}

/** Walks the panes that are on the screen, F6 forwards and Shift+F6 back. */
export function walkPanes(by: 1 | -1): void {
  const inside = document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset.pane
  const from = Number(inside ?? (by === 1 ? 0 : PANES + 1))
  for (let step = 1; step <= PANES; step += 1) {
    const pane = ((from - 1 + by * step + PANES * 2) % PANES) + 1
    if (document.querySelector<HTMLElement>(`[data-pane="${pane}"]`)?.offsetParent) {
      focusPane(pane)
      return
    }
  }
}

const CTRL: Readonly<Record<string, string>> = {
  k: 'palette',
  n: 'new-article',
  o: 'bring-in',
  s: 'save',
  enter: 'next-step',
  ',': 'settings',
}
const PLAIN: Readonly<Record<string, string>> = { F1: 'shortcuts', F6: 'next-pane', F7: 'check', F11: 'focus-mode' }
