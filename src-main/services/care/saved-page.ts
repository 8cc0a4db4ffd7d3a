import type { Article } from '@shared/article/article.ts'
import { photosOf } from '@shared/article/body-text.ts'
import { escapeHtml } from '@shared/export/escape-html.ts'
import type { ExportSubject } from '@shared/export/export-subject.ts'
import { PAGE_STYLE, PAGE_STYLE_NAME } from '@shared/export/page-style.ts'
import { writePlainPage } from '@shared/export/plain-text.ts'
import { slugOf } from '@shared/vietnamese/slug.ts'
import { exportedDocument } from '../export-documents.ts'

/** One HTML page of an article as a draft, its style inside and its photos as captions only: to be read anywhere and brought back in. */
export function savedPage(
  article: Pick<Article, 'fields' | 'body'>,
  { organisation, genre }: Pick<ExportSubject, 'organisation' | 'genre'>,
): string {
  const { fields, body } = article
  const figures = photosOf(article).map(({ photo }, at) => ({ ...photo, order: at + 1, files: [] }))
  const subject: ExportSubject = {
    ...{ fields, body, figures, organisation, genre },
    status: 'draft',
    slug: slugOf(fields.title),
    address: null,
  }
  const page = exportedDocument(subject, 'page')
  // A text that does not pass the last gate of publishing must still be saved.
  if (!page.ok) return plainDocument(fields.title, writePlainPage(subject))
  return page.value.html.replace(`<link rel="stylesheet" href="${PAGE_STYLE_NAME}">`, `<style>\n${PAGE_STYLE}</style>`)
}

const plainDocument = (title: string, text: string): string =>
  `<!DOCTYPE html>
<html lang="vi">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body>
${text
  .split('\n')
  .map((line) => `<p>${escapeHtml(line)}</p>`)
  .join('\n')}
</body>
</html>
`
