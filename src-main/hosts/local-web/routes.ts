import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import assets from '@fastify/static'
import { type Envelope, failed, type OperationName, operations } from '@shared/contract/operations.ts'
import { PAGE_STYLE } from '@shared/export/page-style.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { ENTER_PAGE, ENTER_SCRIPT, withSession } from './entry-pages.ts'
import type { EventStreams } from './event-stream.ts'
import { MEDIA_POLICY } from './headers.ts'
import type { Session } from './session.ts'

export type WebServices = {
  readonly call: (name: string, input: unknown, who: { profileId: string | null }) => Promise<Envelope<unknown>>
}
export type WebPictures = {
  readonly thumbnail: (media: string, width: number) => Promise<Envelope<{ bytes: Uint8Array; contentType: string }>>
}
export type WebLibrary = {
  readonly media: { readonly locate: (media: string) => Promise<Envelope<{ path: string; format: string }>> }
}

type Parts = {
  readonly services: WebServices
  readonly pictures: WebPictures
  readonly library: WebLibrary
  readonly rendererDir: string
  readonly session: Session
  readonly events: EventStreams
  readonly actingProfile?: { readonly get: () => string | null; readonly set: (profileId: string) => void }
  readonly onEnter?: () => void
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** May be asked for without the cookie. */
    readonly forStrangers?: boolean
  }
}

/** Every address the window's host answers. */
export const addRoutes = async (app: FastifyInstance, parts: Parts): Promise<void> => {
  addEntry(app, parts)
  addOperations(app, parts)
  addEvents(app, parts)
  addMedia(app, parts)
  await addWindow(app, parts)
}

const MEGABYTE = 1024 * 1024
const CARRIES_FILES: readonly string[] = ['media.add', 'intake.read'] satisfies OperationName[]
const WIDTHS = ['640', '1280', '1920']
const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']
const forStrangers = { config: { forStrangers: true } }

const addEntry = (app: FastifyInstance, { session, onEnter }: Parts) => {
  app.get('/enter', forStrangers, (_request, reply) => reply.type('text/html; charset=utf-8').send(ENTER_PAGE))
  // A browser asks for it on its own before the cookie is there; a refusal would stand in its console as an error.
  app.get('/favicon.ico', forStrangers, (_request, reply) => reply.code(204).send())
  app.get('/enter.js', forStrangers, (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(ENTER_SCRIPT),
  )
  app.post('/enter', forStrangers, (request, reply) => {
    const { token } = (request.body ?? {}) as { readonly token?: unknown }
    if (typeof token !== 'string' || !session.redeem(token)) return reply.code(401).send(failed('host/session-ended'))
    reply.setCookie(session.cookieName, session.cookie, { httpOnly: true, sameSite: 'strict', path: '/' })
    onEnter?.()
    return reply.send({ ok: true, value: { session: session.header } })
  })
}

const addOperations = (app: FastifyInstance, { services, actingProfile }: Parts) => {
  let profileId = actingProfile?.get() ?? null
  for (const name of Object.keys(operations)) {
    const bodyLimit = (CARRIES_FILES.includes(name) ? 70 : 8) * MEGABYTE
    app.post(`/api/call/${name}`, { bodyLimit }, async (request, reply) => {
      const answer = await services.call(name, request.body, { profileId })
      if (name === 'profiles.choose' && answer.ok) {
        profileId = (request.body as { readonly id: string }).id
        actingProfile?.set(profileId)
      }
      return reply.send(answer)
    })
  }
}

const addEvents = (app: FastifyInstance, { events }: Parts) => {
  // A POST, so that the stream too needs the exact Origin and the session header; the window reads it through fetch.
  app.post('/api/events', (_request, reply) => {
    if (events.isFull()) return reply.code(503).send(failed('host/refused'))
    reply.hijack()
    events.add(reply.raw)
  })
}

const addMedia = (app: FastifyInstance, { pictures, library }: Parts) => {
  app.get<{ Params: { sha256: string }; Querystring: { w?: unknown } }>('/media/:sha256', async (request, reply) => {
    const { w = '1280' } = request.query
    const known = /^[0-9a-f]{64}$/.test(request.params.sha256)
    const media = `media:${request.params.sha256}`
    if (known && w === 'original') {
      const photo = await library.media.locate(media)
      return photo.ok
        ? sendPhoto(reply, `image/${photo.value.format === 'jpg' ? 'jpeg' : photo.value.format}`, () =>
            createReadStream(photo.value.path),
          )
        : missing(reply)
    }
    if (!known || typeof w !== 'string' || !WIDTHS.includes(w)) return missing(reply)
    const photo = await pictures.thumbnail(media, Number(w))
    return photo.ok ? sendPhoto(reply, photo.value.contentType, () => Buffer.from(photo.value.bytes)) : missing(reply)
  })
}

const missing = (reply: FastifyReply) => reply.code(404).send(failed('host/unknown-operation'))

// The type comes from what the store proved about the bytes, never from a name; anything else is not sent.
const sendPhoto = (reply: FastifyReply, type: string, open: () => unknown) =>
  PHOTO_TYPES.includes(type)
    ? reply.header('content-security-policy', MEDIA_POLICY).type(type).send(open())
    : missing(reply)

const addWindow = async (app: FastifyInstance, { rendererDir, session }: Parts) => {
  app.get('/', async (_request, reply) => {
    const html = await readFile(join(rendererDir, 'index.html'), 'utf8')
    return reply.type('text/html; charset=utf-8').send(withSession(html, session.header))
  })
  // The preview of an article links the style of the exported page.
  app.get('/bai-viet.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(PAGE_STYLE))
  // One route per file that exists at the start: an address is never joined to a path.
  await app.register(assets, {
    root: rendererDir,
    wildcard: false,
    index: false,
    globIgnore: ['index.html'],
    dotfiles: 'ignore',
    cacheControl: false,
    etag: false,
    lastModified: false,
    acceptRanges: false,
  })
}
