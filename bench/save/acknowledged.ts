import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Libraries } from './libraries.ts'
import { type Report, share, times } from './report.ts'
import type { Taken, Turn } from './saver-process.ts'
import { FLOOR, OURS, PEER, PEER_IN_ONE, SAVERS } from './savers.ts'

const SIZES = [
  { name: '5 KB', bytes: 5_000, rounds: 150 },
  { name: '20 KB', bytes: 20_000, rounds: 150 },
  { name: '1 MB', bytes: 1_000_000, rounds: 60 },
] as const
const WARM_UP = 5
/** Stock lowdb takes part in one of so many rounds with 10,000 drafts in one file; all of them would take an hour. */
const RARELY = 10

/** How long a save takes until it is acknowledged, beside stock lowdb and the disk's own floor, all in turn. */
export async function measureAcknowledged(report: Report, libraries: Libraries): Promise<void> {
  for (const count of [100, 10_000]) {
    const processes: SaverProcess[] = []
    for (const kind of Object.keys(SAVERS))
      processes.push(await startSaver(kind, kind === 'ours' ? await libraries.of(count) : libraries.folder(), count))
    for (const { name, bytes, rounds } of SIZES) {
      const taken = new Map<string, Taken[]>()
      for (let round = 0; round < WARM_UP + rounds; round += 1) {
        for (const { ways, save } of processes) {
          for (const way of ways) {
            if (way === PEER_IN_ONE && count > 1000 && round % RARELY !== 0) continue
            const one = await save({ way, round, bytes })
            if (round >= WARM_UP) taken.set(way, [...(taken.get(way) ?? []), one])
          }
        }
      }
      tell(report, `Acknowledged save of ${name}, ${count} articles in the library, ms`, taken)
      if (name === '20 KB') report.gate(`save of 20 KB, ${count} articles, p95`, share(wallOf(taken, OURS), 0.95), 50)
    }
    for (const { end } of processes) await end()
  }
}

type SaverProcess = {
  readonly ways: readonly string[]
  save(turn: Turn): Promise<Taken>
  end(): Promise<void>
}

async function startSaver(kind: string, dir: string, count: number): Promise<SaverProcess> {
  const child = fork(join(import.meta.dirname, 'saver-process.ts'), [kind, dir, String(count)], {
    execArgv: ['--import', join(import.meta.dirname, '../alias.mjs')],
  })
  const exited = once(child, 'exit')
  const answer = async () => {
    const [value] = await Promise.race([once(child, 'message'), exited.then(() => [null])])
    if (value === null) throw new Error(`${kind} ended before it answered`)
    return value
  }
  return {
    ways: await answer(),
    save(turn) {
      child.send(turn)
      return answer()
    },
    async end() {
      child.disconnect()
      await exited
    },
  }
}

type AllTaken = ReadonlyMap<string, readonly Taken[]>

const wallOf = (taken: AllTaken, way: string) => (taken.get(way) ?? []).map(({ wall }) => wall)

function tell(report: Report, heading: string, taken: AllTaken): void {
  const [floor, peer] = [wallOf(taken, FLOOR), wallOf(taken, PEER)]
  const rows = [...taken].map(([way, figures]) => {
    const wall = wallOf(taken, way)
    const cpu = figures.map((one) => one.cpu)
    const [p50, p95] = [share(wall, 0.5), share(wall, 0.95)]
    return {
      way,
      p50,
      p95,
      'CPU p50': share(cpu, 0.5),
      'p50 to floor': times(p50, share(floor, 0.5)),
      'p95 to floor': times(p95, share(floor, 0.95)),
      'p50 to stock lowdb': times(p50, share(peer, 0.5)),
      saves: String(figures.length),
    }
  })
  report.table(heading, rows)
}
