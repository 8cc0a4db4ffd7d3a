import type { Photo } from '@shared/article/article.ts'
import type { EditorWord } from '../../../copy/parts/editor.vi.ts'

/** Whether the page prints “Ảnh: ” before the credit, for the person wrote only the name. */
export const isBareName = (credit: string): boolean =>
  credit.trim() !== '' && !/^\s*(ảnh|nguồn)(?!\p{L})/iu.test(credit)

/** The quiet line under a photo: the first thing it still wants, or null. */
export function whatPhotoWants({ media, caption, credit, alt }: Photo): EditorWord | null {
  if (media === null) return 'editor.photoMissing'
  if (caption.trim() === '') return 'editor.missingCaption'
  if (alt.trim() === '') return 'editor.missingAlt'
  return credit.trim() === '' ? 'editor.missingCredit' : null
}
