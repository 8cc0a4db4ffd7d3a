import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aFolder } from '../../src-main/store/store.testing.ts'
import { openLocalWeb } from '../journeys/support/local-web.ts'
import { openRig } from '../journeys/support/rig.ts'
import { launchRigBrowser } from '../rig/start-rig.ts'

const root = resolve(import.meta.dirname, '../..')
const cli = join(root, 'out/main/cli.js')
const run = promisify(execFile)

/** One of the built programs, with a library open. */
type Opener = {
  /** What it says when it is asked to make an article. */
  write(title: string): Promise<{ readonly ok: boolean; readonly said: string }>
  kill(): Promise<void>
}

let browser: Browser
beforeAll(async () => {
  browser = await launchRigBrowser()
})
afterAll(() => browser.close())

const OPENERS: Readonly<Record<string, (dir: string) => Promise<Opener>>> = {
  electron: async (dir) => inWindow(await openRig(dir, browser)),
  'local-web': async (dir) => inWindow(await openLocalWeb(dir, browser)),
  cli: async (dir) => {
    const serving = await serve(dir)
    return { write: (title) => importFrom(dir, title), kill: () => end(serving) }
  },
}
const DOORS = ['electron', 'local-web', 'cli'] as const
const PAIRS = DOORS.flatMap((first) =>
  DOORS.filter((second) => second !== first).map((second) => [first, second] as const),
)

describe.each(PAIRS)('a library open in %s, opened again in %s', (first, second) => {
  it('is written by the first only, says who holds it, and is free at once when the first is killed', async () => {
    const folder = await aFolder()
    const dir = join(folder, 'library')
    await mkdir(dir)
    const holder = await OPENERS[first]!(dir)
    try {
      // The command line holds a library only while it serves; what it is asked then is a second opener of its own.
      if (first !== 'cli') expect(await holder.write('Bài của người mở trước')).toMatchObject({ ok: true })
      const late = await OPENERS[second]!(dir)
      const refused = await late.write('Bài của người mở sau')
      expect(refused.ok, refused.said).toBe(false)
      expect(refused.said).toMatch(/library\/read-only|kho bài|chỉ đọc/i)
      if (first !== 'cli') expect(await holder.write('Bài nữa của người mở trước')).toMatchObject({ ok: true })
      await late.kill()
    } finally {
      await holder.kill()
    }
    const next = await OPENERS[second]!(dir)
    const written = second === 'cli' ? { ok: true, said: '' } : await next.write('Bài của người mở sau')
    await next.kill()
    expect(written, written.said).toMatchObject({ ok: true })
    expect(await importFrom(dir, 'Bài bằng dòng lệnh')).toMatchObject({ ok: true })
    const { stdout } = await run(process.execPath, [cli, 'verify', '--library', dir, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ problems: [] })
  })
})

function inWindow({ page, kill }: { readonly page: Page; readonly kill: () => Promise<void> }): Opener {
  return {
    kill,
    async write(title) {
      const answer = await page.evaluate(async (given) => {
        type Bridge = { call(name: string, input: unknown): Promise<{ ok: boolean }> }
        const { toaSoan } = window as unknown as { toaSoan?: Bridge }
        const input = { fields: { title: given } }
        if (toaSoan) return toaSoan.call('articles.create', input)
        const named = document.querySelector<HTMLMetaElement>('meta[name="toa-soan-session"]')?.content ?? ''
        const sent = await fetch('/api/call/articles.create', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-toa-soan-session': named },
          body: JSON.stringify(input),
        })
        return sent.json() as Promise<{ ok: boolean }>
      }, title)
      return { ok: answer.ok, said: JSON.stringify(answer) }
    },
  }
}

async function serve(dir: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [cli, 'serve', '--library', dir], { stdio: ['ignore', 'pipe', 'pipe'] })
  await new Promise<void>((open, failed) => {
    child.stdout?.once('data', () => open())
    child.once('exit', (code) => failed(new Error(`serve ended with ${code}`)))
  })
  return child
}

async function end(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGKILL')
  await gone
}

async function importFrom(dir: string, title: string): Promise<{ readonly ok: boolean; readonly said: string }> {
  const file = join(dir, '..', 'bai.txt')
  await writeFile(file, `${title}\n\nNgày cập nhật 25/10/2026\n\nSáng nay bà con ra đồng từ sớm.\n`)
  try {
    const { stdout } = await run(process.execPath, [cli, 'import', file, '--accept', '--library', dir])
    return { ok: true, said: stdout }
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    return { ok: false, said: `${stdout}${stderr}` }
  }
}
