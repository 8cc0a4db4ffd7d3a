import type { Library } from '../store/library.ts'

const FIRST_AFTER_MS = 20_000
const EVERY_MS = 4 * 3_600_000

/** Tidies an open library: a little after its list is true, so that nobody waits for it, and every few hours. */
export function keepTidy(
  library: Pick<Library, 'ready' | 'care'>,
  onBug: (operation: string, cause: unknown) => void,
): () => void {
  const tidy = () => void library.care.tidy().catch((cause: unknown) => onBug('library.tidy', cause))
  let first: NodeJS.Timeout | null = null
  let ended = false
  library.ready.then(
    () => {
      if (!ended) first = setTimeout(tidy, FIRST_AFTER_MS).unref()
    },
    () => {},
  )
  const every = setInterval(tidy, EVERY_MS).unref()
  return () => {
    ended = true
    if (first) clearTimeout(first)
    clearInterval(every)
  }
}
