import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchRigBrowser, startRig } from './start-rig.ts'

let browser: Browser
let home = ''
let programs = 0

beforeAll(async () => {
  browser = await launchRigBrowser()
  home = await mkdtemp(join(tmpdir(), 'rig-itself-'))
})
afterAll(async () => {
  await browser.close()
  await rm(home, { recursive: true, force: true })
})

const SAFE = 'contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true, webviewTag: false'
const mainOf = (preferences: string, body = '') => `
import { join } from 'node:path'
import { app, BrowserWindow, ipcMain, protocol } from 'electron'
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true } }])
await app.whenReady()
protocol.handle('app', () => new Response('<!doctype html><html lang="vi"><title>Thử</title></html>', { headers: { 'content-type': 'text/html' } }))
const window = new BrowserWindow({ webPreferences: { preload: join(import.meta.dirname, '../preload/preload.cjs'), ${preferences} } })
window.on('ready-to-show', () => window.show())
app.on('window-all-closed', () => app.quit())
${body}
window.loadURL('app://thu/index.html')
`
const PRELOAD = `
const { contextBridge, ipcRenderer } = require('electron')
contextBridge.exposeInMainWorld('thu', {
  ask: (channel, value) => ipcRenderer.invoke(channel, value),
  call: (fn) => fn({ day: new Date(0), bytes: new Uint8Array([1, 2]), none: undefined }),
})
`

/** A program far too careless to ship, run by the rig. */
const running = async (main: string, preload = PRELOAD) => {
  programs += 1
  const dir = join(home, `program-${programs}`)
  await mkdir(join(dir, 'out', 'main'), { recursive: true })
  await mkdir(join(dir, 'out', 'preload'), { recursive: true })
  await writeFile(join(dir, 'package.json'), '{"type":"module","version":"0.0.1"}')
  await writeFile(join(dir, 'out', 'main', 'electron.js'), main)
  await writeFile(join(dir, 'out', 'preload', 'preload.cjs'), preload)
  return startRig({ outDir: join(dir, 'out'), userData: join(dir, 'person'), browser })
}
type Thu = { ask(channel: string, value?: unknown): Promise<unknown>; call(fn: (value: unknown) => unknown): unknown }
type TestPage = { thu: Thu }

describe('the rig', () => {
  it('has nothing to say about a careful program', async () => {
    const rig = await running(mainOf(SAFE))
    await rig.firstWindow()
    await rig.close()
    expect(rig.problems).toEqual([])
  })

  it.each(['contextIsolation', 'sandbox', 'nodeIntegration', 'webSecurity'])('names an insecure %s', async (name) => {
    const careless = SAFE.replace(new RegExp(`${name}: (true|false)`), (_, value) => `${name}: ${value !== 'true'}`)
    const rig = await running(mainOf(careless))
    await rig.firstWindow()
    await rig.close()
    expect(rig.problems.map((problem) => problem.split(':')[0])).toEqual([`insecure webPreferences.${name}`])
  })

  it.each([
    ['an API it does not model', 'app.setLoginItemSettings({})', /app\.setLoginItemSettings is not modelled/],
    ['an event it cannot raise', "window.on('swipe', () => {})", /BrowserWindow event swipe is not modelled/],
    ['a window method it does not model', 'window.setKiosk(true)', /BrowserWindow\.setKiosk is not modelled/],
  ])('refuses %s', async (_what, line, said) => {
    const rig = await running(mainOf(SAFE, `try { ${line} } catch (error) { setImmediate(() => { throw error }) }`))
    await rig.firstWindow()
    await rig.close()
    expect(rig.problems).toEqual([expect.stringMatching(said)])
  })

  it('names a page error, a page complaint, and a request that nobody stopped', async () => {
    const rig = await running(mainOf(SAFE))
    const page = await rig.firstWindow()
    await page.evaluate(() => {
      console.error('hỏng')
      setTimeout(() => {
        throw new Error('đứt')
      })
      return fetch('http://tracker.example/').catch(() => {})
    })
    await expect.poll(() => rig.problems.length).toBeGreaterThanOrEqual(3)
    await rig.close()
    expect(
      rig.takeProblems(/console: hỏng|page error: Error: đứt|network let through: http:\/\/tracker\.example\//),
    ).toHaveLength(3)
  })

  it('names a navigation and a window that the program let through', async () => {
    const rig = await running(mainOf(SAFE))
    const page = await rig.firstWindow()
    await page.evaluate(() => window.location.assign('http://evil.example/a'))
    await page.evaluate(() => window.open('http://evil.example/b'))
    await expect
      .poll(() => rig.problems)
      .toEqual(['navigation let through: http://evil.example/a', 'window let through: http://evil.example/b'])
    await rig.close()
  })

  it('carries what structured clone carries, and names a value that it cannot', async () => {
    const body = `
      ipcMain.handle('echo', (_event, value) => value)
      ipcMain.handle('map', () => new Map([[1, 2]]))
      ipcMain.handle('break', () => { throw new TypeError('hỏng') })`
    const rig = await running(mainOf(SAFE, body))
    const page = await rig.firstWindow()
    const same = await page.evaluate(async () => {
      const value = {
        day: new Date(86_400_000),
        bytes: new Uint8Array([0, 255]),
        none: undefined,
        list: [null, Number.NaN, 'ệ'],
        deep: { on: true },
      }
      const back = (await (window as unknown as TestPage).thu.ask('echo', value)) as typeof value
      return [
        back.day instanceof Date && back.day.getTime(),
        Array.from(back.bytes),
        'none' in back,
        Number.isNaN(back.list[1]),
        back.list[2],
        back.deep,
      ]
    })
    expect(same).toEqual([86_400_000, [0, 255], true, true, 'ệ', { on: true }])
    const kinds = await page.evaluate(() =>
      (window as unknown as TestPage).thu.call((value) => {
        const { day, bytes } = value as { day: Date; bytes: Uint8Array }
        return [day.getTime(), bytes.length]
      }),
    )
    expect(kinds).toEqual([0, 2])
    const failing = await page.evaluate(() =>
      (window as unknown as TestPage).thu.ask('break').catch((error: Error) => error.message),
    )
    expect(failing).toBe("Error invoking remote method 'break': TypeError: hỏng")
    expect(rig.takeProblems(/ipc break/)).toHaveLength(1)
    await page.evaluate(() => void (window as unknown as TestPage).thu.ask('map'))
    await expect.poll(() => rig.problems).toEqual([expect.stringMatching(/could not be cloned|does not survive/)])
    await rig.close()
  })

  it('names a preload that asks for more than a sandboxed one may have', async () => {
    const rig = await running(mainOf(SAFE), "require('fs')")
    await rig.firstWindow()
    await rig.close()
    expect(rig.problems).toEqual([expect.stringMatching(/preload: module not found: fs/)])
  })

  it('says why when a program ends without a window', async () => {
    const rig = await running("throw new Error('không chạy được')")
    await expect(rig.firstWindow()).rejects.toThrow(/không chạy được/)
  })
})
