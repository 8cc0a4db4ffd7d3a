import { useEffect, useState } from 'react'

/** True once `on` has held for this long without a break; false again at once when it ends. */
export function useLasting(on: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!on) return
    const timer = window.setTimeout(() => setLasting(true), ms)
    return () => {
      window.clearTimeout(timer)
      setLasting(false)
    }
  }, [on, ms])
  return on && lasting
}
