import { ARTICLE_SCHEMA_VERSION, type Article, articleSchema, fieldsSchema } from '@shared/article/article.ts'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import type { Sealed } from './disk/envelope.ts'

/**
 * An article of a newer program, for reading only: parts that this program does not know are left out of the view,
 * the file stays as it is. `article/newer-version` where even the known parts cannot be read.
 */
export function readNewerArticle(
  id: string,
  { generation, schemaVersion, data }: Sealed,
): Envelope<{ article: Article; generation: number; recoveredFrom: null; readOnly: 'newer-version' }> {
  const known = pick(data, Object.keys(articleSchema.shape))
  const { data: article } = articleSchema.safeParse({
    ...known,
    schemaVersion: ARTICLE_SCHEMA_VERSION,
    fields: pick(known.fields, Object.keys(fieldsSchema.shape)),
  })
  if (article?.id !== id) return failed('article/newer-version', { version: schemaVersion })
  return done({ article, generation, recoveredFrom: null, readOnly: 'newer-version' })
}

function pick(value: unknown, keys: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)))
}
