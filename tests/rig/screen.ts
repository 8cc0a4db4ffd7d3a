import { isDeepStrictEqual } from 'node:util'
import type { BrowserContext, CDPSession, Page, Route } from '@playwright/test'
import { decode, encode, type Wire } from './in-page/wire.ts'
import type { Link } from './link.ts'
import type { Bounds, ScreenAsks } from './messages.ts'
import { pageWorldScript, preloadWorldScript } from './page-scripts.ts'

type FromPreload =
  | { readonly kind: 'invoke'; readonly call: number; readonly channel: string; readonly args: Wire }
  | { readonly kind: 'problem'; readonly text: string }
type Shown = { readonly page: Page; readonly cdp: CDPSession; world: number | null }
type Opening = { readonly window: number; readonly url: string; readonly bounds: Bounds; readonly preload: string }

// Stock Chromium has no app:// of its own: the page stands on a loopback name, which is as secure a context.
export const shownUrl = (url: string): string => url.replace(/^app:\/\/([a-z]+)/, 'http://app--$1.localhost')
export const realUrl = (url: string): string => url.replace(/^http:\/\/app--([a-z]+)\.localhost/, 'app://$1')

/** The rig's side that a person sees: each window of the program is a page here. */
export const createScreen = (context: BrowserContext, main: Link<ScreenAsks>, problem: (text: string) => void) => {
  const shown = new Map<number, Shown>()
  let popups = 0
  const windowOf = (page: Page): number | null => [...shown].find(([, one]) => one.page === page)?.[0] ?? null

  const answerRequest = async (route: Route): Promise<void> => {
    const request = route.request()
    const url = realUrl(request.url())
    const opener = [...shown.keys()][0] ?? 0
    if (request.isNavigationRequest()) {
      const page = pageOf(route)
      const window = page ? windowOf(page) : null
      if (!page || window === null) {
        await askForPopup(opener, url)
        return route.abort('aborted')
      }
      const topFrame = request.frame() === page.mainFrame()
      const sameDocument = topFrame && (page.url() === 'about:blank' || page.url() === request.url())
      if (!sameDocument) {
        const { prevented } = await main.ask('navigate', { window, url, topFrame })
        if (!prevented) problem(`navigation let through: ${url}`)
        return route.abort('aborted')
      }
    }
    const answered = await main.ask('serve-request', {
      url,
      method: request.method(),
      headers: request.headers(),
      resourceType: request.resourceType(),
    })
    if ('stopped' in answered) {
      problem(`${answered.stopped === 'by-guard' ? 'network stopped' : 'network let through'}: ${url}`)
      return route.abort('blockedbyclient')
    }
    await route.fulfill({ status: answered.status, headers: answered.headers, body: Buffer.from(answered.body) })
  }
  const askForPopup = async (window: number, url: string): Promise<void> => {
    popups += 1
    const { action } = await main.ask('open-popup', { window, url })
    if (action !== 'deny') problem(`window let through: ${url}`)
  }

  // What a popup wanted was asked through its request; it has an opener, or its request came just before it.
  const closePopup = async (page: Page): Promise<void> => {
    const opened = await page.opener()
    if (!opened && popups === 0) return
    popups = Math.max(0, popups - 1)
    if (windowOf(page) === null) await page.close()
  }

  const toPreload = async (one: Shown, message: unknown): Promise<void> => {
    if (one.world === null) return
    const expression = `rigFromMain(${JSON.stringify(JSON.stringify(message))})`
    // The page may be going away while an answer is on its way.
    await one.cdp.send('Runtime.evaluate', { expression, contextId: one.world }).catch(() => {})
  }
  const carried = (channel: string, value: unknown): Wire => {
    const wire = encode(value)
    if (!isDeepStrictEqual(decode(JSON.parse(JSON.stringify(wire))), value))
      problem(`ipc ${channel}: the value does not survive the crossing`)
    return wire
  }
  const heardFromPreload = async (window: number, one: Shown, text: string): Promise<void> => {
    const message: FromPreload = JSON.parse(text)
    if (message.kind === 'problem') return problem(message.text)
    const url = realUrl(one.page.url())
    const frame = { url, origin: originOf(url), top: true }
    const args = decode(message.args) as unknown[]
    const answered = await main.ask('invoke', { window, channel: message.channel, args, frame })
    if (!answered.ok) problem(`ipc ${message.channel}: ${answered.error}`)
    const value = carried(message.channel, answered.ok ? answered.value : answered.error)
    await toPreload(one, { kind: 'answer', call: message.call, ok: answered.ok, value })
  }

  const ready = (async () => {
    await context.route('**/*', (route) =>
      answerRequest(route).catch((error: Error) => {
        // Requests still open when the program ends have nobody to answer them.
        if (!/after the end|is gone|has been closed/.test(error.message)) problem(`rig: ${error.message}`)
        return route.abort().catch(() => {})
      }),
    )
    context.on('page', (page) => void closePopup(page).catch(() => {}))
  })()

  const listenTo = async (window: number, one: Shown, preload: string): Promise<void> => {
    const { page, cdp } = one
    page.on('pageerror', (error) => problem(`page error: ${error.stack ?? error.message}`))
    page.on('console', (said) => {
      if (said.type() === 'error') problem(`console: ${said.text()}`)
    })
    await cdp.send('Page.enable')
    const { frameTree } = await cdp.send('Page.getFrameTree')
    cdp.on('Runtime.executionContextCreated', ({ context: made }) => {
      if (made.name === 'preload' && made.auxData?.frameId === frameTree.frame.id) one.world = made.id
    })
    cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === 'rigSend')
        void heardFromPreload(window, one, payload).catch((error: Error) => {
          // A call still open when the program ends has nobody to answer it; how it ended is looked at elsewhere.
          if (shown.has(window) && !/is gone|no window/.test(error.message)) problem(error.message)
        })
    })
    await cdp.send('Runtime.enable')
    await cdp.send('Runtime.addBinding', { name: 'rigSend', executionContextName: 'preload' })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: 'preload',
      source: preloadWorldScript(preload),
    })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldScript() })
    page.on('load', () => void main.ask('window-event', { window, event: 'did-finish-load' }).catch(() => {}))
  }

  return {
    page: (window: number): Page | null => shown.get(window)?.page ?? null,
    windows: (): number[] => [...shown.keys()],
    open: async ({ window, url, bounds, preload }: Opening): Promise<void> => {
      await ready
      const page = await context.newPage()
      await page.setViewportSize({ width: bounds.width, height: bounds.height })
      const one: Shown = { page, cdp: await context.newCDPSession(page), world: null }
      shown.set(window, one)
      await listenTo(window, one, preload)
      await page.goto(shownUrl(url))
      await main.ask('window-event', { window, event: 'ready-to-show' })
    },
    reload: async (window: number): Promise<void> => void (await shown.get(window)?.page.reload()),
    destroy: async (window: number): Promise<void> => {
      const one = shown.get(window)
      shown.delete(window)
      await one?.page.close()
    },
    runScript: async ({
      window,
      code,
      userGesture,
    }: {
      readonly window: number
      readonly code: string
      readonly userGesture: boolean
    }): Promise<unknown> => {
      const evaluated = await shown
        .get(window)
        ?.cdp.send('Runtime.evaluate', { expression: code, userGesture, returnByValue: true })
      return evaluated?.result.value
    },
    sendEvent: async (window: number, channel: string, args: unknown[]): Promise<void> => {
      const one = shown.get(window)
      if (one) await toPreload(one, { kind: 'event', channel, args: carried(channel, args) })
    },
  }
}

const pageOf = (route: Route): Page | null => {
  try {
    return route.request().frame().page()
  } catch {
    // A popup asks before it has a frame.
    return null
  }
}

const originOf = (url: string): string => {
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}`
}
