import { z } from 'zod'
import { type BodyNode, bodySchema } from './body-check.ts'
import { calendarDate } from './calendar-date.ts'
import { decisionSchema } from './decision.ts'

/** Version of the article's shape on disk; a file with a higher number opens read-only. */
export const ARTICLE_SCHEMA_VERSION = 3

const line = (max: number) => z.string().max(max)
/** Permanent id of an article, comment, person or device (ULID, 26 characters). */
export const ulidSchema = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
/** Address of an original in the media store. */
export const mediaIdSchema = z.string().regex(/^media:[0-9a-f]{64}$/)

const photoSchema = z.strictObject({
  /** null: the caption is known, the photo has not arrived yet. */
  media: mediaIdSchema.nullable(),
  caption: line(2000),
  credit: line(300),
  alt: line(1000),
})

const bylineSchema = z.strictObject({
  name: line(120),
  /** As printed before the name: "Tin, ảnh", "Bài và ảnh", "Thực hiện"; empty when none. */
  role: line(60),
  /** The organisation's name as valid on the article's date; empty when none. */
  organisation: line(200),
})

export const fieldsSchema = z.strictObject({
  title: line(500),
  genre: line(60),
  section: line(120),
  sapo: line(4000),
  leadPhoto: photoSchema.nullable(),
  bylines: z.array(bylineSchema).max(20),
  /** The byline exactly as printed; null: printed from `bylines` by printByline. */
  printedByline: line(300).nullable(),
  /** Whole printed line: "Theo …", "Nguồn: …". */
  source: line(300),
  updatedOn: calendarDate.nullable(),
  eventOn: calendarDate.nullable(),
  /** Not to be published before this day. */
  embargoUntil: calendarDate.nullable(),
  place: line(200),
  keywords: z.array(line(80)).max(50),
  related: z.array(ulidSchema).max(20),
})

export const articleSchema = z.strictObject({
  schemaVersion: z.literal(ARTICLE_SCHEMA_VERSION),
  id: ulidSchema,
  organisationId: z.string().min(1).max(60),
  createdAt: z.iso.datetime(),
  savedAt: z.iso.datetime(),
  fields: fieldsSchema,
  body: bodySchema,
  /** Append-only; the state is derived from it (workflow/state-of.ts). */
  decisions: z.array(decisionSchema).max(5000),
})

export type Photo = Readonly<z.infer<typeof photoSchema>>
export type Byline = Readonly<z.infer<typeof bylineSchema>>
export type ArticleFields = Readonly<z.infer<typeof fieldsSchema>>
export type Article = Readonly<z.infer<typeof articleSchema>>
export type { BodyNode }

export const EMPTY_FIELDS: ArticleFields = {
  title: '',
  genre: 'tin',
  section: '',
  sapo: '',
  leadPhoto: null,
  bylines: [],
  printedByline: null,
  source: '',
  updatedOn: null,
  eventOn: null,
  embargoUntil: null,
  place: '',
  keywords: [],
  related: [],
}

export const EMPTY_BODY: BodyNode = { type: 'doc', content: [{ type: 'paragraph' }] }
