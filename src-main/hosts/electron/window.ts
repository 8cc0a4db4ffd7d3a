import { BrowserWindow, screen } from 'electron'
import { START_PAGE } from './origin.ts'
import { placeOnScreen, type rememberIn } from './remembered.ts'

const USUAL = { width: 1366, height: 768 }

/** Opens the newsroom's window where it was left, and shows it once it has something to show. */
export const openWindow = (options: {
  readonly preload: string
  readonly remembered: ReturnType<typeof rememberIn>
  readonly dark: boolean
  /** Before the page may start. */
  readonly prepare: (window: BrowserWindow) => void
}): BrowserWindow => {
  const { bounds, maximized, zoom } = options.remembered.get()
  const place = placeOnScreen(
    bounds,
    screen.getAllDisplays().map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    ...(place ?? USUAL),
    minWidth: 760,
    minHeight: 480,
    show: false,
    title: 'Tòa Soạn',
    backgroundColor: options.dark ? '#191a1c' : '#fbfaf7',
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      // The newsroom's text is Vietnamese; the dictionaries would be fetched from outside.
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  window.webContents.on('did-finish-load', () => window.webContents.setZoomLevel(zoom))
  const remember = (): void => {
    if (window.isMinimized() || window.isFullScreen()) return
    options.remembered.set({
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
      zoom: window.webContents.getZoomLevel(),
    })
  }
  window.on('resized', remember)
  window.on('moved', remember)
  window.on('close', remember)
  options.prepare(window)
  void window.loadURL(START_PAGE)
  return window
}
