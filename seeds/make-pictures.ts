import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { HEIGHT, WIDTH } from './drawing.ts'
import { SCENES } from './scenes.ts'

/** Draws the pictures of the demonstration library: `node seeds/make-pictures.ts`. The same scenes give the same files. */
export async function makePictures(dir: string): Promise<readonly string[]> {
  await mkdir(dir, { recursive: true })
  for (const [name, draw] of Object.entries(SCENES)) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${draw()}</svg>`
    await sharp(Buffer.from(svg)).jpeg({ quality: 82, mozjpeg: true }).toFile(join(dir, name))
  }
  return Object.keys(SCENES)
}

if (import.meta.main) await makePictures(join(import.meta.dirname, 'library/pictures'))
