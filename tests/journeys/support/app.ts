import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, test as base, expect, type Page } from '@playwright/test'
import { openElectron } from './electron.ts'
import { openLocalWeb } from './local-web.ts'
import { openRig } from './rig.ts'

export { expect } from '@playwright/test'

export type DoorOption = { readonly door: 'local-web' | 'rig' | 'electron' }

/** One running program and its window. */
export type OpenDoor = {
  readonly page: Page
  /** What the door itself found wrong. */
  readonly problems: () => readonly string[]
  /** Ends as a person ends it. */
  readonly close: () => Promise<void>
  /** Ends as a power cut ends it. */
  readonly kill: () => Promise<void>
}

/** The program over a library in a temporary folder, through whichever door the project names. */
export type App = {
  readonly page: Page
  readonly libraryDir: string
  /** A folder beside the library, for exports. */
  readonly exportDir: string
  /** Ends the program and starts it again over the same library; `page` is the new window. */
  readonly restart: () => Promise<void>
  /** Ends the program as a person does; `restart` afterwards. */
  readonly close: () => Promise<void>
  /** Cuts the power; `restart` afterwards. */
  readonly kill: () => Promise<void>
  /** Problems the page may have from here on, such as a refused request that is the point of the journey. */
  readonly allow: (problem: RegExp) => void
}

export const test = base.extend<DoorOption & { app: App }>({
  door: ['local-web', { option: true }],
  app: async ({ door, browser }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'toasoan-journey-'))
    const libraryDir = join(folder, 'library')
    const exportDir = join(folder, 'exports')
    await mkdir(exportDir)
    const problems: string[] = []
    const allowed: RegExp[] = []
    const open = async () => {
      const opened = await OPENERS[door](libraryDir, browser)
      listen(opened.page, problems)
      return opened
    }
    let current: OpenDoor | null = await open()
    await use({
      get page() {
        if (!current) throw new Error('The program has ended: restart it first.')
        return current.page
      },
      libraryDir,
      exportDir,
      restart: async () => {
        await current?.close()
        current = await open()
      },
      close: async () => {
        await current?.close()
        current = null
      },
      kill: async () => {
        await current?.kill()
        current = null
      },
      allow: (problem) => allowed.push(problem),
    })
    problems.push(...(current?.problems() ?? []))
    await current?.close()
    await rm(folder, { recursive: true, force: true })
    expect(problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem)))).toEqual([])
  },
})

const OPENERS: Readonly<Record<DoorOption['door'], (libraryDir: string, browser: Browser) => Promise<OpenDoor>>> = {
  'local-web': openLocalWeb,
  rig: openRig,
  electron: openElectron,
}

// Errors on the page fail its journey: a window that complains to nobody is still broken.
const listen = (page: Page, problems: string[]): void => {
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      problems.push(`console ${message.type()}: ${message.text()}`)
  })
}
