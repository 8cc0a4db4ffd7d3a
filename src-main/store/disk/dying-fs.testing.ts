import { nodeFs, type StoreFs } from './store-fs.ts'

/** The real disk until the program dies: every call after so many fails and does nothing. */
export function dyingFs(after = Number.POSITIVE_INFINITY): StoreFs & { readonly calls: () => number } {
  let calls = 0
  const mortal =
    <A extends readonly unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A) => {
      calls += 1
      if (calls > after) throw Object.assign(new Error('dead'), { code: 'EIO' })
      return call(...args)
    }
  const fs = Object.fromEntries(Object.entries(nodeFs).map(([name, call]) => [name, mortal(call as never)]))
  return { ...(fs as unknown as StoreFs), calls: () => calls }
}
