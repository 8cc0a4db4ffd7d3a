import { useEffect, useRef } from 'react'

/** Hears Escape while `active`; a dialog, an open menu or a composed syllable keeps the key for itself. */
export function useEscape(active: boolean, onEscape: () => void): void {
  const hand = useRef(onEscape)
  hand.current = onEscape
  useEffect(() => {
    if (!active) return
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return
      if (document.querySelector('[role="dialog"]:not([aria-modal="false"]), [role="menu"]')) return
      hand.current()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [active])
}
