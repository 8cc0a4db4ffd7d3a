import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { LibraryEvent } from '@shared/contract/operations.ts'
import { app, type BrowserWindow, ipcMain, Menu, nativeTheme, protocol, session } from 'electron'
import { compose } from '../compose.ts'
import { libraryDirOf, thisMachine } from '../start/machine.ts'
import { appProtocol } from './app-protocol.ts'
import { answerCalls } from './calls.ts'
import { flushBeforeLeaving, reloadAfterCrash } from './closing.ts'
import { desktopArguments } from './desktop-arguments.ts'
import { nativeDialogs } from './dialogs.ts'
import { guardContents, guardSession } from './guards.ts'
import { mediaProtocol } from './media-protocol.ts'
import { menuTemplate, textMenuTemplate } from './menu.ts'
import { createOpenedFiles } from './opened-files.ts'
import { rememberIn } from './remembered.ts'
import { openWindow } from './window.ts'
import { hostWords, type Language } from './words.ts'

const OPENED_FILE_LIMIT = 50 * 1024 * 1024

/** The desktop window, from opening the library to the last flush. */
export const startDesktop = async (start: {
  readonly outDir: string
  readonly argv: readonly string[]
}): Promise<void> => {
  let language: Language = 'vi'
  const dialogs = nativeDialogs(() => hostWords(language))
  const asked = desktopArguments(start.argv, process.cwd())
  const libraryDir = libraryDirOf(thisMachine(), asked.libraryDir)
  const composed = await compose({
    libraryDir,
    door: 'electron',
    version: app.getVersion(),
    chooseFolder: dialogs.chooseFolder,
    chooseBackup: dialogs.chooseBackup,
    waitForList: false,
    scheduleBackups: true,
    logsDir: join(app.getPath('userData'), 'logs'),
  })
  if (!composed.ok) {
    await dialogs.libraryNotOpened(libraryDir, composed.error.code)
    app.quit()
    return
  }
  const { services, library, pictures, log, close } = composed.value
  const remembered = rememberIn(join(app.getPath('userData'), 'window.json'))
  const opened = createOpenedFiles({ newToken: randomUUID })

  guardSession(session.defaultSession)
  protocol.handle('app', appProtocol({ rendererDir: join(start.outDir, 'renderer'), opened }))
  protocol.handle('media', mediaProtocol({ locate: library.media.locate, thumbnail: pictures.thumbnail }))
  const waiting = [...asked.files]
  const bringIn = openFilesInto({ opened, command: (name) => command(name), dialogs })
  const calls = answerCalls({
    ipcMain,
    services,
    actingProfile: {
      get: () => remembered.get().profileId,
      set: (profileId) => remembered.set({ profileId }),
    },
    // The window hears commands once it shows the list.
    answered: (name) => {
      if (name === 'articles.list') void bringIn(waiting.splice(0))
    },
  })

  const window = openWindow({
    preload: join(start.outDir, 'preload', 'preload.cjs'),
    remembered,
    dark: nativeTheme.shouldUseDarkColors,
    prepare: (made) => guardContents(made.webContents, (url) => void dialogs.leaveFor(url)),
  })
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) =>
    log.write({ event: 'page.gone', reason, exitCode }),
  )
  const tell = (event: LibraryEvent): void => {
    if (!window.isDestroyed()) window.webContents.send('toasoan:event', event)
  }
  const command = (name: string): void => tell({ type: 'command', command: name })

  // A file chooser opens only for a person's gesture, and a native menu gives the page none.
  const fromMenu = (name: string): void =>
    void window.webContents.executeJavaScript('0', true).then(
      () => command(name),
      () => command(name),
    )

  const speak = (): void => {
    language = library.config().settings.language
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(menuTemplate({ language, command: fromMenu, about: () => void dialogs.about() })),
    )
  }
  speak()
  const stopListening = services.on((event) => {
    if (event.type === 'settings.changed') speak()
    tell(event)
  })
  window.webContents.on('context-menu', (_event, at) => {
    const template = textMenuTemplate(language, { editable: at.isEditable, selected: at.selectionText !== '' })
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window })
  })

  app.on('second-instance', (_event, argv, workingDir) => {
    raise(window)
    void bringIn(desktopArguments(argv, workingDir).files)
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    void bringIn([path])
  })
  reloadAfterCrash(window, dialogs.reloadAfterCrash)
  flushBeforeLeaving({
    window,
    calls,
    command,
    flushLibrary: library.flush,
    askToLeaveUnsaved: dialogs.leaveUnsaved,
    closeLibrary: async () => {
      stopListening()
      await close()
    },
  })
}

const raise = (window: BrowserWindow): void => {
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** Text pages go to the page's own intake, as command `bring-in:<address of the bytes>:<file name>`. */
const openFilesInto =
  (to: {
    readonly opened: ReturnType<typeof createOpenedFiles>
    readonly command: (command: string) => void
    readonly dialogs: ReturnType<typeof nativeDialogs>
  }) =>
  async (paths: readonly string[]): Promise<void> => {
    for (const path of paths) {
      const name = basename(path).normalize('NFC')
      if (extname(path).toLowerCase() === '.tinbai') {
        await to.dialogs.packageNotRead()
        continue
      }
      const bytes = await readOpened(path)
      if (bytes) to.command(`bring-in:/opened/${to.opened.keep(bytes)}:${name}`)
      else await to.dialogs.fileNotRead(name)
    }
  }

const readOpened = async (path: string): Promise<Uint8Array | null> => {
  try {
    const facts = await stat(path)
    return facts.isFile() && facts.size <= OPENED_FILE_LIMIT ? await readFile(path) : null
  } catch {
    return null
  }
}
