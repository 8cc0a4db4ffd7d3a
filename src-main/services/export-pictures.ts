import type { Photo } from '@shared/article/article.ts'
import type { PlacedPhoto } from '@shared/article/body-text.ts'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import { cleanText } from '@shared/export/clean-text.ts'
import type { ExportFigure, PictureFile } from '@shared/export/export-subject.ts'
import { pictureWidths } from '../media/picture-widths.ts'
import type { Pictures } from '../media/pictures.ts'
import type { ExportFile } from './export-folder.ts'

export type MadePictures = { readonly figures: readonly ExportFigure[]; readonly files: readonly ExportFile[] }

/**
 * Every photo in its widths, named `<slug>-<order>-<width>.jpg`. A photo that is named but can not be read is
 * `export/photo-missing` {order}; where `allowMissing`, it becomes an empty figure with its caption.
 */
export async function makePictures(
  photos: readonly PlacedPhoto[],
  slug: string,
  pictures: Pictures,
  allowMissing: boolean,
): Promise<Envelope<MadePictures>> {
  const figures: ExportFigure[] = []
  const files: ExportFile[] = []
  for (const [index, { photo }] of photos.entries()) {
    const order = index + 1
    const made = await makeOne(photo, `${slug}-${order}`, pictures)
    if (!made && !allowMissing) return failed('export/photo-missing', { order })
    files.push(...(made ?? []).map(({ file, bytes }) => ({ name: file.href, bytes })))
    figures.push({ ...photo, order, files: (made ?? []).map(({ file }) => file) })
  }
  return done({ figures, files })
}

/** The same figures for the window: nothing is written, every width is an address of the host. */
export async function previewFigures(
  photos: readonly PlacedPhoto[],
  pictures: Pictures,
  mediaHref: (media: string, width: number) => string,
): Promise<readonly ExportFigure[]> {
  return Promise.all(
    photos.map(async ({ photo }, index) => {
      const size = photo.media === null ? null : await pictures.sizeOf(photo.media)
      const files = photo.media === null || !size?.ok ? [] : previewFiles(photo.media, size.value, mediaHref)
      return { ...photo, order: index + 1, files }
    }),
  )
}

const previewFiles = (
  media: string,
  size: { readonly width: number; readonly height: number },
  mediaHref: (media: string, width: number) => string,
): readonly PictureFile[] =>
  pictureWidths(size.width).map((width) => ({
    href: mediaHref(media, width),
    width,
    height: Math.max(1, Math.round((size.height * width) / size.width)),
  }))

type Made = { readonly file: PictureFile; readonly bytes: Uint8Array }

/** null: named, but not to be had. Without a photo: no files. */
async function makeOne(photo: Photo, stem: string, pictures: Pictures): Promise<readonly Made[] | null> {
  if (photo.media === null) return []
  const size = await pictures.sizeOf(photo.media)
  if (!size.ok) return null
  const made: Made[] = []
  for (const width of pictureWidths(size.value.width)) {
    const one = await pictures.derivative({
      media: photo.media,
      width,
      caption: cleanText(photo.caption),
      credit: cleanText(photo.credit),
    })
    if (!one.ok) return null
    const { bytes, ...of } = one.value
    made.push({ file: { href: `${stem}-${of.width}.jpg`, width: of.width, height: of.height }, bytes })
  }
  return made
}
