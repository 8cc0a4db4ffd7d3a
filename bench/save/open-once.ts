import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openDesk } from './a-desk.ts'
import { watchLoop } from './loop-watch.ts'

/** All in ms from the call on; `firstRows` is when a window has some to show. */
export type Opened = {
  readonly answered: number
  readonly firstRows: number
  readonly allTrue: number
  readonly rows: number
  readonly cpu: number
}
export type Floor = { readonly wall: number; readonly cpu: number }

// Run as a process of its own by opening.ts, with a cold heap: opens a library once, or does what no opening can do without.
const STATS_AT_ONCE = 16
const [what = '', dir = ''] = process.argv.slice(2)
const works = { open, watch: () => watchLoop(open), readIndex: () => timed(readIndex), statAll: () => timed(statAll) }
process.stdout.write(JSON.stringify(await works[what as keyof typeof works]()))

async function open(): Promise<Opened> {
  const began = performance.now()
  const cpuBefore = process.cpuUsage()
  const since = () => performance.now() - began
  const { library, call, close } = await openDesk(dir, { waitForList: false })
  const answered = since()
  let firstRows = 0
  const look = async () => {
    const { rows } = await call('articles.list', { view: 'all', query: '', sort: 'newest' })
    if (rows.length > 0) firstRows ||= since()
  }
  await look()
  // A window without rows looks again whenever the library tells it to.
  const stop = library.onChanged(() => firstRows === 0 && void look())
  await library.ready
  stop()
  const allTrue = since()
  const { user, system } = process.cpuUsage(cpuBefore)
  const rows = library.list().length
  await close()
  return { answered, firstRows, allTrue, rows, cpu: (user + system) / 1000 }
}

async function timed(work: () => Promise<unknown>): Promise<Floor> {
  const began = performance.now()
  const cpuBefore = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(cpuBefore)
  return { wall: performance.now() - began, cpu: (user + system) / 1000 }
}

async function readIndex(): Promise<void> {
  JSON.parse(await readFile(join(dir, 'index.json'), 'utf8'))
}

async function statAll(): Promise<void> {
  const ids = await readdir(join(dir, 'articles'))
  const some = async () => {
    for (let id = ids.pop(); id; id = ids.pop()) await stat(join(dir, 'articles', id, 'article.json'))
  }
  await Promise.all(Array.from({ length: STATS_AT_ONCE }, some))
}
