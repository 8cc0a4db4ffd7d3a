import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { aBody } from '@shared/article/article.testing.ts'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { sha256 } from './disk/envelope.ts'
import type { Library } from './library.ts'
import { aDraft, aFolder, aLibrary, faultyFs, granted } from './store.testing.ts'

const blank = (width = 60, height = 40) => sharp({ create: { width, height, channels: 3, background: '#2a6f4e' } })

describe('the media store', () => {
  let dir = ''
  let library: Library
  beforeEach(async () => {
    dir = await aFolder()
    library = await aLibrary(dir)
  })

  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('keeps a %s under the hash of its bytes', async (format) => {
    const bytes = await blank().toFormat(format).toBuffer()
    const extension = format === 'jpeg' ? 'jpg' : format
    const added = granted(await library.media.add(bytes, 'ảnh đám cưới.xyz'))
    expect(added).toEqual({
      media: `media:${sha256(bytes)}`,
      width: 60,
      height: 40,
      format: extension,
      caption: '',
      credit: '',
    })
    const path = join(dir, 'media', `${sha256(bytes)}.${extension}`)
    expect(await readFile(path)).toEqual(bytes)
    const expected = { ok: true, value: { path, format: extension, width: 60, height: 40 } }
    expect(await library.media.locate(added.media)).toEqual(expected)
    await library.close()
    expect(await (await aLibrary(dir)).media.locate(added.media)).toEqual(expected)
  })

  it('keeps the same picture once, and puts a damaged original right when it comes again', async () => {
    const bytes = await blank().jpeg().toBuffer()
    const { media } = granted(await library.media.add(bytes, 'a.jpg'))
    await library.media.add(bytes, 'b.jpg')
    expect(await readdir(join(dir, 'media'))).toHaveLength(1)
    const path = join(dir, 'media', `${sha256(bytes)}.jpg`)
    await writeFile(path, bytes.subarray(0, 100))
    expect((await library.verify()).problems).toEqual([{ file: `media/${sha256(bytes)}.jpg`, code: 'media/damaged' }])
    await library.media.add(bytes, 'c.jpg')
    expect(await readFile(path)).toEqual(bytes)
    expect((await library.media.locate(media)).ok).toBe(true)
    expect(await readdir(join(dir, 'quarantine'))).toHaveLength(1)
  })

  it('brings an original back from the trash when somebody asks for it, or adds it again', async () => {
    const bytes = await blank().jpeg().toBuffer()
    const { media } = granted(await library.media.add(bytes, 'a.jpg'))
    await library.close()
    const name = `${sha256(bytes)}.jpg`
    const trash = join(dir, 'trash', 'media')
    const throwAway = async () => {
      await mkdir(trash, { recursive: true })
      await rename(join(dir, 'media', name), join(trash, `${name}.1792900000000`))
    }
    await throwAway()
    const again = await aLibrary(dir)
    expect(again.media.isInUse(sha256(bytes))).toBe(false)
    expect(granted(await again.media.locate(media)).path).toBe(join(dir, 'media', name))
    expect([await readdir(join(dir, 'media')), await readdir(trash)]).toEqual([[name], []])
    expect(again.media.isInUse(sha256(bytes))).toBe(true)
    await throwAway()
    expect(granted(await again.media.add(bytes, 'b.jpg')).media).toBe(media)
    expect(await readdir(join(dir, 'media'))).toEqual([name])
    // A second opener may not move it, and has no picture to show.
    await rm(join(dir, 'media', name))
    const second = await aLibrary(dir)
    expect(await second.media.locate(media)).toMatchObject({ error: { code: 'media/not-found' } })
    expect(await readdir(trash)).toHaveLength(1)
  })

  it('gives the size as shown when the camera was held upright', async () => {
    const bytes = await blank(60, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(granted(await library.media.add(bytes, 'dọc.jpg'))).toMatchObject({ width: 40, height: 60 })
  })

  it('reads caption and credit from XMP', async () => {
    const bytes = await blank()
      .withXmp(
        `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="Tr&#7847;n Nam"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">B&#224; con thu ho&#7841;ch l&#250;a &amp; rau</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`,
      )
      .jpeg()
      .toBuffer()
    expect(granted(await library.media.add(bytes, 'a.jpg'))).toMatchObject({
      caption: 'Bà con thu hoạch lúa & rau',
      credit: 'Trần Nam',
    })
  })

  it.each([
    ['an empty file', 'media/empty', async () => Buffer.alloc(0)],
    ['text renamed .jpg', 'media/not-a-picture', async () => Buffer.from('Đây là văn bản')],
    ['a PDF', 'media/not-a-picture', async () => Buffer.from('%PDF-1.7 rest')],
    [
      'an SVG',
      'media/svg-refused',
      async () => Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ],
    ['an SVG in UTF-16', 'media/svg-refused', async () => Buffer.from('\ufeff<svg onload="alert(1)"/>', 'utf16le')],
    ['more than 50 MB', 'media/too-large', async () => Buffer.alloc(50 * 1024 * 1024 + 1)],
    ['a JPEG cut in the middle', 'media/damaged', async () => cutInHalf(await noise().jpeg().toBuffer())],
    ['only the first bytes of a PNG', 'media/damaged', async () => (await blank().png().toBuffer()).subarray(0, 20)],
    ['a PNG that says 40,000 × 10', 'media/too-many-pixels', async () => pngSaying(40_000, 10)],
    ['a PNG that says 20,000 × 20,000', 'media/too-many-pixels', async () => pngSaying(20_000, 20_000)],
  ])('refuses %s with %s and leaves the library unchanged', async (_, code, make) => {
    expect(await library.media.add(await make(), 'ảnh.jpg')).toMatchObject({ ok: false, error: { code } })
    expect(await readdir(join(dir, 'media'))).toEqual([])
  })

  it('answers media/not-found for a picture that is not here, whatever the address says', async () => {
    for (const media of [`media:${'0'.repeat(64)}`, 'media:../../etc/passwd', ''])
      expect(await library.media.locate(media)).toMatchObject({ error: { code: 'media/not-found' } })
  })

  it('tells of an article whose photo is missing', async () => {
    const article = aDraft('Có ảnh', { body: aBody('Chữ') })
    const leadPhoto = { media: `media:${'a'.repeat(64)}`, caption: 'Chú thích', credit: '', alt: '' }
    await library.commit({ ...article, fields: { ...article.fields, leadPhoto } }, 0)
    expect((await library.verify()).problems).toEqual([
      { file: `articles/${article.id}/article.json`, code: 'media/missing' },
    ])
  })
})

describe('a disk that fails while a picture is kept', () => {
  it.each(['EIO', 'ENOSPC'])('at any call with %s never acknowledges what is not there', async (errno) => {
    const dir = await aFolder()
    const fs = faultyFs()
    const library = await aLibrary(dir, fs)
    for (let nth = 1; nth < 14; nth += 1) {
      const bytes = await blank(10 + nth, 10)
        .png()
        .toBuffer()
      fs.failAt(nth, errno)
      const answer = await library.media.add(bytes, 'a.png')
      fs.failAt(0, errno)
      const located = await library.media.locate(`media:${sha256(bytes)}`)
      if (answer.ok) expect(located.ok, `call ${nth}`).toBe(true)
      else expect(answer.error.code).toBe(errno === 'ENOSPC' ? 'disk/full' : 'disk/failed')
      if (located.ok) expect(await readFile(located.value.path)).toEqual(bytes)
    }
    expect(await readdir(join(dir, 'tmp'))).toEqual([])
  })
})

const noise = () =>
  sharp({
    create: {
      width: 400,
      height: 400,
      channels: 3,
      background: '#888888',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
const cutInHalf = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)

/** A small PNG whose header claims another size. */
async function pngSaying(width: number, height: number): Promise<Buffer> {
  const { crc32 } = await import('node:zlib')
  const bytes = await blank(4, 4).png().toBuffer()
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29)
  return bytes
}
