import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import { fileTypeFromBuffer } from 'file-type'
import sharp, { type Metadata } from 'sharp'
import { readEmbeddedCaption } from './embedded-caption.ts'

export const PICTURE_FORMATS = ['jpg', 'png', 'webp', 'gif', 'avif'] as const
export type PictureFormat = (typeof PICTURE_FORMATS)[number]

/** Limits of the design's safety page, checked on the header before a pixel is decoded. */
const PICTURE_LIMITS = { bytes: 50 * 1024 * 1024, pixels: 100_000_000, side: 30_000 } as const

export type ProbedPicture = {
  readonly format: PictureFormat
  /** As shown, after the camera's orientation. */
  readonly width: number
  readonly height: number
  readonly caption: string
  readonly credit: string
}

/**
 * What a picture is by its bytes, whatever its name says. Errors: `media/empty`, `media/too-large`,
 * `media/svg-refused`, `media/not-a-picture`, `media/too-many-pixels`, `media/damaged`.
 */
export async function probePicture(bytes: Uint8Array, name: string): Promise<Envelope<ProbedPicture>> {
  if (bytes.byteLength === 0) return failed('media/empty', { name })
  if (bytes.byteLength > PICTURE_LIMITS.bytes)
    return failed('media/too-large', { name, megabytes: Math.ceil(bytes.byteLength / 1024 / 1024), most: 50 })
  if (isSvg(bytes)) return failed('media/svg-refused', { name })
  const found = await typeByMagicBytes(bytes)
  const format = PICTURE_FORMATS.find((known) => known === found)
  if (!format) return failed('media/not-a-picture', { name })
  const header = await readHeader(bytes)
  if (!header) return failed('media/damaged', { name })
  const { width, height } = header.autoOrient
  if (width > PICTURE_LIMITS.side || height > PICTURE_LIMITS.side || width * height > PICTURE_LIMITS.pixels)
    return failed('media/too-many-pixels', { name, width, height })
  return done({ format, width, height, ...readEmbeddedCaption(header) })
}

/** Whether the whole picture can be read, not only its header: a photo cut short while copying cannot. */
export async function decodes(bytes: Uint8Array): Promise<boolean> {
  try {
    await sharp(bytes, { limitInputPixels: PICTURE_LIMITS.pixels, failOn: 'truncated' }).resize(16).raw().toBuffer()
    return true
  } catch {
    return false
  }
}

function isSvg(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096))
  // Also as UTF-16, where every other byte is zero.
  return /<svg[\s>]|<!doctype\s+svg/i.test(start.toString('latin1').replaceAll('\0', ''))
    ? !/^(\xff\xd8\xff|\x89PNG|RIFF|GIF8)/.test(start.toString('latin1'))
    : false
}

async function typeByMagicBytes(bytes: Uint8Array): Promise<string> {
  try {
    const ext = (await fileTypeFromBuffer(bytes))?.ext ?? ''
    return ext === 'apng' ? 'png' : ext
  } catch {
    // A file that breaks the reader of types is no picture.
    return ''
  }
}

async function readHeader(bytes: Uint8Array): Promise<Metadata | null> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch {
    return null
  }
}
