import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { honest, type OpenHost, openHost, openWindow, PHOTO, SECRET_PATH, type Window } from './local-web.testing.ts'
import { requestText, sendRaw } from './raw-http.ts'

let host: OpenHost
let window: Window
beforeAll(async () => {
  host = await openHost()
  window = await openWindow(host)
})
afterAll(() => host.end())

const LIST = 'POST /api/call/articles.list'
const post = (body: string, line = LIST) => sendRaw(host.port, requestText(line, honest(host, window), body))
const head = (line: string, extra = '') =>
  `${line} HTTP/1.1\r\n${Object.entries(honest(host, window))
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}${extra}`
const heard = () => host.calls.length

describe('too much', () => {
  it('a body that says it is 1 GB is refused before it is read', async () => {
    const answer = await sendRaw(host.port, head(LIST, `content-length: ${2 ** 30}\r\nconnection: close\r\n\r\n{`))
    expect(answer).toMatchObject({ status: 413, body: '{"ok":false,"error":{"code":"input/too-large"}}' })
  })
  it('a body that never says how long it is stops at the cap', async () => {
    const before = heard()
    const chunk = `100000\r\n${' '.repeat(2 ** 20)}\r\n`
    const answer = await sendRaw(host.port, [
      head(LIST, 'transfer-encoding: chunked\r\nconnection: close\r\n\r\n'),
      ...Array.from({ length: 12 }, () => chunk),
    ])
    expect([0, 413]).toContain(answer.status)
    expect(heard()).toBe(before)
  })
  it('10,000 headers, or 200 of them, are refused', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => `x-${at}: a\r\n`).join('')
    for (const count of [10_000, 200])
      expect((await sendRaw(host.port, head(LIST, `${many(count)}content-length: 2\r\n\r\n{}`))).status).toBe(431)
  })
  it('headers that never end are cut off', async () => {
    const closed = new Promise<string>((resolve) => {
      let told = ''
      const socket = connect(host.port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nhost: '))
      socket.on('data', (part) => {
        told += part
      })
      socket.on('close', () => resolve(told))
    })
    expect(await closed).toMatch(/^HTTP\/1\.1 4\d\d/)
  })
  it('more windows than a newsroom opens do not pile up', async () => {
    const stop = new AbortController()
    const statuses: number[] = []
    for (let open = 0; open < 21; open++) {
      const stream = await fetch(`http://${host.authority}/api/events`, {
        method: 'POST',
        headers: honest(host, window),
        body: '{}',
        signal: stop.signal,
      })
      statuses.push(stream.status)
    }
    stop.abort()
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 503])
  })
})

describe('two readings of one request', () => {
  it('a length and chunks together, two lengths, a bare newline', async () => {
    const before = heard()
    const smuggled = 'GET /enter HTTP/1.1\r\nhost: a\r\n\r\n'
    const attacks = [
      head(LIST, `content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`),
      head(LIST, `transfer-encoding: chunked\r\ncontent-length: 2\r\n\r\n0\r\n\r\n${smuggled}`),
      head(LIST, `content-length: 2\r\ncontent-length: 30\r\n\r\n{}${smuggled}`),
      head(LIST, `transfer-encoding: xchunked\r\n\r\n0\r\n\r\n${smuggled}`),
      head(LIST, 'content-length: 2\r\nx : a\r\n\r\n{}'),
      head(LIST, 'content-length: 2\r\n folded: a\r\n\r\n{}'),
      head(LIST, 'content-length: +2\r\n\r\n{}'),
    ]
    for (const attack of attacks)
      expect((await sendRaw(host.port, attack)).whole.match(/HTTP\/1\.1 \d/g)).toEqual(['HTTP/1.1 4'])
    expect(heard()).toBe(before)
  })
})

describe('hostile JSON', () => {
  it.each([
    ['no body at all', ''],
    ['not JSON', '{'],
    ['a prototype', '{"__proto__":{"admin":true}}'],
    ['a prototype spelled otherwise', '{"\\u005f_proto__":{"admin":true}}'],
    ['a constructor', '{"a":[{"constructor":{"prototype":{"admin":true}}}]}'],
    ['100,000 levels', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['100,000 levels never closed', '{"a":'.repeat(100_000)],
  ])('%s', async (_what, body) => {
    const before = heard()
    expect((await post(body)).status).toBe(400)
    expect(heard()).toBe(before)
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })
  it('bytes that are not UTF-8', async () => {
    const before = heard()
    const socketText = head(LIST, 'content-length: 7\r\nconnection: close\r\n\r\n')
    const answer = await new Promise<string>((resolve) => {
      let told = ''
      const socket = connect(host.port, '127.0.0.1', () =>
        socket.write(Buffer.concat([Buffer.from(socketText), Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])])),
      )
      socket.on('data', (part) => {
        told += part
      })
      socket.on('close', () => resolve(told))
    })
    expect(answer).toMatch(/^HTTP\/1\.1 400/)
    expect(heard()).toBe(before)
  })
  it('brackets and backslashes inside text are only text', async () => {
    const text = `${'['.repeat(5000)}"\\${'{'.repeat(5000)}\\`
    expect((await post(JSON.stringify({ text }))).status).toBe(200)
    expect(host.calls.at(-1)?.input).toEqual({ text })
  })
})

describe('other methods', () => {
  it.each(['TRACE', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'PROPFIND'])('%s is refused', async (method) => {
    expect((await sendRaw(host.port, requestText(`${method} /`, honest(host, window)))).status).toBe(405)
  })
  it('CONNECT, an upgrade and a made-up method are refused', async () => {
    expect((await sendRaw(host.port, requestText('CONNECT evil.com:443', honest(host, window)))).status).toBe(405)
    expect(
      (await sendRaw(host.port, `${head('GET /', 'connection: Upgrade\r\nupgrade: websocket\r\n\r\n')}`)).status,
    ).toBe(400)
    expect((await sendRaw(host.port, requestText('STEAL /', honest(host, window)))).status).toBe(400)
  })
  it('a GET changes nothing, whatever method it claims to be', async () => {
    const before = heard()
    const paths = host.routes.filter((route) => route.startsWith('POST /api')).map((route) => route.slice(5))
    for (const path of paths)
      for (const claim of ['accept', 'x-http-method-override', 'x-method-override']) {
        const attack = requestText(`GET ${path}?_method=POST`, { ...honest(host, window), [claim]: 'POST' })
        expect((await sendRaw(host.port, attack)).status).toBe(404)
      }
    expect(heard()).toBe(before)
  })
})

describe('every answer', () => {
  it('carries the safe headers, refusals and broken requests included', async () => {
    const cookie = { host: host.authority, cookie: window.cookie }
    const answers = [
      ...(await Promise.all(
        ['/', '/enter', '/enter.js', '/bai-viet.css', '/assets/index-abc.js', '/favicon.ico', '/khong-co', '/%2e'].map(
          (path) => sendRaw(host.port, requestText(`GET ${path}`, cookie)),
        ),
      )),
      await sendRaw(host.port, requestText('GET /', { host: 'evil.com' })),
      await sendRaw(host.port, requestText('GET /', { host: host.authority })),
      await post('{}'),
      await post('{'),
      await sendRaw(host.port, 'không phải HTTP\r\n\r\n'),
    ]
    for (const { head: told } of answers) {
      expect(told).toMatch(
        /content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; frame-src 'none'; frame-ancestors 'none'/i,
      )
      for (const line of [
        'x-content-type-options: nosniff',
        'x-frame-options: DENY',
        'cross-origin-opener-policy: same-origin',
        'cross-origin-resource-policy: same-origin',
        'referrer-policy: no-referrer',
        'cache-control: no-store',
      ])
        expect(told.toLowerCase()).toContain(line.toLowerCase())
      expect(told).not.toMatch(/^(server|x-powered-by):/im)
    }
    expect(
      (await sendRaw(host.port, requestText(`GET /media/${PHOTO}?w=640`, cookie))).head.match(
        /content-security-policy/gi,
      ),
    ).toHaveLength(1)
  })
  it('an accident tells no path and no stack, neither to the window nor to the log', async () => {
    const answer = await post('{}', 'POST /api/call/library.verify')
    expect(answer).toMatchObject({ status: 500, body: '{"ok":false,"error":{"code":"host/failed"}}' })
    expect(answer.whole + host.log.join('\n')).not.toContain(SECRET_PATH)
  })
})
