import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { done, failed } from '@shared/contract/operations.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boundedCache } from './bounded-cache.ts'
import { pictureWidths } from './picture-widths.ts'
import { createPictures } from './pictures.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'toa-soan-pictures-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

/** 2400 × 1600 as a phone held upright saves it: lying on its side, left half red, with place and camera in its tags. */
const phonePhoto = async (): Promise<string> => {
  const path = join(dir, 'phone.jpg')
  const red = await sharp({ create: { width: 1200, height: 1600, channels: 3, background: '#d01010' } })
    .png()
    .toBuffer()
  await sharp({ create: { width: 2400, height: 1600, channels: 3, background: '#1010d0' } })
    .composite([{ input: red, left: 0, top: 0 }])
    .withExif({
      IFD0: { Make: 'MAYANH', Model: 'X1', Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '16/1 30/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '107/1 30/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Make: 'MAYANH' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '16/1 30/1 0/1' } })
    .jpeg()
    .toFile(path)
  return path
}
const picturesOf = (path: string) => createPictures({ locate: async () => done({ path }) })
const value = async <T>(promise: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>): Promise<T> => {
  const result = await promise
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

describe('a published photo', () => {
  it('stands upright, without the place and the camera, with caption and credit written into it', async () => {
    const path = await phonePhoto()
    expect((await readFile(path)).includes('MAYANH')).toBe(true)
    expect((await sharp(path).metadata()).orientation).toBe(6)
    const made = await value(
      picturesOf(path).derivative({ media: 'x', width: 640, caption: 'Bà con <xã> & bạn', credit: 'Minh Hải' }),
    )
    expect([made.width, made.height]).toEqual([640, 960])
    const meta = await sharp(made.bytes).metadata()
    expect(meta).toMatchObject({ format: 'jpeg', space: 'srgb', hasProfile: false })
    expect([meta.exif, meta.orientation, meta.iptc]).toEqual([undefined, undefined, undefined])
    const bytes = Buffer.from(made.bytes)
    for (const gone of ['MAYANH', 'Exif', 'GPS']) expect(bytes.includes(gone)).toBe(false)
    expect(bytes.toString('utf8')).toContain('<rdf:li xml:lang="x-default">Bà con &lt;xã&gt; &amp; bạn</rdf:li>')
    expect(bytes.toString('utf8')).toContain('<photoshop:Credit>Minh Hải</photoshop:Credit>')
    // Turned a quarter to the right, the left half is on top.
    const { data } = await sharp(made.bytes)
      .extract({ left: 300, top: 100, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(data[0]).toBeGreaterThan(150)
    expect(data[2]).toBeLessThan(80)
  })

  it('is turned from its own colours into sRGB', async () => {
    const path = join(dir, 'p3.jpg')
    const pixels = { create: { width: 64, height: 64, channels: 3 as const, background: '#20c040' } }
    await sharp(pixels).withIccProfile('p3').jpeg({ quality: 100 }).toFile(path)
    const stored = await sharp(path).metadata()
    expect(stored.hasProfile).toBe(true)
    const made = await value(picturesOf(path).derivative({ media: 'x', width: 640, caption: '', credit: '' }))
    const [red, green, blue] = await sharp(made.bytes)
      .extract({ left: 30, top: 30, width: 1, height: 1 })
      .raw()
      .toBuffer()
    expect(Math.abs(red! - 0x20) + Math.abs(green! - 0xc0) + Math.abs(blue! - 0x40)).toBeLessThan(30)
    expect((await sharp(made.bytes).metadata()).hasProfile).toBe(false)
  })

  it('has the same bytes every time', async () => {
    const path = await phonePhoto()
    const make = () => value(picturesOf(path).derivative({ media: 'x', width: 1280, caption: 'a', credit: 'b' }))
    expect(Buffer.compare(Buffer.from((await make()).bytes), Buffer.from((await make()).bytes))).toBe(0)
  })

  it('comes in three widths, never wider than the original, at least one', () => {
    expect([4000, 1920, 1600, 1280, 900, 300].map(pictureWidths)).toEqual([
      [640, 1280, 1920],
      [640, 1280, 1920],
      [640, 1280, 1600],
      [640, 1280],
      [640, 900],
      [300],
    ])
  })

  it('is refused when it can not be decoded or found', async () => {
    const path = join(dir, 'text.jpg')
    await writeFile(path, 'not a picture')
    expect(await picturesOf(path).derivative({ media: 'm', width: 640, caption: '', credit: '' })).toEqual(
      failed('media/unreadable', { media: 'm' }),
    )
    expect(await createPictures({ locate: async () => failed('media/not-found') }).thumbnail('m', 100)).toEqual(
      failed('media/not-found'),
    )
  })
})

describe('a picture for the window', () => {
  it('is made once for callers at the same time and kept', async () => {
    const path = await phonePhoto()
    let located = 0
    const pictures = createPictures({
      locate: async () => {
        located++
        return done({ path })
      },
    })
    const [first, second] = await Promise.all([
      value(pictures.thumbnail('m', 320)),
      value(pictures.thumbnail('m', 320)),
    ])
    const third = await value(pictures.thumbnail('m', 320))
    expect(first).toBe(second)
    expect(third).toBe(first)
    expect(located).toBe(1)
    expect((await sharp(first.bytes).metadata()).width).toBe(320)
    expect(first.contentType).toBe('image/jpeg')
  })

  it('is forgotten, oldest first, when memory for pictures is full', () => {
    const cache = boundedCache<string>(10, (text) => text.length)
    cache.set('a', '12345')
    cache.set('b', '12345')
    cache.get('a')
    cache.set('c', '1')
    expect([cache.get('a'), cache.get('b'), cache.get('c'), cache.bytes]).toEqual(['12345', undefined, '1', 6])
    cache.set('d', '12345678901')
    expect(cache.get('d')).toBeUndefined()
  })
})
