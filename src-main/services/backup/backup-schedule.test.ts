import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { aNewsroom } from '../services.testing.ts'
import { createTasks } from '../tasks.ts'
import { type Newsroom, wrote } from './backup.testing.ts'
import { type BackupSchedule, startBackupSchedule } from './backup-schedule.ts'

/** A newsroom with one article whose schedule is asked by hand. */
async function aScheduledNewsroom(everyHours = 24) {
  const newsroom = await aNewsroom()
  onTestFinished(newsroom.leave)
  await setSchedule(newsroom, { folder: '', everyHours })
  await wrote(newsroom, 'Được mùa')
  let asks = 0
  const schedule = startBackupSchedule({
    dependencies: { library: newsroom.library, now: newsroom.now, version: '0.1.0' },
    tasks: createTasks(() => {}),
    announce: (event) => newsroom.events.push(event),
    every: (milliseconds) => {
      asks = milliseconds
      return () => {
        asks = 0
      }
    },
  })
  return { newsroom, schedule, asks: () => asks }
}

const setSchedule = (newsroom: Newsroom, backup: { folder: string; everyHours: number }) =>
  newsroom.do('settings.save', { ...newsroom.library.config().settings, backup })
const made = async ({ root }: Newsroom) => (await readdir(join(root, 'sao-luu')).catch(() => [])).length
const askFor = async (schedule: BackupSchedule, newsroom: Newsroom, minutes: number) => {
  for (let passed = 0; passed < minutes; passed += 10) {
    newsroom.passMinutes(10)
    await schedule.check()
  }
}

describe('the schedule of backups', () => {
  it('is asked every ten minutes, until the program closes', async () => {
    const { schedule, asks } = await aScheduledNewsroom()
    expect(asks()).toBe(600_000)
    schedule.stop()
    expect(asks()).toBe(0)
  })

  it('makes the first one, and the next when a day has passed', async () => {
    const { newsroom, schedule } = await aScheduledNewsroom()
    await schedule.check()
    expect(await made(newsroom)).toBe(1)
    await askFor(schedule, newsroom, 23 * 60)
    expect(await made(newsroom)).toBe(1)
    await askFor(schedule, newsroom, 60)
    expect(await made(newsroom)).toBe(2)
    expect(newsroom.events).toContainEqual({ type: 'library.changed' })
    expect(await newsroom.do('backup.list', { folder: null })).toMatchObject({
      ...{ folder: join(newsroom.root, 'sao-luu'), running: false, lastFailure: null },
      files: [{ state: 'verified' }, { state: 'verified' }],
    })
  })

  it('makes none when the newsroom makes them by hand, and none of a library without articles', async () => {
    const { newsroom, schedule } = await aScheduledNewsroom(0)
    await schedule.check()
    expect(await made(newsroom)).toBe(0)
    const empty = await aNewsroom()
    onTestFinished(empty.leave)
    const dependencies = { library: empty.library, now: empty.now, version: '0.1.0' }
    const given = { dependencies, tasks: createTasks(() => {}), announce: () => {}, every: () => () => {} }
    await startBackupSchedule(given).check()
    expect(await made(empty)).toBe(0)
  })

  it('makes none of a library that is only read here', async () => {
    const { newsroom, schedule } = await aScheduledNewsroom()
    Object.defineProperty(newsroom.library, 'readOnly', { value: 'articles-missing' })
    await schedule.check()
    expect(await made(newsroom)).toBe(0)
  })

  it('remembers why one failed, tries again an hour later, and forgets it when one has succeeded', async () => {
    const { newsroom, schedule } = await aScheduledNewsroom()
    const usb = join(newsroom.root, 'usb')
    await setSchedule(newsroom, { folder: join(usb, 'toa-soan'), everyHours: 24 })
    await schedule.check()
    const failure = { code: 'backup/folder-gone', at: newsroom.now().toISOString() }
    expect(await newsroom.do('backup.list', { folder: null })).toMatchObject({
      lastSuccess: null,
      lastFailure: failure,
    })
    await mkdir(usb)
    await askFor(schedule, newsroom, 50)
    expect(await readdir(usb)).toEqual([])
    await askFor(schedule, newsroom, 10)
    expect(await newsroom.do('backup.list', { folder: null })).toMatchObject({
      ...{ lastFailure: null, files: [{ ours: true }] },
    })
  })

  it('does not stop at a folder that somebody has put a file in the place of', async () => {
    const { newsroom, schedule } = await aScheduledNewsroom()
    await writeFile(join(newsroom.root, 'sao-luu'), '')
    await schedule.check()
    expect(await newsroom.call('backup.list', { folder: null })).toMatchObject({
      value: { lastFailure: { code: 'backup/folder' } },
    })
    await rm(join(newsroom.root, 'sao-luu'))
    await askFor(schedule, newsroom, 60)
    expect(await made(newsroom)).toBe(1)
  })
})
