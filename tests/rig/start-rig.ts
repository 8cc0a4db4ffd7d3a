import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { CHROMIUM_WORDS, findChromium } from '../house/find-chromium.ts'
import { link } from './link.ts'
import type { Answered, Bounds, DialogKind, Frame, MainAsks, MenuEntry, ScreenAsks } from './messages.ts'
import { createScreen } from './screen.ts'

/** What the person will answer to the next native question of this kind. */
export type ScriptedAnswer =
  | { readonly kind: 'showMessageBox'; readonly answer: { readonly response: number } }
  | {
      readonly kind: 'showOpenDialog'
      readonly answer: { readonly canceled: boolean; readonly filePaths: readonly string[] }
    }
  | { readonly kind: 'showSaveDialog'; readonly answer: { readonly canceled: boolean; readonly filePath: string } }
export type Asked = { readonly kind: DialogKind; readonly options: unknown }

export type RigOptions = {
  /** The built program: holds main/, preload/ and renderer/; package.json stands beside it. */
  readonly outDir: string
  /** Kept between runs of the program, as the person's profile folder is. */
  readonly userData: string
  /** Words of the command line: `['--library', dir]`. */
  readonly args?: readonly string[]
  readonly dialogs?: readonly ScriptedAnswer[]
  /** A browser to share between rigs; without it the rig starts and ends its own. */
  readonly browser?: Browser
}
export type Rig = Awaited<ReturnType<typeof startRig>>

const ENDS_WITHIN_MS = 15_000
const STARTS_WITHIN_MS = 30_000

type Running = { readonly secondInstance: (argv: string[], workingDir: string) => void }
// One program per profile folder, as the operating system would see it.
const running = new Map<string, Running>()

export const launchRigBrowser = (): Promise<Browser> => {
  const executablePath = findChromium()
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: [...CHROMIUM_WORDS] })
}

/**
 * Starts the built desktop program, unchanged, with a stand-in for Electron: its main bundle runs in a Node process of
 * its own, its window is a Chromium page, its preload runs in an isolated world of that page.
 */
export const startRig = async (options: RigOptions) => {
  const { userData } = options
  mkdirSync(userData, { recursive: true })
  const storage = join(userData, 'rig-storage.json')
  const browser = options.browser ?? (await launchRigBrowser())
  const context = await browser.newContext({
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    ...(existsSync(storage) ? { storageState: storage } : {}),
  })
  const problems: string[] = []
  const asked: Asked[] = []
  const dialogs = [...(options.dialogs ?? [])]
  const menus: { bar: MenuEntry[]; popups: MenuEntry[][] } = { bar: [], popups: [] }
  const firstShown = Promise.withResolvers<number>()
  const problem = (text: string): void => void problems.push(text)

  const child = startMain(options, !running.has(userData))
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text))

  const main = link<ScreenAsks, MainAsks>(
    {
      // A program that has just ended hears no more answers.
      post: (message) => void (child.connected && child.send(message as object, () => {})),
      hear: (listener) => child.on('message', listener),
    },
    {
      'open-window': (input) => screen.open(input).then(() => null),
      'show-window': ({ window }) => {
        firstShown.resolve(window)
        return null
      },
      'reload-window': ({ window }) => screen.reload(window).then(() => null),
      'destroy-window': async ({ window }) => {
        await rememberStorage()
        await screen.destroy(window)
        return null
      },
      'run-script': (input) => screen.runScript(input),
      'send-event': ({ window, channel, args }) => screen.sendEvent(window, channel, args).then(() => null),
      'ask-person': ({ kind, options: shown }) => {
        asked.push({ kind, options: shown })
        if (kind === 'openExternal') return undefined
        const next = dialogs.findIndex((one) => one.kind === kind)
        if (next >= 0) return dialogs.splice(next, 1)[0]?.answer
        problem(`unscripted dialog.${kind}: ${JSON.stringify(shown)}`)
        return kind === 'showMessageBox' ? { response: 0 } : { canceled: true, filePaths: [] }
      },
      'set-menu': ({ entries }) => {
        menus.bar = entries
        return null
      },
      'show-popup': ({ entries }) => {
        menus.popups.push(entries)
        return null
      },
      'report-problem': ({ text }) => {
        problem(text)
        return null
      },
      'second-instance': ({ argv, workingDir }) => {
        running.get(userData)?.secondInstance(argv, workingDir)
        return null
      },
      ended: () => null,
    },
  )
  const screen = createScreen(context, main, problem)
  const rememberStorage = async (): Promise<void> => {
    const state = await context.storageState().catch(() => null)
    if (state) writeFileSync(storage, JSON.stringify(state))
  }
  const mine: Running = {
    secondInstance: (argv, workingDir) => void main.ask('app-event', { event: 'second-instance', argv, workingDir }),
  }
  if (!running.has(userData)) running.set(userData, mine)

  const ended = exited.then(async (code) => {
    main.cut()
    if (running.get(userData) === mine) running.delete(userData)
    await context.close().catch(() => {})
    if (!options.browser) await browser.close()
    return code
  })
  const firstWindowId = (): Promise<number> =>
    Promise.race([
      firstShown.promise,
      exited.then((code) =>
        Promise.reject(
          new Error(`rig: the program ended (${code}) before showing a window\n${problems.join('\n')}\n${output}`),
        ),
      ),
      rejectAfter(STARTS_WITHIN_MS, () => `rig: no window was shown\n${problems.join('\n')}\n${output}`),
    ])
  const onFirst = async <T>(act: (window: number) => Promise<T>): Promise<T> => act(await firstWindowId())

  return {
    problems,
    asked,
    dialogs,
    menus,
    /** What the main process printed. */
    output: (): string => output,
    ended,
    firstWindow: async (): Promise<Page> => {
      const page = screen.page(await firstWindowId())
      if (!page) throw new Error('rig: the window is gone')
      return page
    },
    /** Takes out the problems that a test meant to cause. */
    takeProblems: (pattern: RegExp): string[] => {
      const taken = problems.filter((one) => pattern.test(one))
      const left = problems.filter((one) => !pattern.test(one))
      problems.splice(0, problems.length, ...left)
      return taken
    },
    chooseMenu: (...path: string[]) => main.ask('choose-menu', { path }),
    askPermission: (permission: string, url: string) => main.ask('ask-permission', { permission, url }),
    securityFacts: () => main.ask('security-facts', null),
    /** A call as if from another frame than the window's own page. */
    invokeAs: (frame: Frame, channel: string, ...args: unknown[]): Promise<Answered> =>
      onFirst((window) => main.ask('invoke', { window, channel, args, frame })),
    /** A request as the page's network would make it, without the page's own policy in front. */
    request: (url: string) => main.ask('serve-request', { url, method: 'GET', headers: {}, resourceType: 'image' }),
    moveWindow: (bounds: Bounds) => onFirst((window) => main.ask('move-window', { window, bounds })),
    rightClick: (at: { readonly isEditable: boolean; readonly selectionText: string }) =>
      onFirst((window) => main.ask('context-menu', { window, ...at })),
    /** Closes the window as its corner button does; the program may ask first. */
    closeWindow: () => onFirst((window) => main.ask('window-event', { window, event: 'close' })),
    crashWindow: () => onFirst((window) => main.ask('window-event', { window, event: 'crash' })),
    computer: (event: 'suspend' | 'lock-screen') => main.ask('computer-event', { event }),
    openFile: (path: string) => main.ask('app-event', { event: 'open-file', path }),
    /** As the person closes the window; the program must then end by itself. */
    close: async (): Promise<void> => {
      for (const window of screen.windows()) await main.ask('window-event', { window, event: 'close' }).catch(() => {})
      const stuck = setTimeout(() => {
        problem('the program did not end')
        child.kill('SIGKILL')
      }, ENDS_WITHIN_MS)
      const code = await ended
      clearTimeout(stuck)
      if (code !== 0 && code !== null) problem(`the program ended with ${code}\n${output}`)
    },
    /** The main process dies in the middle of whatever it does. */
    kill: async (): Promise<void> => {
      await rememberStorage()
      child.kill('SIGKILL')
      await ended
    },
  }
}

const startMain = ({ outDir, userData, args }: RigOptions, firstInstance: boolean): ChildProcess => {
  const start = JSON.stringify({ outDir, userData, args: args ?? [], firstInstance })
  const { NODE_OPTIONS: _, ...env } = process.env
  return fork(join(import.meta.dirname, 'main-process', 'run.ts'), [start], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...env, NODE_ENV: 'production' },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
}

const rejectAfter = (ms: number, message: () => string): Promise<never> =>
  new Promise((_, reject) => setTimeout(() => reject(new Error(message())), ms).unref())
