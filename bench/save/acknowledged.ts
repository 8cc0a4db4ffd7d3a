import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anArticleOf, randomFrom } from './a-library.ts'
import { gate, ms, share } from './figures.ts'
import { floor, ours, type Saver, stockLowdb, stockLowdbInOne } from './savers.ts'

const SIZES = [
  { name: '5 KB', bytes: 5_000, rounds: 120 },
  { name: '20 KB', bytes: 20_000, rounds: 120 },
  { name: '1 MB', bytes: 1_000_000, rounds: 40 },
] as const

/** How long a save takes until it is acknowledged, beside stock lowdb and the disk's own floor, all in turn. */
export async function measureAcknowledged(): Promise<void> {
  for (const count of [100, 10_000]) {
    const root = mkdtempSync(join(tmpdir(), 'toa-soan-bench-'))
    const random = randomFrom(count)
    const savers: readonly Saver[] = [
      ...(await ours(join(root, 'ours'), count)),
      stockLowdb(join(root, 'stock')),
      await stockLowdbInOne(join(root, 'one'), count, anArticleOf(0, 4000, random)),
      floor(join(root, 'floor')),
    ]
    for (const size of SIZES) {
      const taken = new Map<string, number[]>(savers.map(({ name }) => [name, []]))
      for (let round = 0; round < size.rounds; round += 1) {
        const article = anArticleOf(round % 7, size.bytes, random)
        for (const saver of savers) {
          if (round % saver.everyNth !== 0) continue
          const began = performance.now()
          await saver.save({ ...article, fields: { ...article.fields, title: `Bản ${round} ${saver.name}` } })
          taken.get(saver.name)?.push(performance.now() - began)
        }
      }
      tell(`${size.name}, ${count} articles in the library`, taken)
      if (size.name === '20 KB')
        gate(`save of 20 KB, ${count} articles, p95`, share(taken.get('ours, articles.save') ?? [], 0.95), 50)
    }
    for (const saver of savers) await saver.close()
    rmSync(root, { recursive: true, force: true })
  }
}

function tell(heading: string, taken: ReadonlyMap<string, readonly number[]>): void {
  const floors = [...taken.entries()].find(([name]) => name.startsWith('floor'))?.[1] ?? []
  console.log(`\n${heading}: acknowledged save, ms`)
  for (const [name, figures] of taken) {
    const [p50, p95] = [share(figures, 0.5), share(figures, 0.95)]
    const ratio = (p50 / share(floors, 0.5)).toFixed(2)
    console.log(
      `  ${name.padEnd(36)} p50 ${ms(p50).padStart(7)}  p95 ${ms(p95).padStart(7)}  ${ratio} × floor  (${figures.length} saves)`,
    )
  }
}
