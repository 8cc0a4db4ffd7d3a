import type { Envelope, InputOf, LibraryEvent, OperationName, ValueOf } from '@shared/contract/operations.ts'
import { httpClient } from './http-client.ts'
import { preloadClient, type ToaSoanBridge } from './preload-client.ts'

export type MediaWidth = 640 | 1280 | 1920
export type Client = {
  /** Calls one operation of the contract; every failure is a value. */
  readonly call: <N extends OperationName>(name: N, input: InputOf<N>) => Promise<Envelope<ValueOf<N>>>
  /** Listens to the library; returns what stops the listening. */
  readonly on: (listener: (event: LibraryEvent) => void) => () => void
  /** Where the picture `media:<sha256>` of this width is shown from. */
  readonly mediaUrl: (media: string, width: MediaWidth) => string
}

declare global {
  interface Window {
    readonly toaSoan?: ToaSoanBridge
  }
}

/** The desktop window's own bridge where there is one, else the local web host that served this page. */
export function createClient(): Client {
  return window.toaSoan ? preloadClient(window.toaSoan) : httpClient(sessionOfPage())
}

function sessionOfPage(): string {
  const named = document.querySelector<HTMLMetaElement>('meta[name="toa-soan-session"]')?.content
  return named ?? sessionStorage.getItem('toa-soan-session') ?? ''
}
