import type { Article } from '@shared/article/article.ts'
import { draftSubject, withStyleInside } from '@shared/export/draft-page.ts'
import { escapeHtml } from '@shared/export/escape-html.ts'
import type { ExportSubject } from '@shared/export/export-subject.ts'
import { writePlainPage } from '@shared/export/plain-text.ts'
import { exportedDocument } from '../export-documents.ts'

/** One HTML page of an article as a draft, its style inside and its photos as captions only: to be read anywhere and brought back in. */
export function savedPage(
  article: Pick<Article, 'fields' | 'body'>,
  printed: Pick<ExportSubject, 'organisation' | 'genre'>,
): string {
  const subject = draftSubject(article, printed)
  const page = exportedDocument(subject, 'page')
  // A text that does not pass the last gate of publishing must still be saved.
  if (!page.ok) return plainDocument(article.fields.title, writePlainPage(subject))
  return withStyleInside(page.value.html)
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
