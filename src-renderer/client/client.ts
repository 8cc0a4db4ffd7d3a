import type { Envelope, InputOf, LibraryEvent, OperationName, ValueOf } from '@shared/contract/operations.ts'

export type MediaWidth = 640 | 1280 | 1920
export type Client = {
  /** Calls one operation of the contract; every failure is a value. */
  readonly call: <N extends OperationName>(name: N, input: InputOf<N>) => Promise<Envelope<ValueOf<N>>>
  /** Listens to the library; returns what stops the listening. */
  readonly on: (listener: (event: LibraryEvent) => void) => () => void
  /** Where the picture `media:<sha256>` of this width is shown from. */
  readonly mediaUrl: (media: string, width: MediaWidth) => string
}
