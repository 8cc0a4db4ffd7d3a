import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { builtProgram } from './built-program.ts'
import { launchRigBrowser, type Rig, type RigOptions, startRig } from './start-rig.ts'

type ToaSoan = {
  call(name: string, input: unknown): Promise<{ ok: boolean; value?: unknown; error?: { code: string } }>
  on(listener: (event: { type: string; command?: string }) => void): () => void
}
export type TestPage = { toaSoan: ToaSoan; heard: { type: string; command?: string }[] }

type Started = Rig & { readonly userData: string }

/** The built program on the rig, a new person for each start; every test ends with no problem left. */
export const desktopRigs = () => {
  let browser: Browser
  let home = ''
  let runs = 0
  const rigs = new Set<Rig>()

  beforeAll(async () => {
    browser = await launchRigBrowser()
    home = await mkdtemp(join(tmpdir(), 'rig-'))
  })
  afterEach(async () => {
    for (const rig of rigs) await end(rig)
  })
  afterAll(async () => {
    await browser.close()
    await rm(home, { recursive: true, force: true })
  })
  const end = async (rig: Rig): Promise<void> => {
    rigs.delete(rig)
    await rig.close()
    expect(rig.problems).toEqual([])
  }
  const start = async (options: Partial<RigOptions> = {}): Promise<Started> => {
    runs += 1
    const userData = options.userData ?? join(home, `person-${runs}`)
    const args = ['--library', join(userData, 'library')]
    const rig = { ...(await startRig({ outDir: builtProgram(), browser, args, ...options, userData })), userData }
    rigs.add(rig)
    return rig
  }
  return { start, end, home: () => home, browser: () => browser }
}

export const call = (page: Page, name: string, input: unknown = {}) =>
  page.evaluate(([operation, given]) => (window as unknown as TestPage).toaSoan.call(operation, given), [
    name,
    input,
  ] as const)
export const listen = (page: Page) =>
  page.evaluate(() => {
    const here = window as unknown as TestPage
    here.heard = []
    here.toaSoan.on((event) => here.heard.push(event))
  })
export const heard = (page: Page) => page.evaluate(() => (window as unknown as TestPage).heard)
export const signIn = async (page: Page): Promise<string> => {
  const profile = { id: 'khanh-trinh', name: 'Khánh Trình', penName: '', organisation: '', roles: ['reporter'] }
  await call(page, 'profiles.save', profile)
  expect(await call(page, 'profiles.choose', { id: profile.id })).toMatchObject({ ok: true })
  return profile.id
}
export const commands = async (page: Page) =>
  (await heard(page)).flatMap((event) => (event.type === 'command' ? [event.command] : []))
