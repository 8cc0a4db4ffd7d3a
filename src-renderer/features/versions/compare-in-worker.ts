import type { ArticleText, Comparison } from '@shared/review/compare-articles.ts'

/** Compares two texts; `signal` ends the work. Throws when it cannot be done. */
export type Compare = (before: ArticleText, after: ArticleText, signal: AbortSignal) => Promise<Comparison>

/** Compares beside the window's own thread, so that a long article never stops the typing. */
export const compareInWorker: Compare = (before, after, signal) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module' })
    signal.addEventListener('abort', () => worker.terminate(), { once: true })
    worker.addEventListener('message', ({ data }: MessageEvent<Comparison>) => {
      worker.terminate()
      resolve(data)
    })
    worker.addEventListener('error', (event) => {
      worker.terminate()
      reject(new Error('the comparing worker failed', { cause: event }))
    })
    worker.postMessage({ before, after })
  })
