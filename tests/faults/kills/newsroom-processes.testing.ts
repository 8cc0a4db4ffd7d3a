import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import type { Task, Told } from '../told.testing.ts'

/** Processes that wait with the program loaded, so that a round costs no start. */
export type NewsroomProcesses = {
  /** Has the next process work until it is killed, by itself or `killAfterMs` after it has opened the library. */
  work(task: Task, killAfterMs: number): Promise<Worked>
  end(): Promise<void>
}
export type Worked = {
  readonly told: readonly Told[]
  /** Who killed it: the process itself in a disk call, or the parent. */
  readonly killedBy: 'itself' | 'parent'
  readonly trouble: string
}

type Waiting = { readonly child: ChildProcess; readonly ready: Promise<unknown>; readonly told: Told[]; errors: string }

const root = resolve(import.meta.dirname, '../../..')
/** A process that never opens the library hangs. */
const OPENS_WITHIN_MS = 60_000

/** Bundles the program once and keeps this many processes waiting. */
export async function newsroomProcesses(waitingCount: number): Promise<NewsroomProcesses> {
  // Inside the project, so that the bundle finds what cannot be bundled.
  const outDir = await mkdtemp(join(root, 'node_modules', '.faults-'))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(root, 'src-shared') } },
    ssr: { noExternal: true, external: ['sharp'] },
    build: {
      ssr: join(import.meta.dirname, 'busy-newsroom.testing.ts'),
      outDir,
      emptyOutDir: false,
      target: 'node24',
      rollupOptions: { output: { format: 'es', entryFileNames: 'newsroom.mjs' } },
    },
  })
  const waiting: Waiting[] = []
  const start = () => {
    const child = fork(join(outDir, 'newsroom.mjs'), [], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(outDir, 'compiled') },
    })
    const told: Told[] = []
    const ready = Promise.withResolvers<void>()
    const one: Waiting = { child, told, ready: ready.promise, errors: '' }
    if (child.stdout)
      createInterface({ input: child.stdout }).on('line', (line) => {
        // The last line of a killed process may be cut.
        if (!line.endsWith('}')) return
        const fact = JSON.parse(line) as Told
        if (fact.kind === 'ready') ready.resolve()
        told.push(fact)
        child.emit('told', fact)
      })
    child.stderr?.on('data', (text) => {
      one.errors += String(text)
    })
    child.once('exit', () => ready.resolve())
    waiting.push(one)
  }
  for (let count = 0; count < waitingCount; count += 1) start()

  return {
    async work(task, killAfterMs) {
      const next = waiting.shift()
      if (!next) throw new Error('no process waits')
      const { child, told } = next
      await next.ready
      let killedBy: Worked['killedBy'] = 'itself'
      const kill = () => {
        killedBy = child.exitCode === null && child.signalCode === null ? 'parent' : 'itself'
        child.kill('SIGKILL')
      }
      let timer = setTimeout(kill, OPENS_WITHIN_MS)
      child.on('told', (fact: Told) => {
        if (fact.kind !== 'opened') return
        clearTimeout(timer)
        timer = setTimeout(kill, killAfterMs)
      })
      const closed = once(child, 'close')
      child.send(task)
      const [code, signal] = await closed
      clearTimeout(timer)
      start()
      const trouble = signal === 'SIGKILL' ? '' : `ended by itself with ${code}: ${next.errors}`
      return { told, killedBy, trouble }
    },
    async end() {
      for (const { child } of waiting) {
        const closed = once(child, 'close')
        child.kill('SIGKILL')
        await closed
      }
      await rm(outDir, { recursive: true, force: true })
    },
  }
}
