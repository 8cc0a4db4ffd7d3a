import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { appBrowser, appDataDir, defaultBrowser, type Machine } from './machine.ts'

export type OpenedBrowser =
  | { readonly kind: 'app-window'; readonly name: string; readonly process: ChildProcess }
  | { readonly kind: 'default-browser' }
  | { readonly kind: 'none' }

/** A file only this person can read, which sends the browser on to `url`: the process list shows the file, not the token. */
export const writeHandOver = async (url: string): Promise<{ readonly file: string; readonly remove: () => void }> => {
  const folder = await mkdtemp(join(tmpdir(), 'toasoan-'))
  const file = join(folder, 'mo-toa-soan.html')
  const page = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Tòa Soạn</title><p>Đang mở Tòa Soạn…</p><script>location.replace(${JSON.stringify(url)})</script></html>`
  await writeFile(file, page, { mode: 0o600, flag: 'wx' })
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Shows the hand-over file as a window of its own where Chrome, Edge or Chromium is found, else in the default browser. */
export const openBrowser = async (machine: Machine, file: string): Promise<OpenedBrowser> => {
  const own = appBrowser(machine)
  if (own) {
    const child = await started(own.path, appWindowArguments(machine, file))
    if (child) return { kind: 'app-window', name: own.name, process: child }
  }
  const [program, ...words] = defaultBrowser(machine, file) ?? ['']
  return program && (await started(program, words)) ? { kind: 'default-browser' } : { kind: 'none' }
}

/** The words after the browser's name. */
export const appWindowArguments = (machine: Machine, file: string): readonly string[] => [
  `--app=${pathToFileURL(file).href}`,
  // A profile of its own: no extension of the person's browser reads the newsroom's pages.
  `--user-data-dir=${join(appDataDir(machine), 'browser')}`,
  '--window-size=1366,768',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  ...(machine.isRoot ? ['--no-sandbox'] : []),
]

const started = (program: string, words: readonly string[]): Promise<ChildProcess | null> =>
  new Promise((resolve) => {
    const child = spawn(program, [...words], { stdio: 'ignore' })
    child.once('error', () => resolve(null))
    child.once('spawn', () => resolve(child))
  })
