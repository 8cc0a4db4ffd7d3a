import type { ValueOf } from '@shared/contract/operations.ts'
import { useQuery } from '@tanstack/react-query'
import { useClient } from './client-context.tsx'

/** What can be undone in an article as it is opened: null when nothing, undefined while it is on its way. */
export function useUndoHistory(id: string | null): ValueOf<'articles.undoHistory'> | undefined {
  const client = useClient()
  return useQuery({
    queryKey: ['undo', id],
    queryFn: async () => {
      const answer = await client.call('articles.undoHistory', { id: id ?? '' })
      return answer.ok ? answer.value : null
    },
    enabled: id !== null,
    gcTime: 0,
  }).data
}
