import { networkInterfaces } from 'node:os'
import { operations } from '@shared/contract/operations.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  DISGUISED,
  enter,
  honest,
  type OpenHost,
  openHost,
  openWindow,
  PHOTO,
  type Window,
} from './local-web.testing.ts'
import { requestText, sendRaw } from './raw-http.ts'

let host: OpenHost
let window: Window
beforeAll(async () => {
  host = await openHost()
  window = await openWindow(host)
})
afterAll(() => host.end())

const LIST = 'POST /api/call/articles.list'
const get = (path: string, headers: Record<string, string | readonly string[]> = {}) =>
  sendRaw(host.port, requestText(`GET ${path}`, { host: host.authority, cookie: window.cookie, ...headers }))
const post = (headers: Record<string, string | readonly string[]> = {}, body = '{}', line = LIST) =>
  sendRaw(host.port, requestText(line, { ...honest(host, window), ...headers }, body))
const without = (name: string, line = LIST) => {
  const { [name]: _left, ...headers } = honest(host, window)
  return sendRaw(host.port, requestText(line, headers, '{}'))
}
/** Runs an attack and says whether a service heard of it. */
const reached = async (attack: () => Promise<unknown>) => {
  const before = host.calls.length
  await attack()
  return host.calls.length > before
}

describe('an honest window', () => {
  it('is served its page, its script, a photo and its calls', async () => {
    expect((await get('/')).body).toContain(`<meta name="toa-soan-session" content="${window.session}">`)
    expect((await get('/assets/index-abc.js')).head).toContain('javascript')
    expect((await get('/bai-viet.css')).head).toContain('text/css')
    expect((await get(`/media/${PHOTO}?w=640`)).head).toMatch(/content-type: image\/jpeg/i)
    expect(await post()).toMatchObject({ status: 200, body: '{"ok":true,"value":"articles.list"}' })
  })
  it('acts as the profile it chose', async () => {
    await post({}, '{"id":"khanh-trinh"}', 'POST /api/call/profiles.choose')
    await post()
    expect(host.calls.at(-1)).toEqual({ name: 'articles.list', input: {}, profileId: 'khanh-trinh' })
  })
  it('hears what happens to the library', async () => {
    const stop = new AbortController()
    const stream = await fetch(`http://${host.authority}/api/events`, {
      method: 'POST',
      headers: honest(host, window),
      body: '{}',
      signal: stop.signal,
    })
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader.read()).value).toBe(': open\n\n')
    host.announce({ type: 'settings.changed' })
    expect((await reader.read()).value).toBe('data: {"type":"settings.changed"}\n\n')
    stop.abort()
  })
  it('sends a body of 60 MB only where files are carried', async () => {
    const big = JSON.stringify({ name: 'anh.jpg', data: 'A'.repeat(60 * 1024 * 1024) })
    expect((await post({}, big, 'POST /api/call/media.add')).status).toBe(200)
    expect(await reached(() => post({}, big))).toBe(false)
  })
})

describe('without the start token', () => {
  it('every route but the entrance answers 401', async () => {
    const routes = host.routes.map((route) => route.replace(':sha256', PHOTO))
    expect(routes).toHaveLength(Object.keys(operations).length + 10)
    for (const route of routes.filter((known) => !known.includes('/enter') && !known.endsWith('/favicon.ico'))) {
      const answer = await sendRaw(
        host.port,
        requestText(route, { ...honest(host, window), cookie: 'a=b' }, route.startsWith('POST') ? '{}' : ''),
      )
      expect([route, answer.status]).toEqual([route, 401])
    }
  })
  it('an unknown address says no more than a known one', async () => {
    expect((await get('/khong-co', { cookie: '' })).status).toBe(401)
  })
  it.each(['', 'a', '0'.repeat(64), '0'.repeat(63), '{"$ne":""}'])('token %j does not open', async (token) => {
    expect((await enter(host, token)).status).toBe(401)
  })
  it('a token opens once', async () => {
    expect((await enter(host, host.token)).status).toBe(401)
  })
  it('a token is worth nothing after a minute, and nothing once a newer one was made', async () => {
    let clock = 0
    const slow = await openHost(() => clock)
    clock = 60_001
    expect((await enter(slow, slow.token)).status).toBe(401)
    const older = new URL(slow.freshUrl()).hash.slice(1)
    const newer = new URL(slow.freshUrl()).hash.slice(1)
    expect((await enter(slow, older)).status).toBe(401)
    expect((await enter(slow, newer)).status).toBe(200)
    await slow.end()
  })
  it('the cookie is strict, closed to scripts, and freshly named; a restart forgets the old one', async () => {
    const again = await openHost()
    const answer = await enter(again, again.token)
    expect(answer.head).toMatch(/set-cookie: toasoan-[0-9a-f]{16}=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict/i)
    expect(answer.head).not.toContain(window.cookie.split('=')[0])
    const old = await sendRaw(again.port, requestText('GET /', { host: again.authority, cookie: window.cookie }))
    expect(old.status).toBe(401)
    await again.end()
  })
  it('the token stays out of addresses that are sent, and of the log', async () => {
    expect(host.url).toBe(`http://${host.authority}/enter#${host.token}`)
    expect(host.log.length).toBeGreaterThan(0)
    for (const secret of [host.token, window.session, window.cookie.split('=')[1]!])
      expect(host.log.join('\n')).not.toContain(secret)
  })
})

describe('another name for this machine', () => {
  const names = () => [
    'evil.com',
    '127.0.0.1.evil.com',
    '127.0.0.1',
    `127.0.0.1:${host.port + 1}`,
    '',
    `0.0.0.0:${host.port}`,
    `2130706433:${host.port}`,
    `localhost:${host.port}`,
    `localhost.:${host.port}`,
    `[::1]:${host.port}`,
    `127.1:${host.port}`,
    `${host.authority}.`,
    `user@${host.authority}`,
  ]
  it('is refused in Host, for reading and for acting', async () => {
    for (const name of names()) {
      expect([name, (await get('/', { host: name })).status]).toEqual([name, 403])
      expect([name, await reached(() => post({ host: name }))]).toEqual([name, false])
    }
  })
  it('two Hosts, no Host and an absolute address are refused', async () => {
    expect((await get('/', { host: [host.authority, 'evil.com'] })).status).toBe(400)
    expect((await get('/', { host: ['evil.com', host.authority] })).status).toBe(400)
    expect((await sendRaw(host.port, 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n')).status).toBe(400)
    expect((await sendRaw(host.port, `GET / HTTP/1.0\r\ncookie: ${window.cookie}\r\n\r\n`)).status).toBe(403)
    expect((await get('http://evil.com/')).status).toBe(400)
    expect((await get(`http://${host.authority}/`)).status).toBe(400)
  })
  it('the address on the local network does not answer', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
    for (const { address } of others)
      expect((await sendRaw(host.port, requestText('GET /enter', { host: host.authority }), address)).status).toBe(0)
    expect((await sendRaw(host.port, requestText('GET /enter', { host: host.authority }), '127.0.0.2')).status).toBe(0)
  })
})

describe('a page of another site', () => {
  const origins = () => [
    'http://evil.com',
    'null',
    `http://127.0.0.1:${host.port + 1}`,
    `https://${host.authority}`,
    `http://localhost:${host.port}`,
    `http://${host.authority}/`,
    '',
  ]
  it('cannot act, enter or listen, even with the cookie', async () => {
    for (const origin of origins())
      for (const line of [LIST, 'POST /api/events', 'POST /enter']) {
        expect([origin, line, (await post({ origin }, '{}', line)).status]).toEqual([origin, line, 403])
      }
    for (const line of [LIST, 'POST /api/events', 'POST /enter'])
      expect((await without('origin', line)).status).toBe(403)
  })
  it('cannot use a form', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=a',
      'application/json, text/plain',
      'text/plain; application/json',
      '',
    ])
      expect([type, (await post({ 'content-type': type })).status]).toEqual([type, 415])
    expect((await without('content-type')).status).toBe(415)
  })
  it('gets no leave from a preflight, and no sharing header from any answer', async () => {
    const asked = await sendRaw(
      host.port,
      requestText('OPTIONS /api/call/articles.list', {
        host: host.authority,
        origin: 'http://evil.com',
        'access-control-request-method': 'POST',
      }),
    )
    expect(asked.status).toBe(405)
    for (const answer of [asked, await get('/'), await post()]) expect(answer.head).not.toMatch(/access-control/i)
  })
  it('cannot frame the window, nor read or embed its files', async () => {
    expect((await get('/', { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await get('/enter', { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    for (const path of ['/', '/assets/index-abc.js', `/media/${PHOTO}?w=640`, '/enter.js'])
      for (const site of ['cross-site', 'same-site'])
        expect((await get(path, { 'sec-fetch-site': site })).status).toBe(403)
    expect((await get('/', { origin: 'http://evil.com' })).status).toBe(403)
  })
  it('the page that carries the token may navigate to the entrance', async () => {
    expect(
      (await get('/enter', { 'sec-fetch-dest': 'document', 'sec-fetch-site': 'cross-site', cookie: '' })).status,
    ).toBe(200)
  })
})

describe('the session header', () => {
  it('is needed on every POST', async () => {
    for (const line of host.routes.filter((route) => route.startsWith('POST') && route !== 'POST /enter'))
      expect([line, (await without('x-toa-soan-session', line)).status]).toEqual([line, 403])
  })
  it('of another window or sent twice is refused', async () => {
    expect((await post({ 'x-toa-soan-session': '0'.repeat(64) })).status).toBe(403)
    expect((await post({ 'x-toa-soan-session': [window.session, window.session] })).status).toBe(400)
  })
  it('does nothing without the cookie', async () => {
    expect((await without('cookie')).status).toBe(401)
  })
})

describe('nothing but its own files', () => {
  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/%252e%252e/x',
    '/..%5cpackage.json',
    '/..\\package.json',
    '//etc/passwd',
    '/assets//x',
    '/\0',
    '/%00',
    '/a%zz',
    '/.env',
    '/index.html',
    '/media/../../etc/passwd',
    `/media/${PHOTO}/../x`,
    '/media/abc',
    `/media/${PHOTO.toUpperCase()}`,
  ])('%s', async (path) => {
    const answer = await get(path)
    expect([400, 404, 414]).toContain(answer.status)
    expect(answer.body).not.toMatch(/bí mật|root:|"name"/)
  })
  it('an address of 10 KB or 20 KB is cut off', async () => {
    expect((await get(`/${'a'.repeat(10_000)}`)).status).toBe(414)
    expect((await get(`/${'a'.repeat(20_000)}`)).status).toBe(431)
  })
  it('a photo of an odd width, or that is really an SVG, is not sent', async () => {
    for (const query of ['w=1', 'w=99999', 'w=640&w=1280', 'w=constructor', 'w=original'])
      expect((await get(`/media/${PHOTO}?${query}`)).status).toBe(404)
    expect((await get(`/media/${DISGUISED}?w=640`)).status).toBe(404)
  })
  it('a page disguised as a picture cannot run: fixed type, no sniffing, no inline script', async () => {
    const { head } = await get('/anh.png')
    expect(head).toMatch(/content-type: image\/png/i)
    expect(head).toMatch(/x-content-type-options: nosniff/i)
    expect((await get(`/media/${PHOTO}?w=640`)).head).toMatch(/content-security-policy: default-src 'none'; sandbox\r/i)
  })
})
