import { app, BrowserWindow, dialog, shell } from 'electron'
import type { HostWords } from './words.ts'

/** Every native question the program asks. */
export const nativeDialogs = (words: () => HostWords) => {
  const ask = (options: Electron.MessageBoxOptions): Promise<Electron.MessageBoxReturnValue> => {
    const window = BrowserWindow.getAllWindows()[0]
    return window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options)
  }
  const tell = async (type: 'info' | 'error', message: string, detail: string): Promise<void> => {
    await ask({ type, message, detail, buttons: [words().close], noLink: true })
  }
  const choose = async (title: string, options: Electron.OpenDialogOptions): Promise<string | null> => {
    const window = BrowserWindow.getAllWindows()[0]
    const all = { title, buttonLabel: title, ...options }
    const chosen = await (window ? dialog.showOpenDialog(window, all) : dialog.showOpenDialog(all))
    return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
  }
  return {
    chooseFolder: () => choose(words().chooseFolder, { properties: ['openDirectory', 'createDirectory'] }),
    chooseBackup: () =>
      choose(words().chooseBackup, { properties: ['openFile'], filters: [{ name: 'ToaSoan', extensions: ['zip'] }] }),
    /** Opens the browser or the mail program, after asking. */
    leaveFor: async (url: URL): Promise<void> => {
      const open = url.protocol === 'mailto:' ? words().leaveWrite : words().leaveOpen
      const { response } = await ask({
        type: 'question',
        message: words().leaveTitle,
        detail: url.href.slice(0, 500),
        buttons: [open, words().cancel],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      })
      if (response === 0) await shell.openExternal(url.href)
    },
    reloadAfterCrash: async (): Promise<boolean> => {
      const { crashedTitle, crashedDetail, crashedReload, quit } = words()
      const { response } = await ask({
        type: 'warning',
        message: crashedTitle,
        detail: crashedDetail,
        buttons: [crashedReload, quit],
        defaultId: 0,
        cancelId: 1,
        noLink: true,
      })
      return response === 0
    },
    /** True: close although something is not stored. Waiting is the usual answer. */
    leaveUnsaved: async (): Promise<boolean> => {
      const { unsavedTitle, unsavedDetail, unsavedWait, unsavedLeave } = words()
      const { response } = await ask({
        type: 'warning',
        message: unsavedTitle,
        detail: unsavedDetail,
        buttons: [unsavedWait, unsavedLeave],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
      return response === 1
    },
    libraryNotOpened: (dir: string, code: string) =>
      tell('error', words().startTitle, `${words().startDetail}\n\n${dir}\n${code}`),
    about: () => tell('info', 'Tòa Soạn', `${words().aboutVersion} ${app.getVersion()}`),
    packageNotRead: () => tell('info', words().packageTitle, words().packageDetail),
    fileNotRead: (name: string) => tell('error', `${words().fileTitle}: ${name}`, words().fileDetail),
  }
}
