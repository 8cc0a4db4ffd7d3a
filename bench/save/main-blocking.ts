import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDesk } from './a-desk.ts'
import { anArticleOf, layArticles, randomFrom } from './a-library.ts'
import { gate, ms, share } from './figures.ts'

const SAVES = 60

/** How long the process that keeps the library answers nobody while it saves, beside the same process at rest. */
export async function measureMainBlocking(): Promise<void> {
  console.log('\nLongest time without an answer in the main process, ms (10,000 articles in the library)')
  const dir = join(mkdtempSync(join(tmpdir(), 'toa-soan-bench-')), 'library')
  await (await openDesk(dir)).close()
  layArticles(dir, 10_000)
  const desk = await openDesk(dir)
  const rest = await blocksDuring(() => pause(4000))
  console.log(`  at rest: p99 ${ms(share(rest, 0.99))}, longest ${ms(Math.max(...rest))}`)
  for (const { name, bytes } of [
    { name: '20 KB', bytes: 20_000 },
    { name: '1 MB', bytes: 1_000_000 },
  ]) {
    const random = randomFrom(bytes)
    const blocks: number[] = []
    const { id } = anArticleOf(3, 100, random)
    let { generation } = await desk.call('articles.get', { id })
    const articles = Array.from({ length: SAVES }, () => anArticleOf(3, bytes, random))
    for (const { fields, body } of articles) {
      // The index is written a second after; it counts as part of the save.
      const during = await blocksDuring(async () => {
        const saved = await desk.call('articles.save', { id, basedOn: generation, fields, body })
        generation = saved.generation
        await pause(150)
      })
      blocks.push(Math.max(...during))
    }
    const p95 = share(blocks, 0.95)
    console.log(`  saving ${name}: p50 ${ms(share(blocks, 0.5))}, p95 ${ms(p95)}, longest ${ms(Math.max(...blocks))}`)
    if (name === '20 KB') gate('main-process block while saving 20 KB, p95', p95, 16)
  }
  await desk.close()
  rmSync(join(dir, '..'), { recursive: true, force: true })
}

/** The times between two turns of the event loop while the work goes on. */
async function blocksDuring(work: () => Promise<unknown>): Promise<readonly number[]> {
  const blocks: number[] = []
  let last = performance.now()
  let going = true
  const turn = () => {
    const now = performance.now()
    blocks.push(now - last)
    last = now
    if (going) setImmediate(turn)
  }
  setImmediate(turn)
  await work()
  going = false
  return blocks
}
