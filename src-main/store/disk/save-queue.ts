export type SaveQueue<A, R> = {
  add(id: string, asked: A, basedOn: number): Promise<R>
  /** Runs the work when the saves before it are written; those after it wait. */
  alone<T>(id: string, work: () => Promise<T>): Promise<T>
  /** Resolves when nothing is waiting or being written. */
  idle(): Promise<void>
}

/** Writes the last of `asked`, which build on each other from `basedOn`; answers for each of them in order. */
export type WriteTogether<A, R> = (id: string, asked: readonly A[], basedOn: number) => Promise<readonly R[]>

/** Builds on no save and lets none build on it: it is written by itself, in its turn. */
export const ALONE = Number.NaN

type Waiting<A, R> = WaitingSave<A, R> | { readonly kind: 'alone'; readonly work: () => Promise<void> }

type WaitingSave<A, R> = {
  readonly kind: 'save'
  readonly asked: A
  /** The generation the person saw. */
  readonly basedOn: number
  readonly settle: (result: R) => void
  readonly fail: (bug: unknown) => void
}

/**
 * One line of saves per article. While one is written, saves that each build on the one before wait and are then
 * taken together: only the last is written, and all are answered when that one is durable.
 */
export function createSaveQueue<A, R>(write: WriteTogether<A, R>): SaveQueue<A, R> {
  const lines = new Map<string, Waiting<A, R>[]>()
  const running = new Map<string, Promise<void>>()

  const work = async (id: string, line: Waiting<A, R>[]): Promise<void> => {
    for (let first = line.shift(); first; first = line.shift()) {
      if (first.kind === 'alone') {
        await first.work()
        continue
      }
      const together = [first]
      for (let next = line[0]; next?.kind === 'save'; next = line[0]) {
        if (next.basedOn !== first.basedOn + together.length) break
        together.push(next)
        line.shift()
      }
      try {
        const asked = together.map((save) => save.asked)
        const results = await write(id, asked, first.basedOn)
        results.forEach((result, index) => {
          together[index]?.settle(result)
        })
      } catch (bug) {
        for (const save of together) save.fail(bug)
      }
    }
    lines.delete(id)
    running.delete(id)
  }

  const put = (id: string, waiting: Waiting<A, R>) => {
    const line = lines.get(id)
    if (line) return void line.push(waiting)
    const started = [waiting]
    lines.set(id, started)
    running.set(id, work(id, started))
  }

  return {
    add: (id, asked, basedOn) =>
      new Promise((settle, fail) => {
        put(id, { kind: 'save', asked, basedOn, settle, fail })
      }),
    alone: (id, work) =>
      new Promise((settle, fail) => {
        put(id, { kind: 'alone', work: () => work().then(settle, fail) })
      }),
    async idle() {
      while (running.size > 0) await Promise.all(running.values())
    },
  }
}
