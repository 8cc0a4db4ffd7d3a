import type { Envelope, ValueOf } from '@shared/contract/operations.ts'
import { useQuery } from '@tanstack/react-query'
import { useClient } from './client-context.tsx'

/** Every file of the support zip as it would be saved now; read anew each time it is looked at. */
export function useSupportFiles(): {
  readonly answer: Envelope<ValueOf<'diagnostics.preview'>> | undefined
  readonly readAgain: () => void
} {
  const client = useClient()
  const { data, refetch } = useQuery({
    queryKey: ['support-files'],
    queryFn: () => client.call('diagnostics.preview', {}),
    gcTime: 0,
    // What is shown is what is saved: nothing reads it again behind the person's back.
    staleTime: Number.POSITIVE_INFINITY,
  })
  return { answer: data, readAgain: () => void refetch() }
}
