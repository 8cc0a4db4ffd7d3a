import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react'
import type { Client } from './client.ts'
import {
  createLongWork,
  type LongOperation,
  type LongWork,
  type Running,
  type WorkInput,
  type WorkState,
} from './long-work.ts'

const ClientContext = createContext<{ readonly client: Client; readonly work: LongWork } | null>(null)

export function ClientProvider({ client, children }: { readonly client: Client; readonly children: ReactNode }) {
  const [value] = useState(() => ({
    client,
    work: createLongWork(client, Date.now, () => crypto.randomUUID()),
  }))
  return <ClientContext value={value}>{children}</ClientContext>
}

export function useClient(): Client {
  return useProvided().client
}

/** One long operation as this window runs it: how far it is, what it answered, and the ways to begin and to stop it. */
export function useWork<N extends LongOperation>(
  name: N,
): WorkState<N> & {
  readonly start: (input: WorkInput<N>) => void
  readonly stop: () => void
  readonly forget: () => void
} {
  const { work } = useProvided()
  const state = useSyncExternalStore(work.subscribe, () => work.state(name))
  return {
    ...state,
    start: (input) => void work.start(name, input),
    stop: () => work.stop(name),
    forget: () => work.forget(name),
  }
}

/** Everything long that this window runs now. */
export function useRunningWork(): readonly (readonly [LongOperation, Running])[] {
  const { work } = useProvided()
  return useSyncExternalStore(work.subscribe, work.running)
}

function useProvided() {
  const provided = useContext(ClientContext)
  if (!provided) throw new Error('useClient outside of ClientProvider')
  return provided
}
