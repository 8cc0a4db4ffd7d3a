import { anArticleOf, randomFrom } from './a-library.ts'
import { SAVERS } from './savers.ts'

/** What is asked of a process, and what it answers: wall time, and CPU time of the whole process, in ms. */
export type Turn = { readonly way: string; readonly round: number; readonly bytes: number }
export type Taken = { readonly wall: number; readonly cpu: number }

// Run as a process of its own by acknowledged.ts, with no heap but its own: waits for its turn and saves.
const [kind = '', dir = '', count = '0'] = process.argv.slice(2)
const { ways, close } = await SAVERS[kind as keyof typeof SAVERS](dir, Number(count))

process.on('message', async ({ way, round, bytes }: Turn) => {
  const save = await ways[way]?.(anArticleOf(round % 7, bytes, randomFrom(round * bytes)))
  const cpuBefore = process.cpuUsage()
  const began = performance.now()
  await save?.()
  const wall = performance.now() - began
  const { user, system } = process.cpuUsage(cpuBefore)
  process.send?.({ wall, cpu: (user + system) / 1000 } satisfies Taken)
})
process.once('disconnect', () => void close())
process.send?.(Object.keys(ways))
