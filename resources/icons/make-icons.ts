// Makes the icons that electron-builder wants from icon.svg: node resources/icons/make-icons.ts
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'

const here = import.meta.dirname
const svg = readFileSync(join(here, 'icon.svg'))
const png = (size: number): Promise<Buffer> =>
  sharp(svg, { density: 300 }).resize(size, size).png({ compressionLevel: 9 }).toBuffer()

/** A Windows icon: a directory of PNG pictures (allowed since Vista). */
const icoOf = (pictures: readonly { readonly size: number; readonly bytes: Buffer }[]): Buffer => {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  pictures.forEach(({ size, bytes }, index) => {
    const at = 6 + 16 * index
    // 256 is written as 0.
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(bytes.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += bytes.length
  })
  return Buffer.concat([head, ...pictures.map((one) => one.bytes)])
}

const linux = join(here, 'linux')
mkdirSync(linux, { recursive: true })
for (const size of [32, 64, 128, 256, 512]) writeFileSync(join(linux, `${size}x${size}.png`), await png(size))
writeFileSync(join(here, 'icon.png'), await png(1024))
const sizes = [16, 32, 48, 256]
writeFileSync(
  join(here, 'icon.ico'),
  icoOf(await Promise.all(sizes.map(async (size) => ({ size, bytes: await png(size) })))),
)
