import { app, type BrowserWindow, powerMonitor } from 'electron'
import type { Calls } from './calls.ts'

const FLUSH_AT_MOST_MS = 5000
const CRASHES_BEFORE_ASKING = 3
const CRASH_WINDOW_MS = 60_000

/** Nothing typed is left behind: when the window closes, the computer sleeps or locks, the session ends. */
export const flushBeforeLeaving = (options: {
  readonly window: BrowserWindow
  readonly calls: Calls
  readonly command: (command: string) => void
  readonly closeLibrary: () => Promise<void>
}): void => {
  const { window, calls, command } = options
  const flush = (): void => command('flush')
  powerMonitor.on('suspend', flush)
  powerMonitor.on('lock-screen', flush)
  window.on('query-session-end', flush)
  window.on('session-end', flush)

  let leaving: 'no' | 'flushing' | 'flushed' = 'no'
  const leave = async (): Promise<void> => {
    leaving = 'flushing'
    const until = Date.now() + FLUSH_AT_MOST_MS
    do {
      flush()
      await calls.settled(Math.max(0, until - Date.now()))
      // A busy page may not have begun to save yet; it says itself when nothing is left.
    } while (Date.now() < until && !(await letsGo(window, until - Date.now())))
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
