export type Wire = readonly [tag: string, value?: unknown]
type AnyFunction = (...args: unknown[]) => unknown

/** A value as JSON that keeps what structured clone keeps: undefined, dates, bytes, not-a-number. Functions go through `keep`. */
export const encode = (value: unknown, keep?: (fn: AnyFunction) => number): Wire => {
  if (value === undefined) return ['undefined']
  if (typeof value === 'function' && keep) return ['function', keep(value as AnyFunction)]
  if (value instanceof Date) return ['date', value.getTime()]
  if (value instanceof Uint8Array) return ['bytes', Array.from(value)]
  if (Array.isArray(value)) return ['list', value.map((one) => encode(one, keep))]
  if (typeof value === 'number' && !Number.isFinite(value)) return ['number', String(value)]
  if (value !== null && typeof value === 'object' && isPlain(value)) {
    return ['object', Object.entries(value).map(([key, one]) => [key, encode(one, keep)])]
  }
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return ['plain', value]
  throw new Error(`An object could not be cloned: ${Object.prototype.toString.call(value)}`)
}

export const decode = (wire: Wire, proxy?: (id: number) => AnyFunction): unknown => {
  const [tag, value] = wire
  switch (tag) {
    case 'undefined':
      return undefined
    case 'function':
      if (!proxy) throw new Error('rig: a function came where only values may')
      return proxy(Number(value))
    case 'date':
      return new Date(Number(value))
    case 'bytes':
      return new Uint8Array(value as number[])
    case 'list':
      return (value as Wire[]).map((one) => decode(one, proxy))
    case 'number':
      return Number(value)
    case 'object':
      return Object.fromEntries((value as [string, Wire][]).map(([key, one]) => [key, decode(one, proxy)]))
    default:
      return value
  }
}

const isPlain = (value: object): boolean => {
  const above = Object.getPrototypeOf(value)
  return above === null || Object.getPrototypeOf(above) === null
}
