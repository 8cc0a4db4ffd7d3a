import { printByline } from '../article/byline.ts'
import { escapeHtml } from './escape-html.ts'
import { bodyFigures, type ExportSubject, leadFigure } from './export-subject.ts'
import { writeBody } from './write-body.ts'
import { writeFigure } from './write-figure.ts'

/**
 * `noi-dung.html` of the portal profile: what goes into the form's body field. No class, style or script, nothing that
 * a form drops. Title, date and sapo have fields of their own in the form and stand on the metadata sheet.
 */
export function writePortalBody(subject: ExportSubject): string {
  const lead = leadFigure(subject)
  const byline = escapeHtml(printByline(subject.fields)).trim()
  const source = escapeHtml(subject.fields.source).trim()
  return [
    lead ? writeFigure(lead, 'portal') : '',
    writeBody(subject.body, bodyFigures(subject), 'portal'),
    byline === '' ? '' : `<p><strong>${byline}</strong></p>\n`,
    source === '' ? '' : `<p><em>${source}</em></p>\n`,
  ].join('')
}
