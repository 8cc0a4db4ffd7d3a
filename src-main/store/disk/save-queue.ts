export type SaveQueue<A, R> = {
  add(id: string, asked: A, basedOn: number): Promise<R>
  /** Resolves when nothing is waiting or being written. */
  idle(): Promise<void>
}

/** Writes the last of `asked`, which build on each other from `basedOn`; answers for each of them in order. */
export type WriteTogether<A, R> = (id: string, asked: readonly A[], basedOn: number) => Promise<readonly R[]>

type Waiting<A, R> = {
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
      const together = [first]
      while (line[0]?.basedOn === first.basedOn + together.length) together.push(...line.splice(0, 1))
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

  return {
    add: (id, asked, basedOn) =>
      new Promise((settle, fail) => {
        const save = { asked, basedOn, settle, fail }
        const line = lines.get(id)
        if (line) return void line.push(save)
        const started = [save]
        lines.set(id, started)
        running.set(id, work(id, started))
      }),
    async idle() {
      while (running.size > 0) await Promise.all(running.values())
    },
  }
}
