import { resolve } from 'node:path'
import { _electron } from '@playwright/test'
import type { OpenDoor } from './app.ts'

const root = resolve(import.meta.dirname, '../../..')

/** The desktop window in real Electron. */
export const openElectron = async (libraryDir: string): Promise<OpenDoor> => {
  const app = await _electron.launch({
    executablePath: process.env.ELECTRON_PROGRAM ?? '',
    args: [root, '--library', libraryDir, `--user-data-dir=${resolve(libraryDir, '../home')}`],
  })
  return {
    page: await app.firstWindow(),
    problems: () => [],
    close: () => app.close(),
    kill: async () => {
      const ended = new Promise<void>((done) => app.process().once('exit', () => done()))
      app.process().kill('SIGKILL')
      await ended
    },
  }
}
