import { useQuery } from '@tanstack/react-query'
import { type Client, done, type Envelope, type Failure, type Opened, useClient } from '../../client/index.ts'

export type TwoTexts = {
  readonly stored: Opened
  readonly copy: Opened
  /** Who saved the stored text, where a version of it says so. */
  readonly storedBy: string
}

/** An article and the copy of a text that met it, as they are stored at this moment. */
export function useTwoTexts(originalId: string, copyId: string) {
  const client = useClient()
  const { data, refetch } = useQuery({
    queryKey: ['two-texts', originalId, copyId],
    queryFn: () => readBoth(client, originalId, copyId),
    gcTime: 0,
    staleTime: 0,
  })
  const failure: Failure | null = data && !data.ok ? data.error : null
  return { texts: data?.ok ? data.value : null, failure, lookAgain: () => void refetch() }
}

async function readBoth(client: Client, originalId: string, copyId: string): Promise<Envelope<TwoTexts>> {
  const [stored, copy, versions] = await Promise.all([
    client.call('articles.get', { id: originalId }),
    client.call('articles.get', { id: copyId }),
    client.call('versions.list', { id: originalId }),
  ])
  if (!stored.ok) return stored
  if (!copy.ok) return copy
  const { contentHash } = stored.value
  const made = versions.ok ? versions.value.rows.find((row) => row.contentHash === contentHash) : undefined
  return done({ stored: stored.value, copy: copy.value, storedBy: made?.byName ?? '' })
}
