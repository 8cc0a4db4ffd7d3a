import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// How a real Electron program marks its fuses: the mark, version 1, eight fuses as they come from the makers.
const FUSE_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSES_AS_MADE = '10110001'

/** A folder that electron-builder takes for an unpacked Linux Electron: everything around the program itself is real. */
export const stubElectron = (dir: string): string => {
  mkdirSync(join(dir, 'resources'), { recursive: true })
  mkdirSync(join(dir, 'locales'), { recursive: true })
  for (const language of ['vi', 'en-US', 'fr']) writeFileSync(join(dir, 'locales', `${language}.pak`), '')
  const program = join(dir, 'electron')
  writeFileSync(program, Buffer.from(`stub ${FUSE_MARK}\u0001\u0008${FUSES_AS_MADE} end`, 'latin1'))
  chmodSync(program, 0o755)
  return dir
}
