import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The Electron program under `root`/node_modules; null when its runtime was never fetched. */
export const electronProgram = (root: string): string | null => {
  const folder = join(root, 'node_modules', 'electron')
  try {
    const program = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim())
    return existsSync(program) ? program : null
  } catch {
    return null
  }
}

export type FetchLimits = {
  /** Gives up when nothing more has arrived for so long, in milliseconds. */
  readonly silence: number
  readonly total: number
}

/** Runs Electron's own installer, telling how much has arrived; null when it did not come within the limits. */
export const fetchElectron = async (
  root: string,
  tell: (megabytes: number, seconds: number) => void,
  limits: FetchLimits = { silence: 20_000, total: 600_000 },
): Promise<string | null> => {
  const installer = join(root, 'node_modules', 'electron', 'install.js')
  if (!existsSync(installer)) return null
  // The installer says nothing itself: it downloads into a folder of ours, whose size is the progress.
  const folder = await mkdtemp(join(tmpdir(), 'toasoan-electron-'))
  const started = Date.now()
  try {
    await new Promise<void>((resolve) => {
      const child = spawn(process.execPath, [installer], {
        stdio: 'ignore',
        env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder },
      })
      let arrived = 0
      let lastNews = started
      const watch = setInterval(
        async () => {
          const size = await sizeOf(folder)
          if (size !== arrived) lastNews = Date.now()
          arrived = size
          tell(Math.round(size / 1e6), Math.round((Date.now() - started) / 1000))
          if (Date.now() - lastNews > limits.silence || Date.now() - started > limits.total) child.kill()
        },
        Math.min(1000, limits.silence),
      )
      const end = () => {
        clearInterval(watch)
        resolve()
      }
      child.on('error', end)
      child.on('exit', end)
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return electronProgram(root)
}

/** Runs the desktop window until it closes; `broken` when the runtime could not start on this machine. */
export const runElectron = (program: string, root: string, libraryDir: string): Promise<'closed' | 'broken'> =>
  new Promise((resolve) => {
    const { ELECTRON_RUN_AS_NODE: _left, ...env } = process.env
    const started = Date.now()
    const child = spawn(program, [root, '--library', libraryDir], { stdio: ['ignore', 'inherit', 'ignore'], env })
    child.on('error', () => resolve('broken'))
    // A missing system library or sandbox ends it at once; later it was the person, or a fault of its own.
    child.on('exit', (code) => resolve(code !== 0 && Date.now() - started < QUICK_END ? 'broken' : 'closed'))
  })

const QUICK_END = 8000

const sizeOf = async (folder: string): Promise<number> => {
  try {
    const names = await readdir(folder, { recursive: true })
    const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
    return sizes.reduce((sum, size) => sum + size, 0)
  } catch {
    // The installer moves the file away at the end.
    return 0
  }
}
