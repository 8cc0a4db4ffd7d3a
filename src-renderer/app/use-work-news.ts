import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { type LongOperation, refreshCare, useWork, type WorkState } from '../client/index.ts'
import { useWords, type WordKey } from '../copy/index.ts'
import { useTell } from '../ui/index.ts'

/** Reads again what long work has changed, and tells of its good end where no dialog shows it. */
export function useWorkNews(dialogShows: boolean): void {
  const queries = useQueryClient()
  const w = useWords()
  const tell = useTell()
  const told = (word: WordKey) => {
    if (!dialogShows) tell(w(word))
  }
  useEnded('backup.run', (answer) => {
    refreshCare(queries)
    if (answer.ok) told('care.done.backup')
  })
  useEnded('library.verify', (answer) => {
    refreshCare(queries)
    if (answer.ok) told('care.done.verify')
  })
  useEnded('backup.merge', (answer) => {
    void queries.invalidateQueries()
    if (answer.ok) told('care.done.merge')
  })
  useEnded('backup.restoreInto', (answer) => {
    if (answer.ok) told('care.done.restoreInto')
  })
  useEnded('trash.empty', (answer) => {
    refreshCare(queries)
    void queries.invalidateQueries({ queryKey: ['articles'] })
    if (answer.ok) told('care.done.trash')
  })
}

function useEnded<N extends LongOperation>(
  name: N,
  onEnd: (answer: NonNullable<WorkState<N>['answer']>) => void,
): void {
  const { answer } = useWork(name)
  const now = useRef(onEnd)
  now.current = onEnd
  const seen = useRef(answer)
  useEffect(() => {
    if (answer && answer !== seen.current) now.current(answer)
    seen.current = answer
  }, [answer])
}
