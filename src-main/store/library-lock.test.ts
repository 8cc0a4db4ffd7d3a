import { spawnSync } from 'node:child_process'
import { access, mkdir, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { takeLock } from './library-lock.ts'
import { placesIn } from './places.ts'
import { aFolder, aLibrary } from './store.testing.ts'

const gone = () => spawnSync(process.execPath, ['-e', '']).pid

it('lets exactly one of many openers in that come at once after a killed holder', async () => {
  const places = placesIn(await aFolder())
  await mkdir(places.lock)
  await writeFile(join(places.dir, 'LOCK.json'), JSON.stringify({ door: 'electron', pid: gone(), host: hostname() }))
  const taken = await Promise.all(Array.from({ length: 6 }, () => takeLock(places, 'test', () => {})))
  expect(taken.filter((lock) => lock.taken)).toHaveLength(1)
  for (const lock of taken) if (lock.taken) await lock.release()
  await expect(access(places.lock)).rejects.toThrow()
})

it('waits for no holder on another machine that gave no sign of life for long', async () => {
  const places = placesIn(await aFolder())
  await mkdir(places.lock)
  await writeFile(join(places.dir, 'LOCK.json'), JSON.stringify({ door: 'cli', pid: 1, host: 'may-khac' }))
  expect(await takeLock(places, 'test', () => {})).toEqual({ taken: false, by: 'cli/1' })
  const longAgo = new Date(Date.now() - 60_000)
  await utimes(places.lock, longAgo, longAgo)
  const lock = await takeLock(places, 'test', () => {})
  expect(lock.taken).toBe(true)
  if (lock.taken) await lock.release()
})

it('leaves no lock behind when the library is closed', async () => {
  const dir = await aFolder()
  await (await aLibrary(dir)).close()
  await expect(access(join(dir, 'LOCK'))).rejects.toThrow()
  await expect(access(join(dir, 'LOCK.json'))).rejects.toThrow()
})
