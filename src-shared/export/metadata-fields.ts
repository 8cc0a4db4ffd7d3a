import { printByline } from '../article/byline.ts'
import { printDate } from '../article/calendar-date.ts'
import { cleanLines, cleanText } from './clean-text.ts'
import { type ExportSubject, leadFigure, printedTitle } from './export-subject.ts'
import { middleFile } from './write-figure.ts'

/** One field of a portal's form; `key` is stable, `label` is what the form usually calls it. */
export type MetadataField = { readonly key: string; readonly label: string; readonly text: string }

/** The fields to paste one by one into a portal's form, in the order forms ask for them; empty ones stay, so nothing is forgotten. */
export function metadataFields(subject: ExportSubject): readonly MetadataField[] {
  const { fields } = subject
  const lead = leadFigure(subject)
  const day = (value: string | null) => (value === null ? '' : printDate(value))
  return [
    { key: 'title', label: 'Tiêu đề', text: printedTitle(fields) },
    { key: 'section', label: 'Chuyên mục', text: line(fields.section) },
    { key: 'genre', label: 'Thể loại', text: line(subject.genre) },
    { key: 'updatedOn', label: 'Ngày cập nhật', text: day(fields.updatedOn) },
    { key: 'eventOn', label: 'Ngày sự kiện', text: day(fields.eventOn) },
    { key: 'sapo', label: 'Sapo (tóm tắt)', text: cleanLines(fields.sapo).join('\n') },
    { key: 'byline', label: 'Tác giả', text: line(printByline(fields)) },
    { key: 'source', label: 'Nguồn tin', text: line(fields.source) },
    { key: 'place', label: 'Địa danh', text: line(fields.place) },
    {
      key: 'keywords',
      label: 'Từ khóa',
      text: fields.keywords
        .map(line)
        .filter((word) => word !== '')
        .join(', '),
    },
    { key: 'leadFile', label: 'Tệp ảnh đại diện', text: (lead && middleFile(lead)?.href) ?? '' },
    { key: 'leadCaption', label: 'Chú thích ảnh đại diện', text: line(lead?.caption ?? '') },
    { key: 'leadCredit', label: 'Nguồn ảnh đại diện', text: line(lead?.credit ?? '') },
    { key: 'leadAlt', label: 'Văn bản thay thế ảnh đại diện', text: line(lead?.alt ?? '') },
    { key: 'slug', label: 'Đường dẫn', text: subject.slug },
  ]
}

/** Every photo with what the form asks about it. */
export const photoRows = (subject: ExportSubject) =>
  subject.figures.map((figure) => ({
    order: figure.order,
    files: figure.files.map((file) => file.href),
    caption: line(figure.caption),
    credit: line(figure.credit),
    alt: line(figure.alt),
  }))

const line = (text: string): string => cleanText(text).trim()
