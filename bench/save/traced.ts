import type { Page } from '@playwright/test'

/** One piece of work on the page's main thread, in ms of the trace's own clock. */
export type Task = { readonly at: number; readonly wall: number; readonly cpu: number }

export type Traced = {
  readonly tasks: readonly Task[]
  /** When requests to an address were sent and their answers had come whole. */
  requestsTo(path: string): readonly { readonly sent: number; readonly answered: number }[]
}

type TraceEvent = {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: {
    readonly data?: { readonly url?: string; readonly requestId?: string; readonly message?: string }
  }
}

const MARK = 'traced from here'

/** What the page's main thread did while something went on, from the browser's own trace. */
export async function traced(page: Page, work: () => Promise<unknown>): Promise<Traced> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline'] },
  })
  // The trace is the whole browser's: this says which thread is the page's.
  await page.evaluate((mark) => console.timeStamp(mark), MARK)
  await work()
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  await session.detach()
  const mark = events.find(({ name, args }) => name === 'TimeStamp' && args?.data?.message === MARK)
  if (!mark) throw new Error('The trace does not show the page')
  const onMain = events.filter(({ pid, tid, ts }) => pid === mark.pid && tid === mark.tid && ts > mark.ts)
  const tasks = outermost(
    onMain
      .filter(({ ph, name }) => ph === 'X' && name.endsWith('RunTask'))
      .map(({ ts, dur = 0, tdur = dur }) => ({ at: ts / 1000, wall: dur / 1000, cpu: tdur / 1000 })),
  )
  const requestsTo = (path: string) =>
    onMain
      .filter(({ name, args }) => name === 'ResourceSendRequest' && args?.data?.url?.endsWith(path))
      .flatMap(({ ts, args }) => {
        const answered = onMain.find(
          (event) => event.name === 'ResourceFinish' && event.args?.data?.requestId === args?.data?.requestId,
        )
        return answered ? [{ sent: ts / 1000, answered: answered.ts / 1000 }] : []
      })
  return { tasks, requestsTo }
}

/** The scheduler's tasks lie in tasks of the loop below it. */
function outermost(tasks: readonly Task[]): readonly Task[] {
  const outer: Task[] = []
  for (const task of tasks.toSorted((one, other) => one.at - other.at || other.wall - one.wall)) {
    const before = outer.at(-1)
    if (!before || task.at >= before.at + before.wall) outer.push(task)
  }
  return outer
}
