import type { LibraryEvent } from '@shared/contract/operations.ts'
import type { Client } from './client.ts'

/** What the desktop preload puts on the window. */
export type ToaSoanBridge = {
  readonly call: (name: string, input: unknown) => Promise<unknown>
  readonly on: (listener: (event: LibraryEvent) => void) => () => void
}

export function preloadClient(bridge: ToaSoanBridge): Client {
  return {
    // The host answers every operation with its own envelope; a test of the hosts holds it to the contract.
    call: ((name: string, input: unknown) => bridge.call(name, input)) as Client['call'],
    on: (listener) => bridge.on(listener),
    mediaUrl: (media, width) => `media://photo/${media.replace(/^media:/, '')}?w=${width}`,
  }
}
