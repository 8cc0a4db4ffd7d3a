import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { Socket } from 'node:net'
import cookies from '@fastify/cookie'
import { failed, type LibraryEvent } from '@shared/contract/operations.ts'
import fastify, { type FastifyError, type FastifyReply, type FastifyRequest } from 'fastify'
import { CLOSED_PAGE, SESSION_HEADER } from './entry-pages.ts'
import { openEventStreams } from './event-stream.ts'
import { pathOf, refusalOf } from './gate.ts'
import { SAFE_HEADERS } from './headers.ts'
import { readJsonBody } from './json-body.ts'
import { addRoutes, type WebLibrary, type WebPictures, type WebServices } from './routes.ts'
import { openSession, type Session } from './session.ts'

export type LocalWebOptions = {
  readonly services: WebServices & { readonly on: (listener: (event: LibraryEvent) => void) => () => void }
  readonly pictures: WebPictures
  readonly library: WebLibrary
  /** Folder of the built window: index.html and its assets. */
  readonly rendererDir: string
  /** One line per answered request: method, address without its query, status. Never a token, cookie or body. */
  readonly log?: (line: string) => void
  /** Who acted last; without it every run starts with nobody chosen. */
  readonly actingProfile?: { readonly get: () => string | null; readonly set: (profileId: string) => void }
  /** When a window has used its token. */
  readonly onEnter?: () => void
  /** For tests. */
  readonly now?: () => number
  readonly headersTimeout?: number
}

export type LocalWeb = {
  /** Where the window opens; carries a token that works once, for a minute. */
  readonly url: string
  readonly port: number
  /** A new address with a new token, when the first was not used in time. */
  readonly freshUrl: () => string
  /** Every route as `METHOD address`. */
  readonly routes: readonly string[]
  readonly close: () => Promise<void>
}

/** Opens the window's host on 127.0.0.1, at a port the system picks. */
export const startLocalWeb = async (options: LocalWebOptions): Promise<LocalWeb> => {
  const session = openSession({ now: options.now ?? Date.now, secret: () => randomBytes(32).toString('hex') })
  const events = openEventStreams(options.services.on)
  const routes: string[] = []
  const app = fastify({
    logger: false,
    forceCloseConnections: true,
    bodyLimit: SMALLEST_BODY,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 100 },
    serverFactory: (handler) => guardedServer(handler, options),
  })
  app.addHook('onRoute', ({ method, url }) => {
    // HEAD comes with every static file, but the gate lets only GET and POST through.
    for (const name of [method].flat()) if (name !== 'HEAD') routes.push(`${name} ${url}`)
  })
  await app.register(cookies)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, bytes, parsed) => {
    const body = readJsonBody(bytes as Buffer)
    if (body.ok) parsed(null, body.value)
    else parsed(Object.assign(new Error(body.error.code), { statusCode: 400 }))
  })
  app.addHook('onRequest', async (request, reply) => refuseStranger(request, reply, session))
  app.addHook('onResponse', async (request, reply) =>
    options.log?.(`${request.method} ${pathOf(request.url)} ${reply.statusCode}`),
  )
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(failed('host/unknown-operation')))
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) options.log?.(`${request.method} ${pathOf(request.url)} ${error.code ?? error.name}`)
    return reply.code(status).send(failed(CODES[status] ?? (status < 500 ? 'input/invalid' : 'host/failed')))
  })
  await addRoutes(app, { ...options, session, events })
  await app.listen({ host: LOOPBACK, port: 0 })

  const port = portOf(app.server)
  const freshUrl = () => `http://${LOOPBACK}:${port}/enter#${session.issueToken()}`
  return {
    url: freshUrl(),
    port,
    freshUrl,
    routes,
    close: async () => {
      events.close()
      await app.close()
    },
  }
}

const LOOPBACK = '127.0.0.1'
const SMALLEST_BODY = 1024
const CODES: Readonly<Record<number, string>> = { 413: 'input/too-large', 503: 'host/refused' }

const guardedServer = (handler: RequestListener, { log, headersTimeout = 10_000 }: LocalWebOptions): Server => {
  const limits = {
    maxHeaderSize: 16_384,
    headersTimeout,
    requestTimeout: 120_000,
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: Math.min(1000, headersTimeout),
  }
  const server = createServer({ ...limits, insecureHTTPParser: false }, (request, response) => {
    for (const [name, value] of Object.entries(SAFE_HEADERS)) response.setHeader(name, value)
    const refusal = refusalOf(factsOf(request), `${LOOPBACK}:${portOf(server)}`)
    if (!refusal) return handler(request, response)
    log?.(`refused ${refusal.status}`)
    response.writeHead(refusal.status, { 'content-type': 'application/json; charset=utf-8', connection: 'close' })
    response.end(JSON.stringify(failed(refusal.code)))
  })
  server.maxConnections = 200
  server.on('connect', (_request, socket: Socket) => endPlainly(socket, 405))
  server.on('upgrade', (_request, socket: Socket) => endPlainly(socket, 400))
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) =>
    endPlainly(socket, error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400),
  )
  return server
}

const factsOf = (request: IncomingMessage) => ({
  method: request.method ?? '',
  url: request.url ?? '',
  rawHeaders: request.rawHeaders,
})

const endPlainly = (socket: Socket, status: number) => {
  if (!socket.writable) return
  const headers = Object.entries(SAFE_HEADERS).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} Refused\r\nconnection: close\r\ncontent-length: 0\r\n${headers.join('')}\r\n`)
}

const refuseStranger = async (request: FastifyRequest, reply: FastifyReply, session: Session) => {
  if (request.routeOptions.config.forStrangers) return
  if (!session.holdsCookie(request.cookies[session.cookieName])) {
    if (request.method === 'GET' && request.url === '/')
      return reply.code(401).type('text/html; charset=utf-8').send(CLOSED_PAGE)
    return reply.code(401).send(failed('host/session-ended'))
  }
  if (request.method === 'POST' && !session.holdsHeader(request.headers[SESSION_HEADER]))
    return reply.code(403).send(failed('host/refused'))
}

const portOf = (server: { address: Server['address'] }): number => {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
