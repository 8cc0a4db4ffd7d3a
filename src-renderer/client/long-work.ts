import type { Envelope, InputOf, ValueOf } from '@shared/contract/operations.ts'
import type { Client } from './client.ts'

/** Operations that take a while: they name a task, tell how far they are, and can be stopped. */
export type LongOperation =
  | 'library.verify'
  | 'trash.empty'
  | 'backup.run'
  | 'backup.inspect'
  | 'backup.merge'
  | 'backup.restoreInto'

/** What it is given, but for the name of its task. */
export type WorkInput<N extends LongOperation> = Omit<InputOf<N>, 'task'>

/** How one of them stands in this window. The answer of the last one stays until it is forgotten or done again. */
export type WorkState<N extends LongOperation> = {
  readonly running: Running | null
  readonly answer: Envelope<ValueOf<N>> | null
}
export type Running = {
  readonly task: string
  /** When it began, in milliseconds. */
  readonly since: number
  readonly done: number
  /** 0 while the amount is not known. */
  readonly total: number
  readonly stopping: boolean
}

export type LongWork = {
  readonly state: <N extends LongOperation>(name: N) => WorkState<N>
  readonly subscribe: (listener: () => void) => () => void
  /** Does nothing while one of the same name runs. */
  readonly start: <N extends LongOperation>(name: N, input: WorkInput<N>) => Promise<void>
  readonly stop: (name: LongOperation) => void
  readonly forget: (name: LongOperation) => void
  /** What runs now, in the order it was begun. */
  readonly running: () => readonly (readonly [LongOperation, Running])[]
}

/** Holds the long work of a window, so that it goes on when the dialog that began it is closed. */
export function createLongWork(client: Client, now: () => number, newTask: () => string): LongWork {
  const states = new Map<LongOperation, WorkState<LongOperation>>()
  const listeners = new Set<() => void>()
  let running: readonly (readonly [LongOperation, Running])[] = []
  const put = (name: LongOperation, state: WorkState<LongOperation>) => {
    states.set(name, state)
    running = [...states].flatMap(([one, { running: now }]) => (now ? [[one, now] as const] : []))
    for (const listener of [...listeners]) listener()
  }
  const hear = (name: LongOperation, task: string) =>
    client.on((event) => {
      const { running, answer } = states.get(name) ?? NOTHING
      if (event.type !== 'progress' || event.task !== task || running?.task !== task) return
      put(name, { running: { ...running, done: event.done, total: event.total }, answer })
    })
  return {
    state: (name) => (states.get(name) ?? NOTHING) as WorkState<typeof name>,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async start(name, input) {
      if (states.get(name)?.running) return
      const task = newTask()
      put(name, { running: { task, since: now(), done: 0, total: 0, stopping: false }, answer: null })
      const stopHearing = hear(name, task)
      const answer = await client.call(name, { ...input, task } as InputOf<typeof name>)
      stopHearing()
      put(name, { running: null, answer })
    },
    stop(name) {
      const { running, answer } = states.get(name) ?? NOTHING
      if (!running || running.stopping) return
      put(name, { running: { ...running, stopping: true }, answer })
      void client.call('tasks.cancel', { task: running.task })
    },
    forget(name) {
      const { running } = states.get(name) ?? NOTHING
      if (!running) put(name, NOTHING)
    },
    running: () => running,
  }
}

const NOTHING: WorkState<never> = { running: null, answer: null }
