import { done, type Envelope, type ExportProfile } from '@shared/contract/operations.ts'
import { passPageDocument, passPortalBody } from '@shared/export/clean-html.ts'
import type { ExportSubject } from '@shared/export/export-subject.ts'
import { writeMetadataJson, writeMetadataSheet } from '@shared/export/metadata-sheet.ts'
import { writePageDocument } from '@shared/export/page-document.ts'
import { PAGE_STYLE, PAGE_STYLE_NAME } from '@shared/export/page-style.ts'
import { writePlainBody, writePlainPage } from '@shared/export/plain-text.ts'
import { writePortalBody } from '@shared/export/portal-body.ts'
import type { ExportFile } from './export-folder.ts'

/** The exported document of a profile after the last gate, with its plain form: what a preview shows and a copy takes. */
export function exportedDocument(
  subject: ExportSubject,
  profile: ExportProfile,
): Envelope<{ readonly html: string; readonly plain: string }> {
  const own = new Set(subject.figures.flatMap((figure) => figure.files.map((file) => file.href)))
  const isOwnPicture = (href: string) => own.has(href)
  const html =
    profile === 'portal'
      ? passPortalBody(writePortalBody(subject), isOwnPicture)
      : passPageDocument(writePageDocument(subject), isOwnPicture)
  if (!html.ok) return html
  return done({ html: html.value, plain: profile === 'portal' ? writePlainBody(subject) : writePlainPage(subject) })
}

/** The text files of a profile's folder, without pictures and manifest. */
export function exportedTextFiles(subject: ExportSubject, profile: ExportProfile): Envelope<readonly ExportFile[]> {
  const document = exportedDocument(subject, profile)
  if (!document.ok) return document
  const { html, plain } = document.value
  const files: Readonly<Record<string, string>> =
    profile === 'portal'
      ? {
          'noi-dung.html': html,
          'noi-dung.txt': plain,
          'thong-tin.html': writeMetadataSheet(subject),
          'thong-tin.json': writeMetadataJson(subject),
        }
      : { 'index.html': html, [PAGE_STYLE_NAME]: PAGE_STYLE }
  return done(Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text, 'utf8') })))
}
