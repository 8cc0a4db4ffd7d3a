export type Asks = { readonly [name: string]: { in: unknown; out: unknown } }
export type Handlers<A extends Asks> = {
  readonly [N in keyof A]: (input: A[N]['in']) => A[N]['out'] | Promise<A[N]['out']>
}
export type Port = {
  readonly post: (message: unknown) => void
  readonly hear: (listener: (message: unknown) => void) => void
}
type Message =
  | { readonly kind: 'ask'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: boolean; readonly value: unknown }
export type Link<A extends Asks> = {
  readonly ask: <N extends keyof A & string>(name: N, input: A[N]['in']) => Promise<A[N]['out']>
  /** Questions that nobody will answer any more are let go. */
  readonly cut: () => void
}

/** Questions and answers over a channel between two processes, in both directions. */
export const link = <Mine extends Asks, Theirs extends Asks>(port: Port, handlers: Handlers<Theirs>): Link<Mine> => {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  let last = 0
  let open = true
  const answer = async (id: number, name: string, input: unknown): Promise<void> => {
    try {
      const handler = handlers[name]
      if (!handler) throw new Error(`rig: nobody answers ${name}`)
      const value = await handler(input as never)
      if (open) port.post({ kind: 'answer', id, ok: true, value } satisfies Message)
    } catch (error) {
      if (open)
        port.post({
          kind: 'answer',
          id,
          ok: false,
          value: error instanceof Error ? error.message : String(error),
        } satisfies Message)
    }
  }
  port.hear((heard) => {
    const message = heard as Message
    if (message.kind === 'ask') {
      void answer(message.id, message.name, message.input)
      return
    }
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.ok) asked?.resolve(message.value as never)
    else asked?.reject(new Error(String(message.value)))
  })
  return {
    ask: (name, input) =>
      new Promise((resolve, reject) => {
        if (!open) {
          reject(new Error(`rig: ${name} asked after the end`))
          return
        }
        last += 1
        waiting.set(last, { resolve, reject })
        port.post({ kind: 'ask', id: last, name, input } satisfies Message)
      }),
    cut: () => {
      open = false
      for (const one of waiting.values()) one.reject(new Error('rig: the main process is gone'))
      waiting.clear()
    },
  }
}
