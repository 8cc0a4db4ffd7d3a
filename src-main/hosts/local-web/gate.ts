/** The parts of a request that are judged before any route sees it. */
export type RequestFacts = { readonly method: string; readonly url: string; readonly rawHeaders: readonly string[] }
export type Refusal = { readonly status: number; readonly code: string }

/** Judges a request by its line and headers alone; null when it may go on to the routes. `authority` is `127.0.0.1:<port>`. */
export const refusalOf = (request: RequestFacts, authority: string): Refusal | null =>
  badHeaders(request) ??
  badLine(request) ??
  badHost(request, authority) ??
  badContext(request) ??
  badPost(request, authority)

/** The address of a request without its query. */
export const pathOf = (url: string): string => url.split('?', 1)[0] ?? ''

const MOST_HEADERS = 100
const LONGEST_URL = 2000
// No percent sign, backslash or control character: an encoded traversal cannot even be spelled.
const PLAIN_URL = /^\/[A-Za-z0-9._~/-]*(\?[A-Za-z0-9._~=&-]*)?$/
const JSON_TYPE = /^application\/json(; ?charset=utf-8)?$/i
const SINGLE = ['host', 'origin', 'content-type', 'content-length', 'transfer-encoding', 'x-toa-soan-session']
const FRAMES = ['iframe', 'frame', 'object', 'embed', 'fencedframe']

const refuse = (status: number, code: string): Refusal => ({ status, code })

const valuesOf = ({ rawHeaders }: RequestFacts, name: string): readonly string[] =>
  rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name)

const badHeaders = (request: RequestFacts): Refusal | null => {
  if (request.rawHeaders.length > MOST_HEADERS * 2) return refuse(431, 'input/too-large')
  if (SINGLE.some((name) => valuesOf(request, name).length > 1)) return refuse(400, 'input/invalid')
  const framedTwice =
    valuesOf(request, 'transfer-encoding').length > 0 && valuesOf(request, 'content-length').length > 0
  return framedTwice ? refuse(400, 'input/invalid') : null
}

const badLine = ({ method, url }: RequestFacts): Refusal | null => {
  if (method !== 'GET' && method !== 'POST') return refuse(405, 'input/invalid')
  if (url.length > LONGEST_URL) return refuse(414, 'input/too-large')
  const plain = PLAIN_URL.test(url) && !url.includes('//') && !pathOf(url).split('/').includes('..')
  return plain ? null : refuse(400, 'input/invalid')
}

// An exact name stops DNS rebinding: evil.com may point at 127.0.0.1, but the browser still says evil.com.
const badHost = (request: RequestFacts, authority: string): Refusal | null =>
  valuesOf(request, 'host')[0] === authority ? null : refuse(403, 'host/refused')

const badContext = (request: RequestFacts): Refusal | null => {
  const site = valuesOf(request, 'sec-fetch-site')[0] ?? 'none'
  const destination = valuesOf(request, 'sec-fetch-dest')[0] ?? 'empty'
  if (FRAMES.includes(destination)) return refuse(403, 'host/refused')
  // The page that carries the token is a local file, so its one navigation arrives as cross-site.
  const arrival = request.method === 'GET' && pathOf(request.url) === '/enter' && destination === 'document'
  return site === 'same-origin' || site === 'none' || arrival ? null : refuse(403, 'host/refused')
}

const badPost = (request: RequestFacts, authority: string): Refusal | null => {
  const origin = valuesOf(request, 'origin')[0]
  if (request.method !== 'POST')
    return origin === undefined || origin === `http://${authority}` ? null : refuse(403, 'host/refused')
  if (origin !== `http://${authority}`) return refuse(403, 'host/refused')
  return JSON_TYPE.test(valuesOf(request, 'content-type')[0] ?? '') ? null : refuse(415, 'input/invalid')
}
