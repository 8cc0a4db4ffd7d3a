import { ARTICLE_SCHEMA_VERSION, type Article, type ArticleFields, EMPTY_FIELDS } from './article.ts'
import type { BodyNode } from './body-check.ts'

/** A sentence or two of body text as paragraphs. */
export const aBody = (...paragraphs: string[]): BodyNode => ({
  type: 'doc',
  content: (paragraphs.length > 0 ? paragraphs : ['Sáng 24/10, xã khai trương thư viện sách nói đầu tiên.']).map(
    (text, index) => ({
      type: 'paragraph',
      attrs: { id: String(index).padStart(12, 'p') },
      ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
    }),
  ),
})

/** Fields of an article that passes every check. */
export const someFields = (over: Partial<ArticleFields> = {}): ArticleFields => ({
  ...EMPTY_FIELDS,
  title: 'Xã An Lộc Thượng mở thư viện sách nói',
  updatedOn: '2026-10-25',
  eventOn: '2026-10-24',
  bylines: [{ name: 'Lê Quỳnh Mai', role: '', organisation: '' }],
  ...over,
})

export const anArticle = (over: Partial<ArticleFields> = {}, body: BodyNode = aBody()): Article => ({
  schemaVersion: ARTICLE_SCHEMA_VERSION,
  id: '01JB0000000000000000000000',
  organisationId: 'an-loc-thuong',
  createdAt: '2026-10-24T08:00:00.000Z',
  savedAt: '2026-10-24T08:00:00.000Z',
  fields: someFields(over),
  body,
  decisions: [],
})
