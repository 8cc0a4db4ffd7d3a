import type { Envelope, InputOf, LibraryEvent, LibraryStatus, ValueOf } from '@shared/contract/operations.ts'
import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { atMostEvery } from './at-most-every.ts'
import { useClient } from './client-context.tsx'

/** While a library is read again it tells of every step; the lists follow at this pace. */
const LISTS_MS = 1000
const SESSION_MS = 300
const MEASURING_MS = 1000

export type ListInput = InputOf<'articles.list'>
export type Session = ValueOf<'session.get'>

/** Who sits here, which library, which settings. Undefined while it is on its way. */
export function useSession(): Envelope<Session> | undefined {
  const client = useClient()
  return useQuery({ queryKey: ['session'], queryFn: () => client.call('session.get', {}) }).data
}

/** The rows of a view; the rows before stay until the new ones are there. */
export function useArticleList(input: ListInput): Envelope<ValueOf<'articles.list'>> | undefined {
  const client = useClient()
  return useQuery({
    queryKey: ['articles', input],
    queryFn: () => client.call('articles.list', input),
    placeholderData: keepPreviousData,
  }).data
}

/** One article with its generation; read again when its decisions change, never on a save of this window. */
export function useOpened(id: string | null): Envelope<ValueOf<'articles.get'>> | undefined {
  const client = useClient()
  return useQuery({
    queryKey: ['article', id],
    queryFn: () => client.call('articles.get', { id: id ?? '' }),
    enabled: id !== null,
    gcTime: 0,
  }).data
}

/** How the library is. Asked again on every opening, and by itself until everything is measured. */
export function useLibraryStatus(wanted = true): Envelope<LibraryStatus> | undefined {
  const client = useClient()
  return useQuery({
    queryKey: ['library-status'],
    queryFn: () => client.call('library.status', {}),
    enabled: wanted,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.ok && !data.value.room.complete ? MEASURING_MS : false),
  }).data
}

/** The backups in a folder; null: where this library's backups go. */
export function useBackups(folder: string | null): Envelope<ValueOf<'backup.list'>> | undefined {
  const client = useClient()
  return useQuery({
    queryKey: ['backups', folder],
    queryFn: () => client.call('backup.list', { folder }),
    staleTime: 0,
  }).data
}

/** Asks with the desktop's own dialog; null where there is none and a path is typed. */
export function useFolderChooser(canChoose: boolean): (() => Promise<string | null>) | null {
  const client = useClient()
  if (!canChoose) return null
  return async () => {
    const answer = await client.call('host.chooseFolder', {})
    return answer.ok ? answer.value.dir : null
  }
}

/** Asks for a backup file the same way; null where there is no such dialog. */
export function useBackupChooser(canChoose: boolean): (() => Promise<string | null>) | null {
  const client = useClient()
  if (!canChoose) return null
  return async () => {
    const answer = await client.call('host.chooseBackup', {})
    return answer.ok ? answer.value.file : null
  }
}

/** Reads again what the care of the library shows: after a backup, a merge, a repair. */
export function refreshCare(queries: QueryClient): void {
  void queries.invalidateQueries({ queryKey: ['library-status'] })
  void queries.invalidateQueries({ queryKey: ['backups'] })
}

/** Reads again what a library event makes stale, and hands commands of the desktop menu to `onCommand`. */
export function useLibraryEvents(listener: (event: LibraryEvent) => void): void {
  const client = useClient()
  const queries = useQueryClient()
  useEffect(() => {
    const lists = atMostEvery(LISTS_MS, () => {
      refreshLists(queries)
      void queries.invalidateQueries({ queryKey: ['versions'] })
    })
    const session = atMostEvery(SESSION_MS, () => {
      void queries.invalidateQueries({ queryKey: ['session'] })
      void queries.invalidateQueries({ queryKey: ['library-status'] })
    })
    const stopListening = client.on((event) => {
      if (event.type === 'articles.changed' || event.type === 'library.changed') lists.ask()
      if (event.type === 'settings.changed' || event.type === 'library.changed') session.ask()
      listener(event)
    })
    return () => {
      stopListening()
      lists.stop()
      session.stop()
    }
  }, [client, queries, listener])
}

export function refreshLists(queries: QueryClient): void {
  void queries.invalidateQueries({ queryKey: ['articles'] })
}
