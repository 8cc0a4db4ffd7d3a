import { useEffect, useState } from 'react'

/** Whole seconds since `since` (milliseconds), told every second; 0 while nothing is counted. */
export function useSeconds(since: number | null): number {
  const [now, setNow] = useState(0)
  useEffect(() => {
    if (since === null) return
    const look = () => setNow(Date.now())
    look()
    const tick = window.setInterval(look, 1000)
    return () => window.clearInterval(tick)
  }, [since])
  return since === null ? 0 : Math.max(0, Math.floor((now - since) / 1000))
}
