import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { onTestFinished } from 'vitest'
import { aFolder } from '../../src-main/store/store.testing.ts'

/**
 * A folder on a disk in memory where the system has one, that goes when the test ends. Killing a process and failing its
 * calls take nothing from the system's memory, so such a disk shows the same and answers sooner.
 */
export async function aFolderInMemory(): Promise<string> {
  if (!existsSync('/dev/shm')) return aFolder()
  const dir = await mkdtemp('/dev/shm/toa-soan-faults-')
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}
