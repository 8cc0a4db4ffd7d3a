import { type Comparison, type Difference, differencesIn } from '@shared/review/compare-articles.ts'
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react'

type DifferenceWalk = {
  readonly differences: readonly Difference[]
  readonly current: string | null
  readonly scroller: RefObject<HTMLElement | null>
  /** Where the keys are heard; it has the focus until the texts are there. */
  readonly place: RefObject<HTMLDivElement | null>
  readonly go: (key: string) => void
  readonly step: (by: 1 | -1) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** Goes from difference to difference: N and P, or Alt with the arrows, where no field takes the key. */
export function useDifferenceWalk(comparison: Comparison | null): DifferenceWalk {
  const differences = useMemo(() => (comparison ? differencesIn(comparison) : []), [comparison])
  const [looked, setLooked] = useState<string | null>(null)
  const scroller = useRef<HTMLElement | null>(null)
  const place = useRef<HTMLDivElement | null>(null)
  useEffect(() => {
    if (comparison && document.activeElement === place.current) scroller.current?.focus({ preventScroll: true })
  }, [comparison])
  const current = differences.some(({ key }) => key === looked) ? looked : null
  const go = (key: string) => {
    setLooked(key)
    scroller.current?.querySelector(`[data-difference="${CSS.escape(key)}"]`)?.scrollIntoView({ block: 'center' })
  }
  const step = (by: 1 | -1) => {
    const at = differences.findIndex(({ key }) => key === current)
    const next = differences[at < 0 ? (by === 1 ? 0 : differences.length - 1) : at + by]
    if (next) go(next.key)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = stepOfKey(event)
    if (!by) return
    event.preventDefault()
    step(by)
  }
  return { differences, current, scroller, place, go, step, onKeyDown }
}

function stepOfKey(event: KeyboardEvent): 1 | -1 | null {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return null
  const target = event.target instanceof HTMLElement ? event.target : null
  if (target?.matches('select, input:not([type="radio"]), textarea')) return null
  if (event.altKey) return event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
  const key = event.key.toLowerCase()
  return key === 'n' ? 1 : key === 'p' ? -1 : null
}
