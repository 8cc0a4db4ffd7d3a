import {
  ARTICLE_SCHEMA_VERSION,
  type Article,
  type ArticleFields,
  EMPTY_BODY,
  EMPTY_FIELDS,
} from '@shared/article/article.ts'
import { withBlockIds } from '@shared/article/block-ids.ts'
import type { BodyNode } from '@shared/article/body-check.ts'
import type { Profile } from '@shared/contract/operations.ts'
import { type Context, contentHashOf, decided } from './context.ts'
import { inNfc } from './in-nfc.ts'

export type Content = { readonly fields: Partial<ArticleFields>; readonly body?: BodyNode }

/** An article that is not in the store yet, its first decision in it: `create`, or `import` with the name of the file. */
export function newArticle(context: Context, by: Profile, content: Content, importedFrom?: string): Article {
  const at = context.now().toISOString()
  const article: Article = {
    schemaVersion: ARTICLE_SCHEMA_VERSION,
    id: context.newId(),
    organisationId: context.library.config().settings.organisation.id,
    createdAt: at,
    savedAt: at,
    fields: inNfc({ ...EMPTY_FIELDS, ...content.fields }),
    body: withBlockIds(inNfc(content.body ?? EMPTY_BODY), context.newBlockId),
    decisions: [],
  }
  const unwritten = { article, contentHash: contentHashOf(context, article) }
  return importedFrom === undefined
    ? decided(context, unwritten, by, 'create', {})
    : decided(context, unwritten, by, 'import', { from: importedFrom.slice(0, 300) })
}
