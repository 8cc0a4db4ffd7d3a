import { ARTICLE_SCHEMA_VERSION } from '@shared/article/article.ts'
import { articleV1ToV2 } from './v1-to-v2.ts'
import { articleV2ToV3, libraryV2ToV3 } from './v2-to-v3.ts'

type Step = (data: Readonly<Record<string, unknown>>) => unknown

/** Step n brings version n + 1 to version n + 2. Never changed once released, only added to. */
const articleSteps: readonly Step[] = [articleV1ToV2, articleV2ToV3]
/** library.json carries the version of the articles it may hold; version 2 changed nothing in its own shape. */
const librarySteps: readonly Step[] = [(library) => library, libraryV2ToV3]

/** The version of everything this program writes. */
export const CURRENT_VERSION = ARTICLE_SCHEMA_VERSION

/** An article's data brought forward to the current version, or null where there is no way. */
export const migrateArticle = (data: unknown, from: number): unknown => forward(articleSteps, data, from)

/** library.json's data brought forward to the current version, or null where there is no way. */
export const migrateLibrary = (data: unknown, from: number): unknown => forward(librarySteps, data, from)

function forward(steps: readonly Step[], data: unknown, from: number): unknown {
  if (from < 1) return null
  return steps.slice(from - 1).reduce<unknown>((older, step) => (isRecord(older) ? step(older) : null), data)
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
