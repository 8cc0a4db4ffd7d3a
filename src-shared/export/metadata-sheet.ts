import { cleanText } from './clean-text.ts'
import { escapeHtml } from './escape-html.ts'
import { type ExportSubject, printedTitle } from './export-subject.ts'
import { metadataFields, photoRows } from './metadata-fields.ts'
import { SHEET_CONTENT_POLICY, SHEET_SCRIPT, SHEET_STYLE } from './metadata-sheet-parts.ts'
import { DRAFT_BANNER } from './page-document.ts'
import { writePlainBody } from './plain-text.ts'
import { writePortalBody } from './portal-body.ts'

/**
 * `thong-tin.html`: one row per field of the portal's form, each with a button that copies it; works from a folder,
 * offline. The body lies in it as escaped text, so the sheet holds no markup but its own.
 */
export function writeMetadataSheet(subject: ExportSubject): string {
  const rows = metadataFields(subject).map(({ key, label, text }) => row(key, label, text))
  const photos = photoRows(subject).flatMap((photo) => [
    row(`photo-${photo.order}-caption`, `Chú thích ảnh ${photo.order}`, photo.caption),
    row(`photo-${photo.order}-credit`, `Nguồn ảnh ${photo.order}`, photo.credit),
    row(`photo-${photo.order}-alt`, `Văn bản thay thế ảnh ${photo.order}`, photo.alt),
    row(`photo-${photo.order}-files`, `Tệp ảnh ${photo.order}`, photo.files.join('\n')),
  ])
  return `<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${SHEET_CONTENT_POLICY}">
<title>${escapeHtml(`Thông tin để dán: ${printedTitle(subject.fields)}`)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${subject.status === 'draft' ? '<meta name="toa-soan-status" content="draft">\n' : ''}<style>${SHEET_STYLE}</style>
</head>
<body>
<main>
${subject.status === 'draft' ? DRAFT_BANNER : ''}<h1>Thông tin để dán vào cổng</h1>
<p>Bấm nút ở mỗi dòng để sao chép, rồi dán vào ô tương ứng của biểu mẫu. Ảnh nằm cùng thư mục với trang này.</p>
<p><button type="button" data-copy="noi-dung">Sao chép nội dung bài</button> <a href="noi-dung.html">Xem nội dung bài</a></p>
<p id="da-sao-chep" role="status"></p>
<table>
<caption>Các ô của biểu mẫu</caption>
<thead>
<tr><th scope="col">Ô</th><th scope="col">Nội dung</th><th scope="col">Sao chép</th></tr>
</thead>
<tbody>
${[...rows, ...photos].join('')}</tbody>
</table>
<div id="noi-dung" hidden>${lines(writePortalBody(subject))}</div>
<div id="noi-dung-chu" hidden>${lines(writePlainBody(subject))}</div>
</main>
<script>${SHEET_SCRIPT}</script>
</body>
</html>
`
}

/** `thong-tin.json`: the same fields for a program; two blanks of indent, a line end at the end. */
export const writeMetadataJson = (subject: ExportSubject): string =>
  `${JSON.stringify({ status: subject.status, fields: metadataFields(subject), photos: photoRows(subject) }, null, 2)}\n`

function row(key: string, label: string, text: string): string {
  const name = escapeHtml(label)
  const value =
    cleanText(text).trim() === ''
      ? '<td>(trống)</td><td></td>'
      : `<td id="o-${key}">${lines(text)}</td><td><button type="button" data-copy="o-${key}" aria-label="Sao chép ${name}">Sao chép</button></td>`
  return `<tr><th scope="row">${name}</th>${value}</tr>\n`
}

const lines = (text: string): string => text.trim().split('\n').map(escapeLine).join('\n')
/** Tabs divide the cells of a table in the plain text. */
const escapeLine = (line: string): string => line.split('\t').map(escapeHtml).join('\t')
