import { readFileSync } from 'node:fs'
import type { Link } from '../link.ts'
import type { Bounds, MainAsks } from '../messages.ts'
import { emitterOf, modelled, preventable } from './modelled.ts'

type WindowOptions = {
  readonly x?: number
  readonly y?: number
  readonly width?: number
  readonly height?: number
  readonly webPreferences?: Readonly<Record<string, unknown>>
}
type OpenHandler = (details: { readonly url: string }) => { readonly action: string }
export type RigWindow = ReturnType<typeof createWindow>
export type Windows = ReturnType<typeof createWindows>
type Surroundings = {
  readonly screen: Link<MainAsks>
  readonly session: unknown
  readonly problem: (text: string) => void
  readonly destroyed: (id: number) => void
}

const SAFE: Readonly<Record<string, boolean>> = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
}
const SAFE_WHEN_ABSENT = [
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'nodeIntegrationInSubFrames',
  'nodeIntegrationInWorker',
]
const WINDOW_EVENTS = ['ready-to-show', 'close', 'closed', 'resized', 'moved', 'query-session-end', 'session-end']
const CONTENTS_EVENTS = [
  'did-finish-load',
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'render-process-gone',
  'will-prevent-unload',
  'context-menu',
]

/** Every window of the program; each is a page of the rig's Chromium. */
export const createWindows = (around: Omit<Surroundings, 'destroyed'>) => {
  const open = new Map<number, RigWindow>()
  let allClosed = (): void => {}
  let last = 0
  const destroyed = (id: number): void => {
    open.delete(id)
    if (open.size === 0) allClosed()
  }
  class BrowserWindow {
    constructor(options: WindowOptions) {
      last += 1
      const made = createWindow(last, options, { ...around, destroyed })
      open.set(last, made)
      // biome-ignore lint/correctness/noConstructorReturn: the program sees the modelled window, not this class.
      return made.window as unknown as BrowserWindow
    }
    static getAllWindows() {
      return [...open.values()].map((one) => one.window)
    }
  }
  return {
    BrowserWindow,
    get: (id: number): RigWindow => {
      const found = open.get(id)
      if (!found) throw new Error(`rig: no window ${id}`)
      return found
    },
    all: () => [...open.values()],
    whenAllClosed: (listener: () => void): void => {
      allClosed = listener
    },
    /** As a quit does: false when a window would not close. */
    closeAll: (): boolean => {
      const listener = allClosed
      allClosed = () => {}
      for (const one of [...open.values()]) one.window.close()
      allClosed = listener
      return open.size === 0
    },
  }
}

const createWindow = (id: number, options: WindowOptions, around: Surroundings) => {
  const preferences = options.webPreferences ?? {}
  for (const [name, safe] of Object.entries(SAFE)) {
    if (preferences[name] !== safe) around.problem(`insecure webPreferences.${name}: ${preferences[name]}`)
  }
  for (const name of SAFE_WHEN_ABSENT) if (preferences[name]) around.problem(`insecure webPreferences.${name}`)

  const tell = (asked: Promise<unknown>): void => void asked.catch((error: Error) => around.problem(error.message))
  const state = {
    bounds: {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    } as Bounds,
    zoom: 0,
    maximized: false,
    minimized: false,
    destroyed: false,
    openHandler: (() => ({ action: 'allow' })) as OpenHandler,
  }
  const contents = Object.assign(emitterOf('webContents', CONTENTS_EVENTS), {
    id,
    session: around.session,
    send: (channel: string, ...args: unknown[]) =>
      tell(around.screen.ask('send-event', { window: id, channel, args: structuredClone(args) })),
    reload: () => tell(around.screen.ask('reload-window', { window: id })),
    executeJavaScript: (code: string, userGesture = false) =>
      around.screen.ask('run-script', { window: id, code, userGesture }),
    setWindowOpenHandler: (handler: OpenHandler) => {
      state.openHandler = handler
    },
    setZoomLevel: (level: number) => {
      state.zoom = level
    },
    getZoomLevel: () => state.zoom,
    isDestroyed: () => state.destroyed,
  })
  const webContents = modelled('webContents', contents)
  const emitter = emitterOf('BrowserWindow', WINDOW_EVENTS)
  const destroy = (): void => {
    if (state.destroyed) return
    state.destroyed = true
    tell(around.screen.ask('destroy-window', { window: id }))
    emitter.emit('closed')
    around.destroyed(id)
  }
  const window = modelled(
    'BrowserWindow',
    Object.assign(emitter, {
      id,
      webContents,
      loadURL: async (url: string) => {
        const preload = typeof preferences.preload === 'string' ? readFileSync(preferences.preload, 'utf8') : ''
        await around.screen.ask('open-window', { window: id, url, bounds: state.bounds, preload })
      },
      show: () => tell(around.screen.ask('show-window', { window: id })),
      focus: () => {},
      restore: () => {
        state.minimized = false
      },
      maximize: () => {
        state.maximized = true
      },
      isMinimized: () => state.minimized,
      isMaximized: () => state.maximized,
      isFullScreen: () => false,
      isDestroyed: () => state.destroyed,
      getNormalBounds: () => state.bounds,
      close: () => {
        const closing = preventable({})
        emitter.emit('close', closing.event)
        if (!closing.prevented()) destroy()
      },
      destroy,
    }),
  )
  return {
    id,
    window,
    contents,
    openPopup: (url: string) => state.openHandler({ url }),
    moveTo: (bounds: Bounds): void => {
      state.bounds = bounds
      emitter.emit('resized')
      emitter.emit('moved')
    },
  }
}
