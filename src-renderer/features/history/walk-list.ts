import type { KeyboardEvent } from 'react'

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
}

/** Arrow keys, Home and End walk the things marked `data-list-item` in the items of a list. */
export function walkList(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key]
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-list-item]')]
  const here = items.findIndex((item) => item.closest('li')?.contains(document.activeElement))
  if (here < 0) return
  event.preventDefault()
  items[step(here, items.length - 1)]?.focus()
}
