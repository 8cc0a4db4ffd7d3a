import { type PlacedPhoto, photosOf } from '../article/body-text.ts'
import type { CheckIssue } from '../contract/operations.ts'
import { type Check, inBlock, inField, mustMend, shouldLook } from './check.ts'

const FILE_NAME =
  /\.(jpe?g|png|gif|webp|avif|heic|bmp|tiff?)$|^(dsc|img|image|photo|picture|screenshot|vlc|zalo|z\d)[\s_\-.]*\d*|^[\d\s_\-.()]+$|^[a-z0-9]+(?:[_-][a-z0-9]+)+$/iu

/** Whether the alternative text is really a file's name: `DSC_0112`, `1 1`, `234345`, `anh-le-hoi.jpg`. */
export const isFileName = (alt: string): boolean => FILE_NAME.test(alt.trim())

export const checkPhotos: Check = (article) => photosOf(article).flatMap(issuesOf)

function issuesOf({ place, photo }: PlacedPhoto): readonly CheckIssue[] {
  const at = place === 'lead' ? inField('leadPhoto') : inBlock(place)
  const [caption, alt] = [photo.caption.trim(), photo.alt.trim()]
  return [
    ...(photo.media === null ? [mustMend('photo/not-arrived', at, { caption })] : []),
    ...(caption === '' ? [mustMend('photo/missing-caption', at)] : []),
    ...(photo.credit.trim() === '' ? [shouldLook('photo/missing-credit', at, { caption })] : []),
    ...(alt === ''
      ? [mustMend('photo/missing-alt', at, { caption })]
      : isFileName(alt)
        ? [mustMend('photo/alt-file-name', at, { alt })]
        : []),
    ...(alt !== '' && same(alt, caption) ? [shouldLook('photo/alt-repeats-caption', at, { alt })] : []),
  ]
}

const same = (a: string, b: string): boolean => bare(a) === bare(b)
const bare = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s.…]+$/u, '')
