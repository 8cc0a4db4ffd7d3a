import { z } from 'zod'
import { ulidSchema } from '../article/article.ts'
import { calendarDate } from '../article/calendar-date.ts'
import { STATES } from '../article/decision.ts'

export const stateSchema = z.enum(STATES)
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)
export const onlyId = z.strictObject({ id: ulidSchema })
/** `basedOn` names the generation the person saw; a mismatch is `article/changed-elsewhere`. */
export const onGeneration = { id: ulidSchema, basedOn: z.int().nonnegative() }
export const nothing = z.strictObject({})
/** A caller's own name for a long piece of work, to hear of its progress and to cancel it. */
export const taskSchema = z.string().regex(/^[\w-]{1,60}$/)
/** Why nothing may be written; see `banner.*` in copy/. */
export const readOnlySchema = z.enum([
  'library-locked',
  'read-only-folder',
  'newer-version',
  'articles-missing',
  'folder-gone',
])
export const factsSchema = z.record(z.string(), z.union([z.string(), z.number()]))
export const errorSchema = z.strictObject({ code: z.string(), facts: factsSchema.optional() })
/** What a write gives back. */
export const writtenSchema = z.strictObject({
  id: ulidSchema,
  generation: z.int(),
  state: stateSchema,
  contentHash: z.string(),
  savedAt: z.string(),
})
export const rowSchema = z.strictObject({
  id: ulidSchema,
  generation: z.int(),
  title: z.string(),
  state: stateSchema,
  byline: z.string(),
  updatedOn: calendarDate.nullable(),
  savedAt: z.string(),
  words: z.int(),
  trashedAt: z.string().nullable(),
  createdBy: z.string(),
  returnedReason: z.string().nullable(),
})
