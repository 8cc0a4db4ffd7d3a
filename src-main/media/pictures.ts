import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import { writeXmpPacket } from '@shared/export/xmp-packet.ts'
import sharp, { type Sharp } from 'sharp'
import { boundedCache } from './bounded-cache.ts'

export type LocateMedia = (media: string) => Promise<Envelope<{ readonly path: string }>>
export type Derivative = { readonly bytes: Uint8Array; readonly width: number; readonly height: number }
export type Thumbnail = { readonly bytes: Uint8Array; readonly contentType: 'image/jpeg' }
export type Pictures = ReturnType<typeof createPictures>

/**
 * Pictures made from originals, which are never altered. All are sRGB JPEG, turned upright by their EXIF orientation,
 * with every tag of the camera (place, device, time) gone. Errors: those of `locate`, and `media/unreadable`.
 */
export function createPictures({ locate }: { readonly locate: LocateMedia }) {
  const thumbnails = boundedCache<Thumbnail>(MOST_CACHED_BYTES, (thumbnail) => thumbnail.bytes.byteLength)
  const underWay = new Map<string, Promise<Envelope<Thumbnail>>>()

  const make = async (
    media: string,
    width: number,
    finish: (picture: Sharp) => Sharp,
  ): Promise<Envelope<Derivative>> => {
    const found = await locate(media)
    if (!found.ok) return found
    try {
      const { data, info } = await finish(upright(found.value.path, width)).toBuffer({ resolveWithObject: true })
      return done({ bytes: data, width: info.width, height: info.height })
    } catch {
      return failed('media/unreadable', { media })
    }
  }

  return {
    /** A photo for publication, at most `width` px wide and never enlarged, with caption and credit written into it (XMP). */
    derivative: ({
      media,
      width,
      caption,
      credit,
    }: {
      readonly media: string
      readonly width: number
      readonly caption: string
      readonly credit: string
    }): Promise<Envelope<Derivative>> =>
      make(media, width, (picture) =>
        picture.jpeg({ quality: 82, mozjpeg: true }).withXmp(writeXmpPacket({ caption, credit })),
      ),

    /** A picture for the window, at most `width` px (16 to 1920) wide; recent ones are kept in memory. */
    async thumbnail(media: string, width: number): Promise<Envelope<Thumbnail>> {
      const wide = Math.min(1920, Math.max(16, Math.round(width) || 16))
      const key = `${media} ${wide}`
      const cached = thumbnails.get(key)
      if (cached) return done(cached)
      const running = underWay.get(key) ?? makeThumbnail(media, wide, key)
      underWay.set(key, running)
      return running
    },

    /** Upright size of the original in px, read from its header. */
    async sizeOf(media: string): Promise<Envelope<{ readonly width: number; readonly height: number }>> {
      const found = await locate(media)
      if (!found.ok) return found
      try {
        const { autoOrient } = await sharp(found.value.path, LIMITS).metadata()
        return done({ width: autoOrient.width, height: autoOrient.height })
      } catch {
        return failed('media/unreadable', { media })
      }
    },
  }

  async function makeThumbnail(media: string, width: number, key: string): Promise<Envelope<Thumbnail>> {
    try {
      const made = await make(media, width, (picture) => picture.jpeg({ quality: 76 }))
      if (!made.ok) return made
      const thumbnail: Thumbnail = { bytes: made.value.bytes, contentType: 'image/jpeg' }
      thumbnails.set(key, thumbnail)
      return done(thumbnail)
    } finally {
      underWay.delete(key)
    }
  }
}

const MOST_CACHED_BYTES = 48 * 1024 * 1024
/** The design's decode limit: a bomb is refused before it is unpacked. */
const LIMITS = { limitInputPixels: 100_000_000, failOn: 'error' } as const

const upright = (path: string, width: number): Sharp =>
  sharp(path, LIMITS)
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
