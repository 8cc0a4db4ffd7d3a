import type { Session, WebContents } from 'electron'
import { APP_ORIGIN } from './origin.ts'

/** The two addresses a newsroom may leave the window for: a web page, a letter. */
export const externalAddress = (address: string): URL | null => {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const leaves = url.protocol === 'mailto:' || (url.protocol === 'https:' && url.username === '' && url.password === '')
  return leaves ? url : null
}

/** Is this request one that the window itself may make? */
export const staysInside = (address: string): boolean =>
  URL.canParse(address) && ['app:', 'media:', 'blob:', 'devtools:'].includes(new URL(address).protocol)

/** No camera, microphone, place, notice, device, and no network. */
export const guardSession = (session: Session): void => {
  // A copy button may write to the clipboard; reading it is only by pasting.
  const allowed = (permission: string, origin: string): boolean =>
    permission === 'clipboard-sanitized-write' && origin.replace(/\/$/, '') === APP_ORIGIN
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(details.isMainFrame && allowed(permission, originOf(details.requestingUrl))),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => allowed(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !staysInside(details.url) }))
}

/** The window stays on its own page; an address outside is asked about. */
export const guardContents = (contents: WebContents, leaveFor: (url: URL) => void): void => {
  const outside = (address: string): void => {
    const url = externalAddress(address)
    if (url) leaveFor(url)
  }
  contents.on('will-navigate', (event) => {
    event.preventDefault()
    outside(event.url)
  })
  contents.on('will-frame-navigate', (event) => {
    // The preview is a sandboxed srcdoc frame; it never goes anywhere else.
    if (!event.isMainFrame && event.url !== 'about:srcdoc') event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    outside(url)
    return { action: 'deny' }
  })
}

const originOf = (address: string): string => {
  if (!URL.canParse(address)) return ''
  const url = new URL(address)
  return `${url.protocol}//${url.host}`
}
