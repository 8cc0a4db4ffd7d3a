import { createHash } from 'node:crypto'
import { lstat, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

export type ExportFile = { readonly name: string; readonly bytes: Uint8Array }

/** Refuses anything but a short ASCII name in one folder: what is written can not leave it on any system. */
export const isExportName = (name: string): boolean =>
  /^[a-z0-9][a-z0-9.-]{0,119}$/.test(name) && !name.endsWith('.') && !name.includes('..')

/**
 * Name of the folder under `dir` for this article: its slug, or `slug-2`, `slug-3` … when that name belongs to another
 * article or is not ours. An earlier export of the same article and profile keeps its folder.
 */
export async function chooseFolder(
  dir: string,
  slug: string,
  owner: { readonly articleId: string; readonly profile: string },
  taken: ReadonlySet<string>,
): Promise<string> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? slug : `${slug}-${number}`
    if (taken.has(name)) continue
    await finishInterrupted(dir, name)
    const state = await ownership(join(dir, name), owner)
    if (state === 'free' || state === 'ours') return name
  }
}

/**
 * Writes the folder beside, then puts it in place: at every moment the old folder or the new one is whole on disk.
 * Throws what the file system throws; the old folder is then still there.
 */
export async function writeExportFolder(dir: string, name: string, files: readonly ExportFile[]): Promise<void> {
  const place = join(dir, name)
  const fresh = join(dir, `.${name}.dang-ghi`)
  const old = join(dir, `.${name}.ban-truoc`)
  await rm(fresh, { recursive: true, force: true })
  try {
    await mkdir(fresh)
    for (const file of files) await writeDurably(join(fresh, file.name), file.bytes)
    if ((await kindOf(place)) !== 'nothing') await rename(place, old)
    await rename(fresh, place)
  } catch (cause) {
    await finishInterrupted(dir, name)
    await rm(fresh, { recursive: true, force: true })
    throw cause
  }
  await rm(old, { recursive: true, force: true })
}

export const sha256Hex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** A crash between the two renames leaves only the old folder's other name: give it its name back. */
async function finishInterrupted(dir: string, name: string): Promise<void> {
  const old = join(dir, `.${name}.ban-truoc`)
  if ((await kindOf(old)) !== 'folder') return
  if ((await kindOf(join(dir, name))) === 'nothing') await rename(old, join(dir, name))
  else await rm(old, { recursive: true, force: true })
}

async function ownership(
  place: string,
  owner: { readonly articleId: string; readonly profile: string },
): Promise<'free' | 'ours' | 'other'> {
  const kind = await kindOf(place)
  if (kind === 'nothing') return 'free'
  if (kind !== 'folder') return 'other'
  try {
    const manifest: unknown = JSON.parse(await readFile(join(place, 'manifest.json'), 'utf8'))
    const ours =
      typeof manifest === 'object' &&
      manifest !== null &&
      'articleId' in manifest &&
      manifest.articleId === owner.articleId &&
      'profile' in manifest &&
      manifest.profile === owner.profile
    return ours ? 'ours' : 'other'
  } catch {
    return 'other'
  }
}

async function kindOf(path: string): Promise<'nothing' | 'folder' | 'other'> {
  try {
    return (await lstat(path)).isDirectory() ? 'folder' : 'other'
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return 'nothing'
    throw cause
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o644)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
