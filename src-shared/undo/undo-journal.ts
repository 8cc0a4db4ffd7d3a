import { z } from 'zod'
import { fieldsSchema } from '../article/article.ts'
import { bodySchema } from '../article/body-check.ts'
import { isStepJson, type StepJson } from './step-json.ts'

/** How much undo is kept of one article, in entries and in bytes on disk; a window begins a shorter journal before either is reached. */
export const UNDO_LIMITS = { entries: 4000, bytes: 2_000_000 } as const

/** Where the caret was before a group began, as ProseMirror writes a selection. */
const caretSchema = z.strictObject({
  type: z.string().regex(/^[a-z]{1,20}$/),
  anchor: z.int().nonnegative().optional(),
  head: z.int().nonnegative().optional(),
  pos: z.int().nonnegative().optional(),
})
/**
 * One thing that happened to the open article. `group`: an edit begins a group of undo, goes on with the one before,
 * is not undone at all (`none`), or belongs to the undo or redo just before it (`appended`).
 */
const undoEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('edit'),
    group: z.enum(['new', 'same', 'none', 'appended']),
    steps: z.array(z.custom<StepJson>(isStepJson)).min(1).max(100_000),
    caret: caretSchema.optional(),
  }),
  z.strictObject({ kind: z.enum(['undo', 'redo']), caret: caretSchema.optional() }),
])
const baseSchema = z.strictObject({ fields: fieldsSchema, body: bodySchema })
const journalSchema = z.string().regex(/^[0-9a-z]{12}$/)
const entriesSchema = z.array(undoEntrySchema).max(UNDO_LIMITS.entries)

/** What a save adds to the journal: everything after its first `from` entries. A journal begins with the text that it starts from. */
export const undoBatchSchema = z
  .strictObject({
    journal: journalSchema,
    from: z.int().nonnegative(),
    base: baseSchema.nullable(),
    entries: entriesSchema,
  })
  .refine(({ from, base }) => (from === 0) === (base !== null))
  .refine(({ from, entries }) => from + entries.length <= UNDO_LIMITS.entries)

/** A whole journal. `ends`: how many entries there were after each save, in rising order. */
export const undoHistorySchema = z.strictObject({
  journal: journalSchema,
  base: baseSchema,
  entries: entriesSchema,
  ends: z.array(z.int().nonnegative()),
})

/** The lines of the journal's file, without their hashes. */
export const undoHeadSchema = z.strictObject({ schema: z.literal(1), journal: journalSchema, base: baseSchema })
export const undoLineSchema = z.strictObject({ from: z.int().nonnegative(), entries: entriesSchema })

export type UndoEntry = z.infer<typeof undoEntrySchema>
export type UndoBase = z.infer<typeof baseSchema>
export type UndoBatch = z.infer<typeof undoBatchSchema>
export type UndoHistory = z.infer<typeof undoHistorySchema>
