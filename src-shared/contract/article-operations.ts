import { z } from 'zod'
import { articleSchema, fieldsSchema, mediaIdSchema, ulidSchema } from '../article/article.ts'
import { bodySchema } from '../article/body-check.ts'
import { calendarDate } from '../article/calendar-date.ts'
import { undoBatchSchema, undoHistorySchema } from '../undo/undo-journal.ts'
import { factsSchema, onGeneration, onlyId, readOnlySchema, rowSchema, stateSchema, writtenSchema } from './common.ts'

export const openedSchema = z.strictObject({
  article: articleSchema,
  generation: z.int(),
  state: stateSchema,
  contentHash: z.string(),
  trashedAt: z.string().nullable(),
  /** Set when the article cannot be changed here. */
  readOnly: readOnlySchema.nullable(),
  /** Set when the main file was bad and another copy was read. */
  recoveredFrom: z.enum(['backup', 'version']).nullable(),
  /** The article that this text met when it was kept as a copy, while nobody has chosen between the two. */
  conflictWith: ulidSchema.nullable(),
})
export const checkIssueSchema = z.strictObject({
  /** Code of the check: `photo/missing-alt`. */
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  facts: factsSchema,
  /** Where to jump: a field's name, a block's id, or the whole article. */
  place: z.union([
    z.strictObject({ field: z.string() }),
    z.strictObject({ block: z.string() }),
    z.strictObject({ whole: z.literal(true) }),
  ]),
})
export const actionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('submit'), note: z.string().max(2000) }),
  z.strictObject({ kind: z.literal('startEditing') }),
  z.strictObject({ kind: z.literal('return'), reason: z.string().trim().min(1).max(2000) }),
  z.strictObject({ kind: z.literal('approve'), contentHash: z.string(), signedWarnings: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('publish'), address: z.url({ protocol: /^https?$/ }), publishedOn: calendarDate }),
])

export const articleOperations = {
  'articles.list': {
    input: z.strictObject({
      view: z.union([stateSchema, z.enum(['inbox', 'all', 'trash'])]),
      query: z.string().max(500),
      sort: z.enum(['newest', 'oldest', 'title']),
    }),
    value: z.strictObject({ rows: z.array(rowSchema), counts: z.record(z.string(), z.int()) }),
  },
  'articles.get': { input: onlyId, value: openedSchema },
  'articles.create': {
    input: z.strictObject({ fields: fieldsSchema.partial(), body: bodySchema.optional() }),
    value: openedSchema,
  },
  'articles.save': {
    input: z.strictObject({
      ...onGeneration,
      fields: fieldsSchema,
      body: bodySchema,
      /** What the person did since the last save, for undo at the next opening. */
      undo: undoBatchSchema.optional(),
    }),
    value: writtenSchema.extend({
      /** Set when someone else saved first: this text was kept whole as a new article with this id. */
      conflictCopy: ulidSchema.nullable(),
      /** Entries that the article's undo journal holds now; null when it does not hold what was sent. */
      undo: z.int().nullable(),
    }),
  },
  /** The journal of the article's last writing, null when there is none; a text changed elsewhere since does not follow from it. */
  'articles.undoHistory': { input: onlyId, value: undoHistorySchema.nullable() },
  'articles.duplicate': { input: onlyId, value: openedSchema },
  'articles.trash': { input: onlyId, value: writtenSchema },
  'articles.restore': { input: onlyId, value: writtenSchema },
  'articles.decide': { input: z.strictObject({ ...onGeneration, action: actionSchema }), value: writtenSchema },
  'articles.check': { input: onlyId, value: z.array(checkIssueSchema) },
  /** `id` is the copy; `original` the article it met, at the generation that was compared. */
  'articles.resolveConflict': {
    input: z.strictObject({
      ...onGeneration,
      original: z.strictObject(onGeneration),
      keep: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('stored') }),
        z.strictObject({ kind: z.literal('copy') }),
        z.strictObject({ kind: z.literal('both') }),
        z.strictObject({ kind: z.literal('merged'), fields: fieldsSchema, body: bodySchema }),
      ]),
    }),
    /** The original as it is now. */
    value: writtenSchema,
  },
  'media.add': {
    input: z.strictObject({ name: z.string().max(500), data: z.base64() }),
    value: z.strictObject({
      media: mediaIdSchema,
      width: z.int(),
      height: z.int(),
      format: z.string(),
      /** From the file's own metadata, empty when none. */
      caption: z.string(),
      credit: z.string(),
    }),
  },
} as const
