import { printByline } from '../article/byline.ts'
import { printDate } from '../article/calendar-date.ts'
import { cleanLines } from './clean-text.ts'
import { escapeHtml } from './escape-html.ts'
import { bodyFigures, type ExportSubject, leadFigure, printedTitle } from './export-subject.ts'
import { writePageHead } from './page-head.ts'
import { writeBody } from './write-body.ts'
import { writeFigure } from './write-figure.ts'

/**
 * `index.html` of the page profile: a standalone HTML5 document in the order of the printed page: title, update date
 * (dd/mm/yyyy), sapo, lead photo, body, byline at the right, source. A draft carries a banner and is not indexed.
 */
export const writePageDocument = (subject: ExportSubject): string =>
  `<!DOCTYPE html>
<html lang="vi">
<head>
${writePageHead(subject)}</head>
<body>
<main>
${subject.status === 'draft' ? DRAFT_BANNER : ''}${writeArticle(subject)}</main>
</body>
</html>
`

/** The `<article>` of the page. */
function writeArticle(subject: ExportSubject): string {
  const lead = leadFigure(subject)
  return `<article>
<header>
${line('<p class="chuyen-muc">', subject.fields.section, '</p>')}<h1>${escapeHtml(printedTitle(subject.fields))}</h1>
${updateDate(subject)}${sapo(subject)}</header>
${lead ? writeFigure(lead, 'page') : ''}${writeBody(subject.body, bodyFigures(subject), 'page')}${signature(subject)}</article>
`
}

/** What stands at the top of a draft's page and sheet. */
export const DRAFT_BANNER = '<p class="ban-nhap">Bản nháp để xem trước: chưa được duyệt, không đăng.</p>\n'

const line = (open: string, text: string, close: string): string => {
  const escaped = escapeHtml(text).trim()
  return escaped === '' ? '' : `${open}${escaped}${close}\n`
}

function updateDate({ fields }: ExportSubject): string {
  if (fields.updatedOn === null) return ''
  return `<p class="ngay">Ngày cập nhật <time datetime="${escapeHtml(fields.updatedOn)}">${escapeHtml(printDate(fields.updatedOn))}</time></p>\n`
}

function sapo({ fields }: ExportSubject): string {
  const lines = cleanLines(fields.sapo).map((text) => `<p>${escapeHtml(text)}</p>\n`)
  return lines.length === 0 ? '' : `<div class="sapo">\n${lines.join('')}</div>\n`
}

function signature({ fields }: ExportSubject): string {
  const parts = line('<address>', printByline(fields), '</address>') + line('<p>', fields.source, '</p>')
  return parts === '' ? '' : `<footer class="ky-ten">\n${parts}</footer>\n`
}
