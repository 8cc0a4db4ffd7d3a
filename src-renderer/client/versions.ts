import type { Envelope, ValueOf } from '@shared/contract/operations.ts'
import { useQuery } from '@tanstack/react-query'
import { useClient } from './client-context.tsx'

/** The versions of an article, the newest first; read again when the article changes. */
export function useVersions(id: string): Envelope<ValueOf<'versions.list'>> | undefined {
  const client = useClient()
  return useQuery({ queryKey: ['versions', id], queryFn: () => client.call('versions.list', { id }) }).data
}

/** The text of one version, which never changes; null asks for none. */
export function useVersion(id: string, version: string | null): Envelope<ValueOf<'versions.read'>> | undefined {
  const client = useClient()
  return useQuery({
    queryKey: ['version', id, version],
    queryFn: () => client.call('versions.read', { id, version: version ?? '' }),
    enabled: version !== null,
    gcTime: 60_000,
  }).data
}
