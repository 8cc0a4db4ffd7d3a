import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { done, type Envelope, failed, type LibraryEvent } from '@shared/contract/operations.ts'
import { startLocalWeb } from '../../src-main/hosts/local-web/server.ts'
import { requestText, sendRaw } from './raw-http.ts'

export const PHOTO = 'a'.repeat(64)
export const DISGUISED = 'b'.repeat(64)
export const SECRET_PATH = '/home/khanh-trinh/thu-vien'

/** A running local web host over services that only record what reached them. */
export const openHost = async (now?: () => number) => {
  const rendererDir = await mkdtemp(join(tmpdir(), 'toasoan-window-'))
  await mkdir(join(rendererDir, 'assets'))
  await writeFile(
    join(rendererDir, 'index.html'),
    '<!doctype html><html lang="vi"><head><title>Tòa Soạn</title></head><body></body></html>',
  )
  await writeFile(join(rendererDir, 'assets', 'index-abc.js'), 'export {}')
  await writeFile(join(rendererDir, '.env'), 'bí mật')
  await writeFile(join(rendererDir, 'anh.png'), '<html><script>alert(1)</script></html>')
  const calls: { name: string; input: unknown; profileId: string | null }[] = []
  const log: string[] = []
  const listeners = new Set<(event: LibraryEvent) => void>()
  const host = await startLocalWeb({
    rendererDir,
    ...(now ? { now } : {}),
    log: (line) => log.push(line),
    // Short enough to wait for, long enough for a machine that is busy with a body of 60 MB.
    headersTimeout: 3000,
    services: {
      call: async (name, input, who): Promise<Envelope<unknown>> => {
        calls.push({ name, input, ...who })
        if (name === 'library.verify') throw new Error(`EACCES ${SECRET_PATH}`)
        return done(name)
      },
      on: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    pictures: {
      thumbnail: async (media) =>
        done({
          bytes: Buffer.from('<svg onload="alert(1)"/>'),
          contentType: media.endsWith(PHOTO) ? 'image/jpeg' : 'image/svg+xml',
        }),
    },
    library: { media: { locate: async () => failed('media/not-found') } },
  })
  const authority = `127.0.0.1:${host.port}`
  const token = new URL(host.url).hash.slice(1)
  return {
    ...host,
    calls,
    log,
    token,
    authority,
    listeners,
    announce: (event: LibraryEvent) => {
      for (const listener of listeners) listener(event)
    },
    end: async () => {
      await host.close()
      await rm(rendererDir, { recursive: true, force: true })
    },
  }
}
export type OpenHost = Awaited<ReturnType<typeof openHost>>

/** Exchanges a start token; the answer as it came. */
export const enter = (host: OpenHost, token: string) =>
  sendRaw(
    host.port,
    requestText(
      'POST /enter',
      { host: host.authority, origin: `http://${host.authority}`, 'content-type': 'application/json' },
      JSON.stringify({ token }),
    ),
  )

export type Window = { readonly cookie: string; readonly session: string }

/** The cookie and session value of a window that entered properly. */
export const openWindow = async (host: OpenHost, token = host.token): Promise<Window> => {
  const answer = await enter(host, token)
  return {
    cookie: /set-cookie: ([^;]+)/i.exec(answer.head)?.[1] ?? '',
    session: (JSON.parse(answer.body) as { value: { session: string } }).value.session,
  }
}

/** Headers of an honest POST from the window; override to attack. */
export const honest = (host: OpenHost, window: Window): Record<string, string> => ({
  host: host.authority,
  origin: `http://${host.authority}`,
  'content-type': 'application/json',
  cookie: window.cookie,
  'x-toa-soan-session': window.session,
})
