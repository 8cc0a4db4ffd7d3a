import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDesk } from './a-desk.ts'
import { layArticles } from './a-library.ts'
import { gate, ms, share } from './figures.ts'

const ROUNDS = 7

type Opened = { readonly usable: number; readonly whole: number; readonly rows: number; readonly floor: number }

/** Opening 10,000 articles in a fresh process, with and without the index, beside reading and listing alone. */
export async function measureOpening(): Promise<void> {
  const dir = join(mkdtempSync(join(tmpdir(), 'toa-soan-bench-')), 'library')
  await (await openDesk(dir)).close()
  layArticles(dir, 10_000)
  await (await openDesk(dir)).close()
  const withIndex: Opened[] = []
  const without: Opened[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    withIndex.push(openOnce(dir))
    rmSync(join(dir, 'index.json'))
    without.push(openOnce(dir))
  }
  console.log('\nOpening a library of 10,000 articles in a fresh process, ms (median)')
  tell('with the index', withIndex)
  tell('without it', without)
  gate(
    'opening with the index',
    share(
      withIndex.map(({ usable }) => usable),
      0.5,
    ),
    300,
  )
  gate(
    'usable without the index',
    share(
      without.map(({ usable }) => usable),
      0.5,
    ),
    1000,
  )
  if (withIndex.some(({ rows }) => rows !== 10_000)) throw new Error('a row is missing')
  rmSync(join(dir, '..'), { recursive: true, force: true })
}

function openOnce(dir: string): Opened {
  const words = ['--import', join(import.meta.dirname, '../alias.mjs'), join(import.meta.dirname, 'open-once.ts'), dir]
  const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

function tell(name: string, opened: readonly Opened[]): void {
  const median = (of: (one: Opened) => number) => share(opened.map(of), 0.5)
  const floor = median((one) => one.floor)
  const usable = median((one) => one.usable)
  console.log(
    `  ${name.padEnd(16)} usable ${ms(usable).padStart(7)} (${(usable / floor).toFixed(2)} × floor)  every row true ${ms(median((one) => one.whole)).padStart(7)}  floor: read index, list and stat ${ms(floor)}`,
  )
}
