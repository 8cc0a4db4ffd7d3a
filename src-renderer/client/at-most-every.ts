/** `work` as something that may be asked for at any rate: done at once, then at most every `ms`, the last asking never lost. */
export function atMostEvery(ms: number, work: () => void): { readonly ask: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null
  let asked = false
  const due = () => {
    timer = null
    if (asked) ask()
  }
  const ask = () => {
    asked = timer !== null
    if (asked) return
    timer = setTimeout(due, ms)
    work()
  }
  return {
    ask,
    stop: () => {
      if (timer) clearTimeout(timer)
      timer = null
      asked = false
    },
  }
}
