import { join } from 'node:path'
import { durableWrite } from './durable-write.ts'
import { errnoOf, type StoreFs } from './store-fs.ts'

export type NewFile = { readonly ending: string; readonly bytes: Uint8Array }

/**
 * Writes files that share a name (`bai.html`, `bai.json`) into a folder of the person's, durably and over nothing: where
 * one of the names is taken all of them get a number, `bai-2.html`. Answers with the names; throws what the disk throws.
 */
export async function writeNewFiles(
  fs: StoreFs,
  dir: string,
  stem: string,
  files: readonly NewFile[],
): Promise<readonly string[]> {
  const names = await takeNames(fs, dir, stem, files)
  try {
    for (const [at, { bytes }] of files.entries()) {
      const path = join(dir, names[at] ?? '')
      await durableWrite({ fs, path, bytes, tmp: dir, backup: false })
    }
    return names
  } catch (error) {
    await giveBack(fs, dir, names)
    throw error
  }
}

/** An empty file holds each name until its content is there. */
async function takeNames(
  fs: StoreFs,
  dir: string,
  stem: string,
  files: readonly NewFile[],
): Promise<readonly string[]> {
  for (let number = 1; ; number += 1) {
    const taken: string[] = []
    try {
      for (const { ending } of files) {
        const name = `${number === 1 ? stem : `${stem}-${number}`}${ending}`
        await (await fs.createNew(join(dir, name))).close()
        taken.push(name)
      }
      return taken
    } catch (error) {
      await giveBack(fs, dir, taken)
      if (errnoOf(error) !== 'EEXIST') throw error
    }
  }
}

async function giveBack(fs: StoreFs, dir: string, names: readonly string[]): Promise<void> {
  for (const name of names) await fs.unlink(join(dir, name)).catch(() => {})
}
