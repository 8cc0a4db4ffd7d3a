import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DiagnosticEvent } from './event.ts'
import { createLog } from './log.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'toa-soan-log-'))
})
afterEach(async () => {
  await chmod(dir, 0o700)
  await rm(dir, { recursive: true, force: true })
})

const now = () => new Date('2026-10-25T02:00:00.000Z')
const slow: DiagnosticEvent = { event: 'article.saveSlow', id: '01JB0000000000000000000000', ms: 300 }

describe('the log', () => {
  it('writes one line an event, with its instant, and adds to what an earlier run wrote', async () => {
    for (const ms of [300, 400]) {
      const log = createLog({ dir, door: 'test', now })
      log.write({ ...slow, ms })
      await log.close()
    }
    const [file] = await createLog({ dir, door: 'test', now }).read()
    expect(
      file?.text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { at: '2026-10-25T02:00:00.000Z', ...slow, ms: 300 },
      { at: '2026-10-25T02:00:00.000Z', ...slow, ms: 400 },
    ])
  })

  it('leaves out what is not in the closed set: another event, more than an event has, text for a code', async () => {
    const log = createLog({ dir, door: 'test', now })
    const title = 'Đại hội chi bộ thôn Đông'
    for (const bad of [
      { event: 'article.opened', title },
      { ...slow, title },
      { ...slow, id: title },
      { event: 'article.saveFailed', id: slow.event, ms: 1, error: title, errno: null },
      { event: 'bug', operation: title, name: title, code: title, frames: [title] },
    ])
      log.write(bad as never)
    log.write(slow)
    await log.close()
    const [file] = await log.read()
    expect(file?.text.split('\n')).toHaveLength(2)
    expect(file?.text).not.toContain('Đông')
  })

  it('keeps five files and no more', async () => {
    const log = createLog({ dir, door: 'local-web', now, fileSize: '1K' })
    for (let ms = 0; ms < 400; ms += 1) {
      log.write({ ...slow, ms })
      if (ms % 10 === 0) await new Promise(setImmediate)
    }
    await log.close()
    const names = (await readdir(dir)).sort()
    const base = 'toa-soan-local-web.log'
    expect(names).toEqual([base, `${base}.1`, `${base}.2`, `${base}.3`, `${base}.4`])
    for (const name of names) expect((await stat(join(dir, name))).size).toBeLessThan(2048)
    expect((await log.read()).map(({ name }) => name)).toEqual(names)
  })

  it('goes on without a log where none can be written: a file in the place of its folder, a folder gone', async () => {
    await writeFile(join(dir, 'logs'), '')
    for (const place of [join(dir, 'logs'), join(dir, 'logs', 'deeper')]) {
      const log = createLog({ dir: place, door: 'test', now })
      for (let round = 0; round < 5; round += 1) {
        log.write(slow)
        await new Promise((later) => setTimeout(later, 5))
      }
      await log.close()
      expect(await log.read()).toEqual([])
    }
  })

  it('tries again a minute later', async () => {
    let minutes = 0
    const place = join(dir, 'logs')
    await writeFile(place, '')
    const log = createLog({ dir: place, door: 'test', now: () => new Date(now().getTime() + minutes * 60_000) })
    log.write(slow)
    await new Promise((later) => setTimeout(later, 50))
    await rm(place)
    log.write({ ...slow, ms: 1 })
    minutes = 2
    log.write({ ...slow, ms: 2 })
    await log.close()
    expect((await log.read())[0]?.text).toContain('"ms":2')
  })
})
