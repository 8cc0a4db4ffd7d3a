import { setTimeout as pause } from 'node:timers/promises'
import { type Desk, openDesk } from './a-desk.ts'
import { anArticleOf, randomFrom } from './a-library.ts'
import type { Libraries } from './libraries.ts'
import { type Blocked, watchLoop } from './loop-watch.ts'
import { type Report, share } from './report.ts'

const ROUNDS = 60
const WARM_UP = 5
/** After each save, so that writing the index, a second after, is watched too. */
const SETTLING_MS = 150
const COUNT = 10_000

/** How long the process that keeps the library answers nobody while it saves, beside the same process at rest, all in turn. */
export async function measureMainBlocking(report: Report, libraries: Libraries): Promise<void> {
  const desk = await openDesk(await libraries.of(COUNT))
  const works = {
    'at rest': async () => async () => {},
    'saving 20 KB': aSave(desk, 1, 20_000),
    'saving 1 MB': aSave(desk, 2, 1_000_000),
    'the list after a save': async () => () => listAsSent(desk),
  }
  const blocked = new Map<string, Blocked[]>()
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const [name, prepare] of Object.entries(works)) {
      const work = await prepare()
      const one = await watchLoop(async () => {
        await work()
        await pause(SETTLING_MS)
      })
      if (round >= WARM_UP) blocked.set(name, [...(blocked.get(name) ?? []), one])
    }
  }
  await desk.close()
  const heading = `Longest stretch in which the main process answers nobody, ${COUNT} articles in the library, ms`
  report.table(
    heading,
    [...blocked].map(([work, all]) => ({ work, ...figuresOf(all) })),
  )
  const small = figuresOf(blocked.get('saving 20 KB') ?? [])
  report.gate('main-process block while saving 20 KB, p95', small['wall p95'], 16)
  report.gate('the same, CPU time of the longest one', small['CPU longest'], 16)
}

/** One save after another of one article, its text parsed first as a host does. */
function aSave(desk: Desk, number: number, bytes: number) {
  const random = randomFrom(bytes)
  return async () => {
    const { id, fields, body } = anArticleOf(number, bytes, random)
    const { generation: basedOn } = await desk.call('articles.get', { id })
    const sent = JSON.stringify({ id, basedOn, fields, body })
    return () => desk.call('articles.save', JSON.parse(sent))
  }
}

/** Every open window asks for its list again when something was saved. */
const listAsSent = async (desk: Desk) =>
  JSON.stringify(await desk.call('articles.list', { view: 'all', query: '', sort: 'newest' }))

function figuresOf(all: readonly Blocked[]) {
  const of = (key: keyof Blocked, part: number) =>
    share(
      all.map((one) => one[key]),
      part,
    )
  return {
    'wall p50': of('wall', 0.5),
    'wall p95': of('wall', 0.95),
    'wall longest': of('wall', 1),
    'CPU p50': of('cpu', 0.5),
    'CPU p95': of('cpu', 0.95),
    'CPU longest': of('cpu', 1),
    'monitor p99': of('monitoredP99', 0.95),
    'monitor longest': of('monitored', 1),
  }
}
