import { describe, expect, it } from 'vitest'
import { mediaProtocol } from './media-protocol.ts'

const hash = 'ab'.repeat(32)
const asked: unknown[] = []
const handle = mediaProtocol({
  locate: async () => ({ ok: false, error: { code: 'media/not-found' } }),
  thumbnail: async (media, width) => {
    asked.push([media, width])
    return {
      ok: true,
      value: { bytes: new Uint8Array([1, 2]), contentType: width === 640 ? 'image/svg+xml' : 'image/jpeg' },
    }
  },
})

describe('media://', () => {
  it('gives a photo of the library at the width asked for, as a picture and nothing else', async () => {
    const photo = await handle(new Request(`media://photo/${hash}?w=1920`))
    expect([photo.status, photo.headers.get('content-type'), photo.headers.get('x-content-type-options')]).toEqual([
      200,
      'image/jpeg',
      'nosniff',
    ])
    expect(photo.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(asked).toEqual([[`media:${hash}`, 1920]])
  })
  it.each([
    'media://photo/abc',
    `media://photo/${'AB'.repeat(32)}`,
    `media://photo/${hash}/..`,
    `media://photo/..%2f${hash}`,
    `media://other/${hash}`,
    `media://photo/${hash}?w=9999999`,
    `media://photo/${hash}?w=-1`,
  ])('refuses %s', async (url) => {
    expect((await handle(new Request(url))).status).toBe(400)
  })
  it('gives nothing of a type that is not a picture, and no photo it does not hold', async () => {
    expect((await handle(new Request(`media://photo/${hash}?w=640`))).status).toBe(404)
    expect((await handle(new Request(`media://photo/${hash}?w=original`))).status).toBe(404)
  })
})
