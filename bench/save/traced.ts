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
  readonly args?: { readonly name?: string; readonly data?: { readonly url?: string; readonly requestId?: string } }
}

/** What the page's main thread did while something went on, from the browser's own trace. */
export async function traced(page: Page, work: () => Promise<unknown>): Promise<Traced> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline', '__metadata'] },
  })
  await work()
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  await session.detach()
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`
  const mains = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  )
  const onMain = events.filter((event) => mains.has(threadOf(event)))
  const tasks = onMain
    .filter(({ ph, name }) => ph === 'X' && name.endsWith('RunTask'))
    .map(({ ts, dur = 0, tdur = dur }) => ({ at: ts / 1000, wall: dur / 1000, cpu: tdur / 1000 }))
  if (tasks.length === 0) throw new Error('The trace shows no task of the page')
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
