import { decode, encode, type Wire } from './wire.ts'

type AnyFunction = (...args: unknown[]) => unknown
type Call = { readonly call: number; readonly fn: number; readonly args: Wire }
type Returned = {
  readonly call: number
  readonly how: 'value' | 'error' | 'promise' | 'resolved' | 'rejected'
  readonly value?: Wire
}

/**
 * What Electron's contextBridge does between the preload's world and the page's: values are copied, functions become
 * proxies, promises are followed. The two worlds share only the document, so its events carry everything, as text.
 */
export const worldBridge = (me: 'preload' | 'page', other: 'preload' | 'page') => {
  const kept = new Map<number, AnyFunction>()
  const returned = new Map<number, Returned>()
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let lastFunction = 0
  let lastCall = 0

  const tell = (world: string, what: string, detail: unknown): void => {
    document.dispatchEvent(new CustomEvent(`rig-${world}-${what}`, { detail: JSON.stringify(detail) }))
  }
  const hear = <T>(what: string, listener: (detail: T) => void): void => {
    document.addEventListener(`rig-${me}-${what}`, (event) =>
      listener(JSON.parse((event as CustomEvent<string>).detail)),
    )
  }
  const keep = (fn: AnyFunction): number => {
    lastFunction += 1
    kept.set(lastFunction, fn)
    return lastFunction
  }
  const messageOf = (error: unknown): Wire => encode(error instanceof Error ? error.message : String(error))
  const proxy =
    (fn: number): AnyFunction =>
    (...args) => {
      lastCall += 1
      const call = lastCall
      tell(other, 'call', { call, fn, args: encode(args, keep) } satisfies Call)
      const answer = returned.get(call)
      returned.delete(call)
      if (answer?.how === 'promise') return new Promise((resolve, reject) => waiting.set(call, { resolve, reject }))
      if (answer?.how === 'error' && answer.value) throw new Error(String(decode(answer.value)))
      return answer?.value ? decode(answer.value, proxy) : undefined
    }

  hear<Call>('call', ({ call, fn, args }) => {
    const answer = (how: Returned['how'], value?: Wire): void =>
      tell(other, 'returned', { call, how, value } satisfies Returned)
    try {
      const result = kept.get(fn)?.(...(decode(args, proxy) as unknown[]))
      if (result instanceof Promise) {
        answer('promise')
        result.then(
          (value) => answer('resolved', encode(value, keep)),
          (error) => answer('rejected', messageOf(error)),
        )
      } else answer('value', encode(result, keep))
    } catch (error) {
      answer('error', messageOf(error))
    }
  })
  hear<Returned>('returned', (answer) => {
    const promise = waiting.get(answer.call)
    if (!promise) {
      returned.set(answer.call, answer)
      return
    }
    waiting.delete(answer.call)
    const value = answer.value ? decode(answer.value, proxy) : undefined
    if (answer.how === 'resolved') promise.resolve(value)
    else promise.reject(new Error(String(value)))
  })
  return { tell, hear, encode: (value: unknown) => encode(value, keep), decode: (wire: Wire) => decode(wire, proxy) }
}
