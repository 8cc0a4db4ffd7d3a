import { join } from 'node:path'
import { mediaIdSchema } from '@shared/article/article.ts'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import { trashedOriginal } from './care/known-files.ts'
import { diskFailure } from './disk/disk-failure.ts'
import { durableWrite, moveFile } from './disk/durable-write.ts'
import { sha256 } from './disk/envelope.ts'
import { namesIn, type StoreFs, stampOf, unlessMissing } from './disk/store-fs.ts'
import type { Places } from './places.ts'
import { decodes, PICTURE_FORMATS, type PictureFormat, probePicture } from './probe-picture.ts'

type AddedMedia = {
  readonly media: string
  readonly width: number
  readonly height: number
  readonly format: PictureFormat
  /** From the file's own metadata; empty when it has none. */
  readonly caption: string
  readonly credit: string
}
type LocatedMedia = {
  readonly path: string
  readonly format: PictureFormat
  readonly width: number
  readonly height: number
}

export type MediaStore = {
  /** Keeps an original under the hash of its bytes; the same picture twice is one file. Errors: see `probePicture`. */
  add(bytes: Uint8Array, name: string): Promise<Envelope<AddedMedia>>
  /** Where an original lies and how large it is shown. `media/not-found`. */
  locate(media: string): Promise<Envelope<LocatedMedia>>
  /** Whether the original was added or asked for since the library was opened. */
  isInUse(sha256: string): boolean
}

/** Originals: written once with the durable write, never altered. */
export function createMediaStore(given: {
  readonly fs: StoreFs
  readonly places: Places
  readonly writable: () => boolean
}): MediaStore {
  const { fs, places, writable } = given
  const located = new Map<string, LocatedMedia>()

  const keep = async (path: string, bytes: Uint8Array, hash: string) => {
    const there = await unlessMissing(fs.readFile(path))
    if (there && sha256(there) === hash) return fs.syncFolder(places.media)
    if (there) {
      const { mtimeMs } = await fs.stat(path)
      await moveFile(fs, path, join(places.quarantine, `media.${Math.trunc(mtimeMs)}.${sha256(there).slice(0, 12)}`))
    }
    await durableWrite({ fs, path, bytes, tmp: places.tmp, backup: false })
  }

  const read = async (hash: string) => {
    for (const format of PICTURE_FORMATS) {
      const path = join(places.media, `${hash}.${format}`)
      const bytes = await unlessMissing(fs.readFile(path))
      if (bytes) return { path, format, bytes }
    }
    return null
  }

  /** An original that nothing named lies in the trash for 30 days; whoever asks for it has it back. */
  const bringBack = async (hash: string): Promise<boolean> => {
    const trashed = (await namesIn(fs, places.trashMedia)).map(trashedOriginal)
    const found = writable() ? trashed.find((entry) => entry?.sha256 === hash) : null
    if (!found) return false
    await moveFile(fs, join(places.trashMedia, `${found.name}.${found.at}`), join(places.media, found.name))
    await fs.syncFolder(places.media)
    return true
  }

  return {
    isInUse: (hash) => located.has(`media:${hash}`),
    async add(bytes, name) {
      if (!writable()) return failed('library/read-only')
      const probed = await probePicture(bytes, name)
      if (!probed.ok) return probed
      if (!(await decodes(bytes))) return failed('media/damaged', { name })
      const { format, width, height, caption, credit } = probed.value
      const hash = sha256(bytes)
      const path = join(places.media, `${hash}.${format}`)
      try {
        await keep(path, bytes, hash)
      } catch (error) {
        return diskFailure(error)
      }
      const media = `media:${hash}`
      located.set(media, { path, format, width, height })
      return done({ media, width, height, format, caption, credit })
    },
    async locate(media) {
      if (!mediaIdSchema.safeParse(media).success) return failed('media/not-found')
      const hash = media.slice('media:'.length)
      try {
        const known = located.get(media)
        if (known && (await stampOf(fs, known.path))) return done(known)
        const here = (await read(hash)) ?? ((await bringBack(hash)) ? await read(hash) : null)
        if (!here) return failed('media/not-found')
        const { path, format, bytes } = here
        const probed = sha256(bytes) === hash ? await probePicture(bytes, path) : failed('media/damaged')
        if (!probed.ok) return failed('media/damaged')
        const found = { path, format, width: probed.value.width, height: probed.value.height }
        located.set(media, found)
        return done(found)
      } catch (error) {
        return diskFailure(error)
      }
    },
  }
}

/** The hash and format that an original's file name says, or null for any other file. */
export function mediaFileName(name: string): { readonly sha256: string; readonly format: string } | null {
  const [, hash, format] = /^([0-9a-f]{64})\.(jpg|png|webp|gif|avif)$/.exec(name) ?? []
  return hash && format ? { sha256: hash, format } : null
}
