import { type Envelope, failed } from '@shared/contract/operations.ts'

type Telling = { readonly task: string; readonly done: number; readonly total: number }

/** What a long piece of work is given. */
export type Running = {
  readonly signal: AbortSignal
  /** Told to every window, at most a few times a second. */
  readonly progress: (done: number, total: number) => void
}

export type Tasks = {
  /** Runs the work under the caller's name for it. Error: `task/already-running`. */
  run<T>(task: string, work: (running: Running) => Promise<Envelope<T>>): Promise<Envelope<T>>
  /** False when nothing runs under this name. */
  cancel(task: string): boolean
  cancelAll(): void
}

const TELL_EVERY_MS = 150

/** Long pieces of work: their progress, and the way to stop them. */
export function createTasks(tell: (telling: Telling) => void): Tasks {
  const running = new Map<string, AbortController>()
  return {
    async run(task, work) {
      if (running.has(task)) return failed('task/already-running')
      const controller = new AbortController()
      running.set(task, controller)
      let told = 0
      const progress = (done: number, total: number) => {
        const now = Date.now()
        if (now - told < TELL_EVERY_MS && done < total) return
        told = now
        tell({ task, done, total })
      }
      try {
        return await work({ signal: controller.signal, progress })
      } finally {
        running.delete(task)
      }
    },
    cancel(task) {
      running.get(task)?.abort()
      return running.has(task)
    },
    cancelAll() {
      for (const controller of running.values()) controller.abort()
    },
  }
}
