import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appProtocol, CONTENT_SECURITY_POLICY } from './app-protocol.ts'
import { createOpenedFiles } from './opened-files.ts'

let dir = ''
const opened = createOpenedFiles({ newToken: () => 'tin-1' })
const get = (url: string, method = 'GET') =>
  appProtocol({ rendererDir: join(dir, 'renderer'), opened })(new Request(url, { method }))

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'app-protocol-'))
  const { mkdir } = await import('node:fs/promises')
  await mkdir(join(dir, 'renderer'))
  await writeFile(join(dir, 'renderer', 'index.html'), '<!doctype html><title>Tòa Soạn</title>')
  await writeFile(join(dir, 'renderer', 'notes.bin'), 'x')
  await writeFile(join(dir, 'secret.html'), 'bí mật')
})
afterAll(() => rm(dir, { recursive: true }))

describe('app://', () => {
  it('gives the window with the whole content security policy', async () => {
    const page = await get('app://toasoan/index.html')
    expect([page.status, page.headers.get('content-type'), page.headers.get('content-security-policy')]).toEqual([
      200,
      'text/html; charset=utf-8',
      CONTENT_SECURITY_POLICY,
    ])
    expect(await page.text()).toContain('Tòa Soạn')
  })
  it.each([
    'app://toasoan/../secret.html',
    'app://toasoan/%2e%2e/secret.html',
    'app://toasoan/..%2fsecret.html',
    'app://toasoan/..%5csecret.html',
    'app://toasoan//etc/passwd.html',
    'app://toasoan/C:/secret.html',
    'app://toasoan/notes.bin',
    'app://toasoan/missing.js',
    'app://other/index.html',
    'app://toasoan/opened/unknown',
  ])('refuses %s', async (url) => {
    expect((await get(url)).status).toBe(404)
  })
  it('gives a previewed page the stylesheet of exported pages', async () => {
    const style = await get('app://toasoan/bai-viet.css')
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
  })
  it('refuses to be written to', async () => {
    expect((await get('app://toasoan/index.html', 'POST')).status).toBe(405)
  })
  it('hands over an opened file once', async () => {
    opened.keep(new Uint8Array([84, 105, 110]))
    const first = await get('app://toasoan/opened/tin-1')
    expect([await first.text(), first.headers.get('cache-control')]).toEqual(['Tin', 'no-store'])
    expect((await get('app://toasoan/opened/tin-1')).status).toBe(404)
  })
})
