import { z } from 'zod'
import { calendarDate } from '../article/calendar-date.ts'
import { openedSchema } from './article-operations.ts'
import { errorSchema, factsSchema, onGeneration } from './common.ts'

const lineTag = z.enum(['title', 'updatedOn', 'sapo', 'body', 'caption', 'byline', 'source', 'drop'])
export const taggedLineSchema = z.strictObject({
  tag: lineTag,
  text: z.string().max(200_000),
  sure: z.boolean(),
  /** For a crosshead, list item or table row read from HTML. */
  block: z.enum(['paragraph', 'h2', 'h3', 'bullet', 'ordered', 'gallery']),
})
const intakeFile = z.strictObject({ name: z.string().max(500), data: z.base64() })
const proposalSchema = z.strictObject({
  title: z.string().nullable(),
  updatedOn: calendarDate.nullable(),
  eventOn: calendarDate.nullable(),
  sapo: z.string().nullable(),
  captions: z.array(z.string()),
  byline: z.string().nullable(),
  source: z.string().nullable(),
})
export const proposalOfFileSchema = z.strictObject({
  file: z.string(),
  lines: z.array(taggedLineSchema).max(20_000),
  proposal: proposalSchema,
  warnings: z.array(z.strictObject({ code: z.string(), facts: factsSchema })),
  /** What was cleaned on the way in: counts. */
  cleaned: z.strictObject({ indents: z.int(), blanks: z.int() }),
})

export const intakeOperations = {
  'intake.read': {
    input: z.union([
      z.strictObject({ files: z.array(intakeFile).max(50), encoding: z.enum(['windows-1258', 'tcvn3']).optional() }),
      z.strictObject({ pasted: z.strictObject({ html: z.string().max(5_000_000), text: z.string().max(5_000_000) }) }),
    ]),
    value: z.array(z.union([proposalOfFileSchema, z.strictObject({ file: z.string(), error: errorSchema })])),
  },
  'intake.accept': {
    input: z.strictObject({
      file: z.string(),
      lines: z.array(taggedLineSchema).max(20_000),
      eventOn: calendarDate.nullable(),
      /** Fill this empty article in place of making a new one. */
      into: z.strictObject(onGeneration).optional(),
    }),
    value: openedSchema,
  },
} as const
