import { join } from 'node:path'
import { errnoOf, type StoreFs } from './store-fs.ts'

/** Deletes a folder and all that is in it; what is gone already is no failure. */
export async function removeFolder(fs: StoreFs, folder: string): Promise<void> {
  const names = await listFolder(fs, folder)
  if (!names) return
  for (const name of names) {
    const path = join(folder, name)
    if (await listFolder(fs, path)) await removeFolder(fs, path)
    else await fs.unlink(path)
  }
  await fs.rmdir(folder)
}

/** The names in a folder, or null where there is no folder of this name. */
export async function listFolder(fs: StoreFs, path: string): Promise<readonly string[] | null> {
  try {
    return await fs.list(path)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error))) return null
    throw error
  }
}
