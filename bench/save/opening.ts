import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Libraries } from './libraries.ts'
import type { Blocked } from './loop-watch.ts'
import type { Floor, Opened } from './open-once.ts'
import { type Report, share, times } from './report.ts'

const ROUNDS = 7
const COUNT = 10_000

/** Opening 10,000 articles in fresh processes with and without the index, in turn with what no opening can do without. */
export async function measureOpening(report: Report, libraries: Libraries): Promise<void> {
  const dir = await libraries.of(COUNT)
  const withIndex: Opened[] = []
  const withWatched: Blocked[] = []
  const without: Opened[] = []
  const withoutWatched: Blocked[] = []
  const readIndex: Floor[] = []
  const statAll: Floor[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    withIndex.push(await once('open', dir))
    // By itself: watching keeps a core busy.
    withWatched.push(await once('watch', dir))
    readIndex.push(await once('readIndex', dir))
    statAll.push(await once('statAll', dir))
    // Opening and closing without it writes it anew.
    rmSync(join(dir, 'index.json'))
    without.push(await once('open', dir))
    rmSync(join(dir, 'index.json'))
    withoutWatched.push(await once('watch', dir))
  }
  if ([...withIndex, ...without].some(({ rows }) => rows !== COUNT)) throw new Error('a row is missing')
  const floors = { read: medianOf(readIndex, 'wall'), stat: medianOf(statAll, 'wall') }
  report.table(`Opening ${COUNT} articles in a fresh process, ms, median of ${ROUNDS}`, [
    { opening: 'with the index', ...figuresOf(withIndex, withWatched, floors) },
    { opening: 'without it', ...figuresOf(without, withoutWatched, floors) },
    { opening: 'floor: read and parse the index', 'first rows': floors.read, CPU: medianOf(readIndex, 'cpu') },
    { opening: 'floor: list and stat 10,000', 'first rows': floors.stat, CPU: medianOf(statAll, 'cpu') },
  ])
  report.gate('opening with the index, first rows', medianOf(withIndex, 'firstRows'), 300)
  report.gate('usable without the index, first rows', medianOf(without, 'firstRows'), 1000)
}

const run = promisify(execFile)

async function once<T extends Opened | Blocked | Floor>(what: string, dir: string): Promise<T> {
  const words = ['--import', join(import.meta.dirname, '../alias.mjs'), join(import.meta.dirname, 'open-once.ts')]
  const { stdout } = await run(process.execPath, [...words, what, dir])
  return JSON.parse(stdout)
}

function figuresOf(
  opened: readonly Opened[],
  watched: readonly Blocked[],
  floors: { readonly read: number; readonly stat: number },
) {
  const firstRows = medianOf(opened, 'firstRows')
  return {
    answered: medianOf(opened, 'answered'),
    'first rows': firstRows,
    'every row true': medianOf(opened, 'allTrue'),
    CPU: medianOf(opened, 'cpu'),
    'first rows to reading the index': times(firstRows, floors.read),
    'to both floors': times(firstRows, floors.read + floors.stat),
    'longest block': medianOf(watched, 'wall'),
    'of it CPU': medianOf(watched, 'cpu'),
  }
}

const medianOf = <K extends string>(all: readonly Readonly<Record<K, number>>[], key: K): number =>
  share(
    all.map((one) => one[key]),
    0.5,
  )
