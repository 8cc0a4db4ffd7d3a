import { readFile } from 'node:fs/promises'
import type { Envelope } from '@shared/contract/operations.ts'
import { answer, refuse } from './answer.ts'

export type PhotoSource = {
  readonly locate: (media: string) => Promise<Envelope<{ readonly path: string; readonly format: string }>>
  readonly thumbnail: (
    media: string,
    width: number,
  ) => Promise<Envelope<{ readonly bytes: Uint8Array; readonly contentType: string }>>
}

const PHOTO = /^\/([0-9a-f]{64})$/
const WIDTHS: readonly (string | null)[] = ['640', '1280', '1920', 'original']
// Fixed by what the store admits, never by the file's name or a header; nothing here can run as a page.
const TYPES: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
}
const AS_PICTURE_ONLY = {
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'private, max-age=31536000, immutable',
}

/** Answers media://photo/<sha256>?w=640|1280|1920|original. */
export const mediaProtocol =
  ({ locate, thumbnail }: PhotoSource) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== 'GET') return refuse(405)
    const url = new URL(request.url)
    const hash = PHOTO.exec(url.pathname)?.[1]
    const width = url.searchParams.get('w') ?? '1280'
    if (url.host !== 'photo' || hash === undefined || !WIDTHS.includes(width)) return refuse(400)
    const media = `media:${hash}`
    if (width !== 'original') {
      const small = await thumbnail(media, Number(width))
      return small.ok && Object.values(TYPES).includes(small.value.contentType)
        ? answer(small.value.bytes, small.value.contentType, AS_PICTURE_ONLY)
        : refuse(404)
    }
    const original = await locate(media)
    const type = original.ok ? TYPES[original.value.format] : undefined
    if (!original.ok || !type) return refuse(404)
    try {
      return answer(await readFile(original.value.path), type, AS_PICTURE_ONLY)
    } catch {
      return refuse(404)
    }
  }
