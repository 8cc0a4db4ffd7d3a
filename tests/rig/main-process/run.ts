// The rig's main process: replaces the `electron` module, then runs the built main bundle as it is.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { link } from '../link.ts'
import type { DialogKind, MainAsks, ScreenAsks } from '../messages.ts'
import { createApp } from './app.ts'
import { createIpc } from './ipc.ts'
import { createMenu } from './menu.ts'
import { emitterOf, modelled, preventable } from './modelled.ts'
import { createSession } from './session.ts'
import { createWindows } from './windows.ts'

type Start = {
  readonly outDir: string
  readonly userData: string
  readonly args: readonly string[]
  readonly firstInstance: boolean
}

const start: Start = JSON.parse(process.argv[2] ?? '{}')
const session = createSession()
const ipc = createIpc()
const powerMonitor = emitterOf('powerMonitor', ['suspend', 'lock-screen'])
const post = (message: unknown): void => void process.send?.(message as object)

const screenLink = link<MainAsks, ScreenAsks>(
  { post, hear: (listener) => process.on('message', listener) },
  {
    'serve-request': session.serve,
    invoke: ({ window, channel, args, frame }) =>
      ipc.invoke(channel, args, windows.get(window).window.webContents, frame),
    navigate: ({ window, url, topFrame }) => {
      const navigation = preventable({ url, isMainFrame: topFrame })
      const { contents } = windows.get(window)
      contents.emit('will-frame-navigate', navigation.event)
      if (topFrame) contents.emit('will-navigate', navigation.event)
      return { prevented: navigation.prevented() }
    },
    'open-popup': ({ window, url }) => windows.get(window).openPopup(url),
    'window-event': ({ window, event }) => {
      const { window: shown, contents } = windows.get(window)
      if (event === 'close') shown.close()
      else if (event === 'did-finish-load') contents.emit('did-finish-load')
      else if (event === 'crash') contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
      else shown.emit(event, {})
      return null
    },
    'move-window': ({ window, bounds }) => {
      windows.get(window).moveTo(bounds)
      return null
    },
    'context-menu': ({ window, ...at }) => {
      windows.get(window).contents.emit('context-menu', {}, at)
      return null
    },
    'ask-permission': ({ permission, url }) => session.askPermission(permission, url),
    'choose-menu': ({ path }) => {
      menu.choose(path)
      return null
    },
    'computer-event': ({ event }) => {
      powerMonitor.emit(event)
      return null
    },
    'app-event': (happened) => {
      if (happened.event === 'open-file') app.emit('open-file', preventable({}).event, happened.path)
      else app.emit('second-instance', {}, happened.argv, happened.workingDir)
      return null
    },
    'security-facts': () => ({ sandboxEnabled: state.sandboxEnabled, schemes: session.schemes }),
    quit: () => {
      app.quit()
      return null
    },
  },
)

const problem = (text: string): void => void screenLink.ask('report-problem', { text }).catch(() => {})
process.on('uncaughtException', (error) => problem(`main: ${error.stack ?? error.message}`))
process.on('unhandledRejection', (reason) =>
  problem(`main: unhandled ${reason instanceof Error ? reason.stack : reason}`),
)
// The test went away: so does the program.
process.on('disconnect', () => process.exit(1))

const windows = createWindows({ screen: screenLink, session: session.defaultSession, problem })
const menu = createMenu({
  bar: (entries) => void screenLink.ask('set-menu', { entries }),
  popup: (entries) => void screenLink.ask('show-popup', { entries }),
})
const { app, state } = createApp(
  {
    userData: start.userData,
    version: JSON.parse(readFileSync(join(start.outDir, '..', 'package.json'), 'utf8')).version,
    firstInstance: start.firstInstance,
    secondInstanceStarted: () =>
      void screenLink.ask('second-instance', { argv: process.argv, workingDir: process.cwd() }),
    ended: () => void screenLink.ask('ended', null).finally(() => process.exit(0)),
  },
  windows,
)
const askPerson =
  (kind: DialogKind) =>
  (...args: unknown[]) =>
    screenLink.ask('ask-person', { kind, options: args.at(-1) })
// Dialogs are given their window first; only the options cross to the test.
const model = {
  app,
  BrowserWindow: windows.BrowserWindow,
  dialog: modelled('dialog', {
    showMessageBox: askPerson('showMessageBox'),
    showOpenDialog: askPerson('showOpenDialog'),
    showSaveDialog: askPerson('showSaveDialog'),
  }),
  ipcMain: ipc.ipcMain,
  Menu: menu.Menu,
  nativeTheme: modelled('nativeTheme', { shouldUseDarkColors: false }),
  powerMonitor,
  protocol: session.protocol,
  screen: modelled('screen', { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] }),
  session: modelled('session', { defaultSession: session.defaultSession }),
  shell: modelled('shell', { openExternal: askPerson('openExternal') }),
}
Object.assign(globalThis, { rigElectron: model })
const source = Object.keys(model).map((name) => `export const ${name} = globalThis.rigElectron.${name}`)
const electronUrl = `data:text/javascript,${encodeURIComponent(source.join('\n'))}`
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: electronUrl, format: 'module', shortCircuit: true }
      : next(specifier, context),
})
process.argv = ['toa-soan', ...start.args]
try {
  await import(pathToFileURL(join(start.outDir, 'main', 'electron.js')).href)
} catch (error) {
  const text = `main: ${error instanceof Error ? error.stack : error}`
  await screenLink.ask('report-problem', { text }).finally(() => process.exit(1))
}
