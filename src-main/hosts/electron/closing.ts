import { app, type BrowserWindow, powerMonitor } from 'electron'
import type { Calls } from './calls.ts'

const FLUSH_AT_MOST_MS = 5000
const LAST_ANSWER_MS = 500
const CRASHES_BEFORE_ASKING = 3
const CRASH_WINDOW_MS = 60_000

/** Nothing typed is left behind: when the window closes, the computer sleeps or locks, the session ends. */
export const flushBeforeLeaving = (options: {
  readonly window: BrowserWindow
  readonly calls: Calls
  readonly command: (command: string) => void
  /** Settles when what the window has sent is on disk. */
  readonly flushLibrary: () => Promise<void>
  /** Whether the window may close although something in it could not be stored. */
  readonly askToLeaveUnsaved: () => Promise<boolean>
  readonly closeLibrary: () => Promise<void>
}): void => {
  const { window, calls, command } = options
  const flush = (): void => command('flush')
  // The machine may not come back: the index too is written, once the page has sent what it holds.
  const flushAll = (): void => {
    flush()
    void calls.settled(FLUSH_AT_MOST_MS).then(options.flushLibrary)
  }
  powerMonitor.on('suspend', flushAll)
  powerMonitor.on('lock-screen', flushAll)
  window.on('query-session-end', flushAll)
  window.on('session-end', flushAll)
  window.webContents.on('render-process-gone', () => void options.flushLibrary())

  let leaving: 'no' | 'flushing' | 'flushed' = 'no'
  const leave = async (): Promise<void> => {
    leaving = 'flushing'
    const until = Date.now() + FLUSH_AT_MOST_MS
    let free = false
    do {
      flush()
      await calls.settled(Math.max(0, until - Date.now()))
      // A busy page may not have begun to save yet; it says itself when nothing is left.
      free = await letsGo(window, Math.max(LAST_ANSWER_MS, until - Date.now()))
    } while (!free && Date.now() < until)
    if (!free && !(await options.askToLeaveUnsaved())) {
      leaving = 'no'
      return
    }
    leaving = 'flushed'
    window.destroy()
  }
  window.on('close', (event) => {
    if (leaving === 'flushed') return
    // Also ends a quit; it goes on when the last window is gone.
    event.preventDefault()
    if (leaving === 'no') void leave()
  })
  // The page holds on to unsaved words; once they were flushed it may not hold the window.
  window.webContents.on('will-prevent-unload', (event) => {
    if (leaving === 'flushed') event.preventDefault()
  })

  let closed: 'open' | 'closing' | 'closed' = 'open'
  app.on('before-quit', flush)
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (closed === 'closed') return
    event.preventDefault()
    if (closed === 'closing') return
    closed = 'closing'
    void options.closeLibrary().finally(() => {
      closed = 'closed'
      app.quit()
    })
  })
}

// Asks the page as a closing tab would be asked; a page that is gone or hangs has nothing more to say.
const letsGo = (window: BrowserWindow, atMost: number): Promise<boolean> => {
  const asked = window.webContents
    .executeJavaScript("dispatchEvent(new Event('beforeunload', { cancelable: true }))")
    .then(
      (lets: unknown) => lets !== false,
      () => true,
    )
  return Promise.race([asked, new Promise<boolean>((resolve) => setTimeout(() => resolve(true), atMost))])
}

/** A crashed page comes back by itself with what was saved; one that keeps crashing is asked about. */
export const reloadAfterCrash = (window: BrowserWindow, askToReload: () => Promise<boolean>): void => {
  let crashes: number[] = []
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return
    const now = Date.now()
    crashes = [...crashes.filter((at) => now - at < CRASH_WINDOW_MS), now]
    if (crashes.length < CRASHES_BEFORE_ASKING) {
      window.webContents.reload()
      return
    }
    crashes = []
    void askToReload().then((again) => (again ? window.webContents.reload() : window.destroy()))
  })
}
