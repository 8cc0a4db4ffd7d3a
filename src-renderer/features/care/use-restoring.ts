import { useState } from 'react'
import { useWork } from '../../client/index.ts'

/** The way of a backup through the dialog: looked at, then merged in or unpacked; kept while the tabs change. */
export function useRestoring() {
  const inspect = useWork('backup.inspect')
  const merge = useWork('backup.merge')
  const into = useWork('backup.restoreInto')
  const [last, setLast] = useState<string | null>(null)
  const forget = () => {
    for (const one of [inspect, merge, into]) one.forget()
  }
  return {
    ...{ inspect, merge, into, forget },
    /** The path that was looked at last. */
    last,
    look: (path: string) => {
      setLast(path)
      if (merge.running || into.running) return
      forget()
      inspect.start({ file: path })
    },
  }
}
