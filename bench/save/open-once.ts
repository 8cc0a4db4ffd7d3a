import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openDesk } from './a-desk.ts'
import { watchLoop } from './loop-watch.ts'

/** All in ms from the call on; `firstRows` is when a window has some to show. */
export type Opened = {
  readonly open: number
  readonly firstRows: number
  readonly allTrue: number
  readonly rows: number
  readonly cpu: number
  /** The longest turn of the event loop until every row is true: how long a person who works already may wait. */
  readonly blockedWall: number
  readonly blockedCpu: number
}
export type Floor = { readonly wall: number; readonly cpu: number }

// Run as a process of its own by opening.ts, with a cold heap: opens a library once, or does what no opening can do without.
const STATS_AT_ONCE = 16
const [what = '', dir = ''] = process.argv.slice(2)
const works = { open, readIndex: () => timed(readIndex), statAll: () => timed(statAll) }
process.stdout.write(JSON.stringify(await works[what as keyof typeof works]()))

async function open(): Promise<Opened> {
  const began = performance.now()
  const cpuBefore = process.cpuUsage()
  const since = () => performance.now() - began
  let [opened, firstRows] = [0, 0]
  let close = async () => {}
  let rows = 0
  const blocked = await watchLoop(async () => {
    const desk = await openDesk(dir, { waitForList: false })
    const { library } = desk
    close = desk.close
    opened = since()
    const look = async () => {
      const list = await desk.call('articles.list', { view: 'all', query: '', sort: 'newest' })
      if (list.rows.length > 0) firstRows ||= since()
    }
    await look()
    // A window without rows looks again whenever the library tells it to.
    const stop = library.onChanged(() => firstRows === 0 && void look())
    await library.ready
    stop()
    rows = library.list().length
  })
  const allTrue = since()
  const { user, system } = process.cpuUsage(cpuBefore)
  await close()
  const cpu = (user + system) / 1000
  return { open: opened, firstRows, allTrue, rows, cpu, blockedWall: blocked.wall, blockedCpu: blocked.cpu }
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
