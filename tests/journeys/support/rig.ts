import { resolve } from 'node:path'
import type { Browser } from '@playwright/test'
import { builtProgram } from '../../rig/built-program.ts'
import { startRig } from '../../rig/start-rig.ts'
import type { OpenDoor } from './app.ts'

/** The built desktop program over the stand-in for Electron. */
export const openRig = async (libraryDir: string, browser: Browser): Promise<OpenDoor> => {
  const rig = await startRig({
    outDir: builtProgram(),
    browser,
    userData: resolve(libraryDir, '../home'),
    args: ['--library', libraryDir],
  })
  return { page: await rig.firstWindow(), problems: () => rig.problems, close: rig.close, kill: rig.kill }
}
