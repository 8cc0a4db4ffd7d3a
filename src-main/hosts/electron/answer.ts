/** Every answer of app:// and media:// carries these. */
const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}

export const answer = (body: Uint8Array, type: string, headers: Readonly<Record<string, string>>): Response =>
  new Response(new Uint8Array(body), { status: 200, headers: { ...ALWAYS, 'content-type': type, ...headers } })

export const refuse = (status: 400 | 404 | 405 | 500): Response =>
  new Response(null, { status, headers: { ...ALWAYS, 'content-type': 'text/plain; charset=utf-8' } })
