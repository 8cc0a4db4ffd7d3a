import type { Article } from '../article/article.ts'
import { photosOf } from '../article/body-text.ts'
import { slugOf } from '../vietnamese/slug.ts'
import type { ExportSubject } from './export-subject.ts'
import { PAGE_STYLE, PAGE_STYLE_NAME } from './page-style.ts'

/** An article as it is written about before anybody has approved it: no pictures but their captions, no address. */
export function draftSubject(
  article: Pick<Article, 'fields' | 'body'>,
  { organisation, genre }: Pick<ExportSubject, 'organisation' | 'genre'>,
): ExportSubject {
  const { fields, body } = article
  const figures = photosOf(article).map(({ photo }, at) => ({ ...photo, order: at + 1, files: [] }))
  return { fields, body, figures, organisation, genre, status: 'draft', slug: slugOf(fields.title), address: null }
}

/** The page document with its style inside, to be read without the file beside it. */
export const withStyleInside = (html: string): string =>
  html.replace(`<link rel="stylesheet" href="${PAGE_STYLE_NAME}">`, () => `<style>\n${PAGE_STYLE}</style>`)
