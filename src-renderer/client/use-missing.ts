import type { Failure } from '@shared/contract/operations.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useClient } from './client-context.tsx'

type Missing = {
  /** How many are still gone after looking; null when nobody has looked. */
  readonly stillGone: number | null
  readonly failure: Failure | null
  readonly busy: boolean
  readonly lookAgain: () => void
  /** They were given up on purpose: the library is written again without them. */
  readonly accept: () => void
}

/** The question about articles that were there last time and whose files are gone. */
export function useMissing(): Missing {
  const client = useClient()
  const queries = useQueryClient()
  const [stillGone, setStillGone] = useState<number | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const ask = async (question: () => Promise<Failure | null>) => {
    if (busy) return
    setBusy(true)
    setFailure(await question())
    setBusy(false)
    await queries.invalidateQueries()
  }
  return {
    stillGone,
    failure,
    busy,
    lookAgain: () =>
      void ask(async () => {
        const answer = await client.call('library.lookAgain', {})
        setStillGone(answer.ok ? answer.value.missing : null)
        return answer.ok ? null : answer.error
      }),
    accept: () =>
      void ask(async () => {
        const answer = await client.call('library.acceptMissing', {})
        return answer.ok ? null : answer.error
      }),
  }
}
