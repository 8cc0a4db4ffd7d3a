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
import { assertNever } from '@shared/workflow/assert-never.ts'
import { type Context, contentHashOf, decided } from './context.ts'
import { inNfc } from './in-nfc.ts'

export type Content = { readonly fields: Partial<ArticleFields>; readonly body?: BodyNode }

/** How an article came to be; its first decision says so. */
export type Origin =
  | { readonly kind: 'create' }
  | { readonly kind: 'import'; readonly from: string }
  | { readonly kind: 'conflictCopy'; readonly of: string; readonly source: 'save' | 'sync' | 'backup' }

/** An article that is not in the store yet, its first decision in it. */
export function newArticle(
  context: Context,
  by: Profile,
  content: Content,
  origin: Origin = { kind: 'create' },
): Article {
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
  switch (origin.kind) {
    case 'create':
      return decided(context, unwritten, by, 'create', {})
    case 'import':
      return decided(context, unwritten, by, 'import', { from: origin.from.slice(0, 300) })
    case 'conflictCopy':
      return decided(context, unwritten, by, 'conflictCopy', { of: origin.of, source: origin.source })
    default:
      return assertNever(origin)
  }
}
