import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Library } from '../library.ts'
import { aDraft, aLibrary, granted, titled } from '../store.testing.ts'
import type { Working } from './backup-reader.ts'
import { hashFile, MANIFEST, MANIFEST_HASH, manifestHead, writeManifest } from './manifest.ts'
import { createZipWriter } from './zip-writer.ts'

/** Nobody stops it, nobody watches. */
export const alone = (): Working => ({ signal: new AbortController().signal, progress: () => {} })

/** Stopped by its own progress, the nth time that it tells. */
export function stoppedAfter(told: number): Working & { readonly told: () => number } {
  const controller = new AbortController()
  let count = 0
  const progress = () => {
    count += 1
    if (count === told) controller.abort()
  }
  return { signal: controller.signal, progress, told: () => count }
}

/** Path and hash of every file below a folder, but for what a running program keeps for itself alone. */
export async function tree(dir: string): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = {}
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(dir.length + 1)
    if (/^(LOCK|tmp|logs|index\.json|backups\.json|reserve)/.test(name)) continue
    files[name] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
  }
  return files
}

/** An open library with some articles saved twice, versions of them and photos. */
export async function aFilledLibrary(
  dir: string,
  { articles = 3, photos = 1, fs }: { articles?: number; photos?: number; fs?: Parameters<typeof aLibrary>[1] } = {},
): Promise<Library> {
  const library = await aLibrary(dir, fs)
  for (let number = 0; number < photos; number += 1) granted(await library.media.add(await aPhoto(number), 'anh.png'))
  for (let number = 0; number < articles; number += 1) {
    const article = aDraft(`Bài ${number}`)
    granted(await library.commit(article, 0))
    granted(await library.keepVersion(article.id, 'named', { id: 'phong-vien', name: 'Lê Minh An' }))
    granted(await library.commit(titled(article, `Bài ${number}, sửa`), 1))
  }
  await library.flush()
  return library
}

const aPhoto = (number: number): Promise<Buffer> =>
  sharp({ create: { width: 40 + number, height: 30, channels: 3, background: '#7a9' } })
    .png()
    .toBuffer()

/** Makes a backup in a folder beside the library and answers with its path. */
export const aBackupOf = async (library: Library): Promise<string> =>
  granted(await library.backups.make({ folder: `${library.dir}-sao-luu`, programVersion: '0.1.0' }, alone())).file

const MADE_AT = new Date('2026-10-25T02:00:00.000Z')

type Piece = { readonly path: string; readonly bytes: Uint8Array }

/** A zip with these entries, whatever their names. */
export async function zipped(entries: readonly Piece[], fits?: Parameters<typeof createZipWriter>[2]): Promise<Buffer> {
  const parts: Uint8Array[] = []
  const zip = createZipWriter(async (bytes) => void parts.push(Buffer.from(bytes)), MADE_AT, fits)
  for (const { path, bytes } of entries) await zip.add(path, bytes, 'deflated')
  await zip.finish()
  return Buffer.concat(parts)
}

/** A sound backup of these files, until `spoil` gives other entries to the zip or another head to the manifest. */
export async function aBackupFile(
  path: string,
  files: readonly Piece[],
  spoil: {
    readonly head?: Readonly<Record<string, unknown>>
    readonly entries?: (entries: readonly Piece[]) => readonly Piece[]
  } = {},
): Promise<string> {
  const counts = { articles: 1, versions: 0, media: 0, files: files.length }
  const createdAt = '2026-10-25T02:00:00.000Z'
  const plain = { libraryId: '01JB3K5QW0000000000000ABCD', createdAt, programVersion: '0.1.0', counts }
  const head = { ...manifestHead({ ...plain, ancestors: [], unread: [] }), ...spoil.head }
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  const listed = files.map((file) => ({ path: file.path, size: file.bytes.byteLength, sha256: sha256(file.bytes) }))
  const manifest = await writeManifest(head as ReturnType<typeof manifestHead>, listed)
  const entries = [
    ...files,
    { path: MANIFEST, bytes: manifest.bytes },
    { path: MANIFEST_HASH, bytes: hashFile(manifest.hash) },
  ]
  await writeFile(path, await zipped(spoil.entries?.(entries) ?? entries))
  return path
}
