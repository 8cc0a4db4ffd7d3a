import { writeSync } from 'node:fs'
import { nodeFs } from '../../../src-main/store/disk/store-fs.ts'
import { openNewsroom } from '../newsroom.testing.ts'
import type { Task, Told } from '../told.testing.ts'
import { numbersFrom, type Work, workWithoutEnd } from '../work.testing.ts'
import { killingFs } from './killing-fs.testing.ts'

// Run as a process of its own: works in a newsroom until it is killed, by itself or by its parent.
// A line is on its way before `tell` returns, so a kill takes none that was told.
const tell = (told: Told): void => void writeSync(1, `${JSON.stringify(told)}\n`)

process.once('message', (task) => void begin(task as Task))
tell({ kind: 'ready' })

async function begin(task: Task): Promise<void> {
  const work = await open(task)
  tell({ kind: 'opened' })
  await workWithoutEnd(work)
}

async function open({ dir, seed, killAt, moment, backup, colleagues, startAt }: Task): Promise<Work> {
  // Every look at the clock is more than a minute later, so that versions are made and thinned all the time.
  let instant = startAt
  const now = () => {
    instant += 67_000
    return new Date(instant)
  }
  const { library, call } = await openNewsroom({
    ...{ dir, now },
    fs: killAt === null ? nodeFs : killingFs(killAt, moment),
    onBug: (operation, cause) => tell({ kind: 'trouble', operation, said: String(cause) }),
  })
  return { library, call, tell, backup, colleagues, wholeDisk: true, random: numbersFrom(seed) }
}
