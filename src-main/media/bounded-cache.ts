/** Keeps the most recently used values while their sizes together stay within `mostBytes`. */
export function boundedCache<T>(mostBytes: number, sizeOf: (value: T) => number) {
  const kept = new Map<string, T>()
  let bytes = 0

  const forget = (key: string): void => {
    const value = kept.get(key)
    if (value === undefined) return
    kept.delete(key)
    bytes -= sizeOf(value)
  }
  return {
    get(key: string): T | undefined {
      const value = kept.get(key)
      if (value !== undefined) {
        kept.delete(key)
        kept.set(key, value)
      }
      return value
    },
    set(key: string, value: T): void {
      forget(key)
      if (sizeOf(value) > mostBytes) return
      kept.set(key, value)
      bytes += sizeOf(value)
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes) break
        forget(oldest)
      }
    },
    get bytes(): number {
      return bytes
    },
  }
}
