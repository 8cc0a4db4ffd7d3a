import type { ArticleFields, BodyNode, Photo } from '../article/article.ts'
import { cleanText } from './clean-text.ts'

/** One JPEG beside the document; `href` is a bare file name, or the host's address in a preview. */
export type PictureFile = { readonly href: string; readonly width: number; readonly height: number }
/** A photo in the order of the printed page, counted from 1. No files: the photo has not come. */
export type ExportFigure = Photo & { readonly order: number; readonly files: readonly PictureFile[] }
export type ExportStatus = 'draft' | 'approved'

/** All that a profile needs to write an article; gathered before any string is made. */
export type ExportSubject = {
  readonly fields: ArticleFields
  readonly body: BodyNode
  /** In the order of `photosOf`: the lead photo first when there is one, then the body's figures. */
  readonly figures: readonly ExportFigure[]
  readonly status: ExportStatus
  readonly slug: string
  /** Printed name of the centre, and of the genre. */
  readonly organisation: string
  readonly genre: string
  /** Where it was published, when it was. */
  readonly address: string | null
}

/** The figures that stand in the body, in order; the lead photo is not one of them. */
export const bodyFigures = (subject: ExportSubject): readonly ExportFigure[] =>
  subject.fields.leadPhoto ? subject.figures.slice(1) : subject.figures

export const leadFigure = (subject: ExportSubject): ExportFigure | null =>
  subject.fields.leadPhoto ? (subject.figures[0] ?? null) : null

/** The title as printed; a draft without one says so. */
export const printedTitle = (fields: ArticleFields): string => cleanText(fields.title).trim() || '(Chưa có tiêu đề)'

/** "(Ảnh: Minh Hải)" after a caption, "Ảnh: Minh Hải" without one; empty when no credit is given. */
export function bracketedCredit({ caption, credit }: { readonly caption: string; readonly credit: string }): string {
  const by = cleanText(credit).trim()
  if (by === '') return ''
  const printed = /^(ảnh|nguồn)(?!\p{L})/iu.test(by) ? by : `Ảnh: ${by}`
  return cleanText(caption).trim() === '' ? printed : `(${printed})`
}
