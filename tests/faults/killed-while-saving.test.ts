import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { aFolder, granted, randomFrom, tryOpen } from '../../src-main/store/store.testing.ts'

const ROUNDS = Number(process.env.TOA_SOAN_KILL_ROUNDS ?? 10)
const seed = Number(process.env.TOA_SOAN_SEED ?? Date.now() % 1_000_000)
const shared = pathToFileURL(resolve(import.meta.dirname, '../../src-shared')).href
// The child runs the sources as they are; only the alias has to be told to Node.
const alias = `import { registerHooks } from 'node:module'
registerHooks({ resolve: (name, context, next) => next(name.replace(/^@shared/, ${JSON.stringify(shared)}), context) })`

it(`killed ${ROUNDS} times at random moments, the store loses no acknowledged save (seed ${seed})`, async () => {
  const dir = await aFolder()
  const random = randomFrom(seed)
  const acknowledged = new Map<string, number>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const printed = await killAfter(dir, 3 + Math.floor(random() * 60))
    for (const line of printed) {
      const [id = '', generation = ''] = line.split(' ')
      acknowledged.set(id, Number(generation))
    }
    // The lock of the killed process must not stand in the way.
    const library = granted(await tryOpen(dir))
    expect(library.readOnly).toBeNull()
    expect(library.recovered).toEqual([])
    for (const [id, generation] of acknowledged) {
      const read = granted(await library.read(id))
      expect(read.generation, `round ${round}`).toBeGreaterThanOrEqual(generation)
      expect(read.article.fields.title).toBe(`Bản ${read.generation}`)
    }
    expect((await library.verify()).problems).toEqual([])
    await library.close()
  }
  expect(acknowledged.size).toBeGreaterThan(1)
}, 600_000)

/** Lets the saving process acknowledge so many saves, kills it, and gives every whole line that it printed. */
async function killAfter(dir: string, saves: number): Promise<readonly string[]> {
  const child = spawn(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(alias)}`,
      resolve(import.meta.dirname, 'save-loop.testing.ts'),
      dir,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let printed = ''
  let trouble = ''
  child.stderr.on('data', (chunk) => {
    trouble += String(chunk)
  })
  child.stdout.on('data', (chunk) => {
    printed += String(chunk)
    if (printed.split('\n').length > saves) child.kill('SIGKILL')
  })
  const [, signal] = await once(child, 'close')
  expect([signal, trouble.replace(/.*ExperimentalWarning.*\n.*\n/, '')]).toEqual(['SIGKILL', ''])
  return printed.split('\n').slice(0, -1)
}
