import { type ChildProcess, spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import type { Browser } from '@playwright/test'
import type { OpenDoor } from './app.ts'

const root = resolve(import.meta.dirname, '../../..')
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/enter#[0-9a-f]{64}/

/** The built program, started as a person would with --web, and a page in the test browser at the address it prints. */
export const openLocalWeb = async (libraryDir: string, browser: Browser): Promise<OpenDoor> => {
  const words = [join(root, 'out/main/start.js'), '--web', '--no-open', '--library', libraryDir]
  const home = join(libraryDir, '..', 'home')
  const program = spawn(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HOME: home, XDG_DATA_HOME: home, APPDATA: home },
  })
  const ended = new Promise<void>((done) => program.once('exit', () => done()))
  const end = async (signal: NodeJS.Signals) => {
    program.kill(signal)
    await ended
  }
  const address = await printedAddress(program)
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(address)
  await page.waitForURL((url) => url.pathname === '/')
  return {
    page,
    problems: () => [],
    close: async () => {
      await context.close()
      await end('SIGTERM')
    },
    kill: async () => {
      await end('SIGKILL')
      await context.close()
    },
  }
}

const printedAddress = (program: ChildProcess): Promise<string> =>
  new Promise((found, failed) => {
    let printed = ''
    const hear = (part: Buffer) => {
      printed += part.toString()
      const address = ADDRESS.exec(printed)?.[0]
      if (address) found(address)
    }
    program.stdout?.on('data', hear)
    program.stderr?.on('data', hear)
    program.once('exit', (code) =>
      failed(new Error(`The program ended with ${code} before it printed an address:\n${printed}`)),
    )
  })
