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
  /** The lead photo first when there is one, then the figures of the body in reading order. */
  readonly figures: readonly ExportFigure[]
  readonly status: ExportStatus
  readonly slug: string
  /** Printed name of the centre, and of the genre. */
  readonly organisation: string
  readonly genre: string
  /** Where it was published, when it was. */
  readonly address: string | null
}

/** Every photo of an article in the order of the printed page: the lead photo, then the body's figures. */
export function figuresOf(fields: ArticleFields, body: BodyNode): readonly (Photo & { readonly order: number })[] {
  const photos: Photo[] = fields.leadPhoto ? [fields.leadPhoto] : []
  const walk = (node: BodyNode): void => {
    if (node.type === 'figure') photos.push(photoOf(node))
    else for (const child of node.content ?? []) walk(child)
  }
  walk(body)
  return photos.map((photo, index) => ({ ...photo, order: index + 1 }))
}

/** The figures that stand in the body, in order; the lead photo is not one of them. */
export const bodyFigures = (subject: ExportSubject): readonly ExportFigure[] =>
  subject.fields.leadPhoto ? subject.figures.slice(1) : subject.figures

export const leadFigure = (subject: ExportSubject): ExportFigure | null =>
  subject.fields.leadPhoto ? (subject.figures[0] ?? null) : null

/** The title as printed; a draft without one says so. */
export const printedTitle = (fields: ArticleFields): string => cleanText(fields.title).trim() || '(Chưa có tiêu đề)'

/** "Ảnh: Minh Hải", as printed after a caption; empty when no credit is given. */
export function printedCredit(photo: { readonly credit: string }): string {
  const credit = cleanText(photo.credit).trim()
  return credit === '' || /^(ảnh|nguồn)\b/iu.test(credit) ? credit : `Ảnh: ${credit}`
}

const lineOf = (node: BodyNode, type: string): string =>
  (node.content ?? [])
    .filter((child) => child.type === type)
    .flatMap((child) => child.content ?? [])
    .map((child) => child.text ?? '')
    .join('')

function photoOf(node: BodyNode): Photo {
  const media = node.attrs?.['media']
  const alt = node.attrs?.['alt']
  return {
    media: typeof media === 'string' ? media : null,
    alt: typeof alt === 'string' ? alt : '',
    caption: lineOf(node, 'figureCaption'),
    credit: lineOf(node, 'figureCredit'),
  }
}
