import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeHandOver } from '../../src-main/hosts/start/open-browser.ts'
import { CHROMIUM_WORDS, findChromium } from '../house/find-chromium.ts'
import { type OpenHost, openHost, PHOTO } from './local-web.testing.ts'

let host: OpenHost
let browser: Browser
let evil: Server
let evilOrigin: string
const referers: string[] = []

beforeAll(async () => {
  host = await openHost()
  const executablePath = findChromium()
  browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: [...CHROMIUM_WORDS] })
  // Another port of the same machine is the hardest stranger: to cookies it is the same site.
  evil = createServer((request, response) => {
    if (request.url === '/') referers.push(String(request.headers.referer ?? ''))
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>evil</title><iframe name="sink"></iframe>')
  })
  await new Promise<void>((ready) => evil.listen(0, '127.0.0.1', ready))
  evilOrigin = `http://127.0.0.1:${(evil.address() as AddressInfo).port}`
})
afterAll(async () => {
  await browser.close()
  await new Promise((closed) => evil.close(closed))
  await host.end()
})

/** A browser that entered through the hand-over file, as the person's own does. */
const enterByFile = async () => {
  const handOver = await writeHandOver(host.freshUrl())
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(pathToFileURL(handOver.file).href)
  await page.waitForURL(`http://${host.authority}/`)
  handOver.remove()
  return { context, page }
}

describe('in a real browser', () => {
  it('the hand-over file opens the window, and leaves no token in sight of its scripts', async () => {
    const { context, page } = await enterByFile()
    const seen = await page.evaluate(() => ({
      address: location.href,
      referrer: document.referrer,
      cookie: document.cookie,
      session: document.querySelector('meta[name="toa-soan-session"]')?.getAttribute('content')?.length,
      kept: sessionStorage.getItem('toa-soan-session')?.length,
    }))
    expect(seen).toEqual({ address: `http://${host.authority}/`, referrer: '', cookie: '', session: 64, kept: 64 })
    await context.close()
  })

  it('an address used before says what to do', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const address = host.freshUrl()
    await page.goto(address)
    await page.waitForURL(`http://${host.authority}/`)
    const again = await (await browser.newContext()).newPage()
    await again.goto(address)
    await expect.poll(() => again.textContent('body')).toContain('Hãy chạy lại chương trình')
    expect(again.url()).toBe(`http://${host.authority}/enter`)
    await again.context().close()
    await context.close()
  })

  it('a page of another port, open in the same browser, can neither read, act, frame nor listen', async () => {
    const { context } = await enterByFile()
    const page = await context.newPage()
    await page.goto(evilOrigin)
    const before = host.calls.length
    const outcome = await page.evaluate(
      async ({ target, photo }) => {
        const tried = async (attempt: () => Promise<unknown>) => {
          try {
            return await attempt()
          } catch {
            return 'refused'
          }
        }
        const loads = (tag: 'img' | 'script' | 'link', address: string) =>
          new Promise((told) => {
            const element = document.createElement(tag)
            element.onload = () => told('loaded')
            element.onerror = () => told('refused')
            if (element instanceof HTMLLinkElement) Object.assign(element, { rel: 'stylesheet', href: address })
            else element.src = address
            document.body.append(element)
          })
        const post = (headers: Record<string, string>, mode: RequestMode) =>
          fetch(`${target}/api/call/articles.list`, {
            method: 'POST',
            credentials: 'include',
            mode,
            headers,
            body: '{}',
          }).then((answer) => answer.type)
        const form = document.createElement('form')
        Object.assign(form, {
          method: 'post',
          enctype: 'text/plain',
          action: `${target}/api/call/articles.list`,
          target: 'sink',
        })
        document.body.append(form)
        form.submit()
        const frame = document.createElement('iframe')
        const framed = new Promise((told) => {
          frame.onload = () => told('loaded')
        })
        frame.src = `${target}/`
        document.body.append(frame)
        await framed
        return {
          read: await tried(() => fetch(`${target}/`, { credentials: 'include' })),
          json: await tried(() => post({ 'content-type': 'application/json' }, 'cors')),
          blind: await tried(() => post({ 'content-type': 'text/plain' }, 'no-cors')),
          header: await tried(() => post({ 'x-toa-soan-session': 'a' }, 'cors')),
          listen: await tried(
            () =>
              new Promise((told) => {
                const source = new EventSource(`${target}/api/events`, { withCredentials: true })
                source.onopen = () => told('open')
                source.onerror = () => told('refused')
              }),
          ),
          photo: await loads('img', `${target}/media/${photo}?w=640`),
          script: await loads('script', `${target}/assets/index-abc.js`),
          style: await loads('link', `${target}/bai-viet.css`),
          frame: frame.contentDocument?.title ?? 'refused',
        }
      },
      { target: `http://${host.authority}`, photo: PHOTO },
    )
    expect(outcome).toEqual({
      read: 'refused',
      json: 'refused',
      blind: expect.stringMatching(/opaque|refused/),
      header: 'refused',
      listen: 'refused',
      photo: 'refused',
      script: 'refused',
      style: 'refused',
      frame: 'refused',
    })
    expect(host.calls).toHaveLength(before)
    await context.close()
  })

  it('a link out of the window carries no address with it', async () => {
    const { context, page } = await enterByFile()
    referers.length = 0
    await page.evaluate((to) => {
      location.href = to
    }, evilOrigin)
    await page.waitForURL(`${evilOrigin}/`)
    expect(referers).toContain('')
    expect(referers.join('')).toBe('')
    await context.close()
  })

  it('the preview of an article shows its style and runs nothing', async () => {
    const { context, page } = await enterByFile()
    const styles = page.waitForResponse((answer) => answer.url().endsWith('/bai-viet.css'))
    await page.evaluate(() => {
      const frame = document.createElement('iframe')
      frame.setAttribute('sandbox', 'allow-same-origin')
      frame.srcdoc = `<!doctype html><link rel="stylesheet" href="/bai-viet.css"><p onclick="alert(1)">Bài</p><script>document.title='đã chạy'</script><img src="x" onerror="document.title='đã chạy'">`
      document.body.append(frame)
    })
    expect((await styles).status()).toBe(200)
    const frame = page.frames()[1]
    await expect.poll(() => frame?.evaluate(() => [document.styleSheets.length, document.title])).toEqual([1, ''])
    await context.close()
  })
})
