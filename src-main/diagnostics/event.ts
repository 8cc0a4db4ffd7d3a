import { ulidSchema } from '@shared/article/article.ts'
import { readOnlySchema } from '@shared/contract/common.ts'
import { z } from 'zod'

const count = z.int().nonnegative()
const code = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*$/)
  .max(60)
const errno = z.string().regex(/^E[A-Z0-9]{1,20}$/)
const version = z.string().regex(/^[\w.+-]{1,40}$/)
const door = z.enum(['electron', 'local-web', 'cli', 'test'])
/** An operation of the contract, or a part of the program: `articles.save`, `library.ready`. */
const operation = z.string().regex(/^[a-zA-Z]{1,30}\.[a-zA-Z]{1,30}$/)
/** Function, file and line of the program itself: `writeWhole durable-write.ts:60`. */
const frame = z.string().regex(/^[\w$.<># -]{0,80} [\w.-]{1,80}\.(js|ts|cjs|mjs):\d{1,7}$/)

const of = <E extends string, S extends z.ZodRawShape>(event: E, more: S) =>
  z.strictObject({ event: z.literal(event), ...more })

/**
 * Everything that the log can say. The set is closed and holds no free text: ids, numbers, codes of this program and
 * of the system, so that nothing anybody wrote and no name can get in.
 */
export const diagnosticEventSchema = z.discriminatedUnion('event', [
  of('program.started', { door, version, platform: version, node: version, electron: version.nullable() }),
  of('program.stopped', {}),
  of('library.opened', { ms: count, articles: count, readOnly: readOnlySchema.nullable() }),
  of('library.notOpened', { error: code }),
  of('library.listed', { ms: count, articles: count, missing: count }),
  of('library.readOnly', { reason: readOnlySchema }),
  of('library.verified', { ms: count, problems: count, moved: count }),
  of('article.saveFailed', { id: ulidSchema, ms: count, error: code, errno: errno.nullable() }),
  of('article.saveSlow', { id: ulidSchema, ms: count }),
  of('article.recovered', { id: ulidSchema.nullable(), from: z.enum(['backup', 'version']) }),
  of('article.purged', { id: ulidSchema, by: z.enum(['person', 'program']) }),
  of('conflictCopy.made', { id: ulidSchema, of: ulidSchema, source: z.enum(['save', 'sync', 'backup']) }),
  of('quarantine.moved', {
    what: z.enum(['article', 'version', 'decisions', 'names', 'library', 'index', 'media', 'unknown']),
    id: ulidSchema.nullable(),
  }),
  of('backup.done', { ms: count, bytes: count }),
  of('backup.failed', { error: code, errno: errno.nullable() }),
  of('tidy.done', { ms: count, purged: count, thinned: count, collected: count }),
  of('tidy.failed', { step: z.enum(['purges', 'expire', 'copies', 'versions', 'media', 'reserve']), errno }),
  of('media.collected', { ms: count, scanned: count, moved: count, back: count, deleted: count }),
  of('media.stoodStill', {
    reason: z.enum(['unreadable-file', 'unknown-file', 'changing']),
    id: ulidSchema.nullable(),
  }),
  of('support.saved', { bytes: count }),
  of('page.gone', {
    reason: z.enum([
      'clean-exit',
      'abnormal-exit',
      'killed',
      'crashed',
      'oom',
      'launch-failed',
      'integrity-failure',
      'memory-eviction',
      'unknown',
    ]),
    exitCode: z.int(),
  }),
  of('bug', {
    operation,
    name: z.string().regex(/^[A-Za-z]{1,40}$/),
    code: z.string().regex(/^[A-Z0-9_]{0,40}$/),
    frames: z.array(frame).max(20),
  }),
])
export type DiagnosticEvent = Readonly<z.infer<typeof diagnosticEventSchema>>
