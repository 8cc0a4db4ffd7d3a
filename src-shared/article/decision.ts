import { z } from 'zod'
import { calendarDate } from './calendar-date.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)

const common = {
  /** ISO instant. */
  at: z.iso.datetime(),
  /** Profile id and the name it had then. */
  by: z.string().min(1).max(60),
  byName: z.string().max(120),
  /** Hash of the text decided on (content-hash.ts). */
  contentHash: sha256,
}
const of = <K extends string, S extends z.ZodRawShape>(kind: K, more: S) =>
  z.strictObject({ kind: z.literal(kind), ...common, ...more })

/** One line of the article's history. The log is append-only. */
export const decisionSchema = z.discriminatedUnion('kind', [
  of('create', {}),
  of('import', { from: z.string().max(300) }),
  of('submit', { note: z.string().max(2000) }),
  of('startEditing', {}),
  of('return', { reason: z.string().min(1).max(2000) }),
  of('approve', { signedWarnings: z.array(z.string().max(200)).max(500) }),
  /** Written when the text changes after an approval. */
  of('approvalCancelled', {}),
  of('export', { profile: z.enum(['portal', 'page']), manifestHash: z.string().max(64) }),
  of('publish', { address: z.url({ protocol: /^https?$/ }).max(2000), publishedOn: calendarDate }),
  of('trash', {}),
  of('restore', {}),
  /** First line of an article that keeps a text which met a newer one: `of` is the article that it met. */
  of('conflictCopy', { of: ulid, source: z.enum(['save', 'sync', 'backup']) }),
  /** Which text of the two was chosen, written to the article that the copy met. The copy itself stays. */
  of('conflictResolved', { copy: ulid, kept: z.enum(['stored', 'copy', 'merged', 'both']) }),
  /** The text was put back to this version. */
  of('restoreVersion', { version: sha256 }),
])
export type Decision = Readonly<z.infer<typeof decisionSchema>>
export type DecisionKind = Decision['kind']

export const STATES = ['draft', 'waiting', 'editing', 'returned', 'approved', 'exported', 'published'] as const
/** bản nháp, chờ duyệt, đang biên tập, trả lại, đã duyệt, đã xuất, đã đăng; the trash lies beside them. */
export type State = (typeof STATES)[number]
