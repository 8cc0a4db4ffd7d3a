import { z } from 'zod'
import { fieldsSchema, ulidSchema } from '../article/article.ts'
import { bodySchema } from '../article/body-check.ts'
import { errorSchema, nothing, readOnlySchema, taskSchema } from './common.ts'

const count = z.int().nonnegative()
const folder = z.string().min(1).max(1000)
/** Files of one kind, and the room that they take. */
const roomSchema = z.strictObject({ files: count, bytes: count })
const movedSchema = z.strictObject({
  /** Where it lay, from the library's folder: `articles/…/article.json`. */
  file: z.string(),
  /** Where it lies now: `quarantine/…`. */
  to: z.string(),
})

export const statusSchema = z.strictObject({
  version: z.string(),
  door: z.enum(['electron', 'local-web', 'cli', 'test']),
  /** `win32`, `linux`, `darwin`. */
  platform: z.string(),
  node: z.string(),
  /** Null where there is none. */
  electron: z.string().nullable(),
  readOnly: readOnlySchema.nullable(),
  lockedBy: z.string().nullable(),
  /** Articles outside the trash and in it. */
  articles: count,
  inTrash: count,
  room: z.strictObject({
    /** False while the library is still being measured: ask again in a moment. */
    complete: z.boolean(),
    articles: roomSchema,
    versions: roomSchema,
    media: roomSchema,
    /** What was removed and is still kept for 30 days; articles in the trash are counted as articles. */
    trash: roomSchema,
    quarantine: roomSchema,
  }),
  /** When the newest text was written; null in an empty library. */
  lastSaveAt: z.string().nullable(),
  lastBackup: z.strictObject({ at: z.string(), file: z.string() }).nullable(),
  disk: z.strictObject({
    /** Null where the system does not say. */
    freeBytes: count.nullable(),
    totalBytes: count.nullable(),
    /** `given-back`: the disk was full and the reserve was given back for a save. */
    reserve: z.enum(['held', 'given-back']),
  }),
  /** The newest first, at most 500; `room.quarantine.files` says how many there are. */
  quarantine: z.array(
    z.strictObject({
      name: z.string(),
      at: z.string(),
      bytes: count,
      articleId: ulidSchema.nullable(),
      /** The article's title as it is now; null where it is not known. */
      title: z.string().nullable(),
    }),
  ),
  /** What was read from another copy since the library was opened. `id` is an article's or `library.json`. */
  recovered: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string().nullable(),
      from: z.enum(['backup', 'version']),
      at: z.string(),
      /** Where the bad file lies now; empty when there was none. */
      quarantine: z.string(),
    }),
  ),
  /** Articles that were known and whose files are gone, with the title they had. */
  missing: z.array(z.strictObject({ id: ulidSchema, title: z.string().nullable() })),
})

export const careOperations = {
  /**
   * Removes articles in the trash for good; `ids` null: all of them. `typed` is `emptyTrashPhrase` of how many that is.
   * Errors: `trash/not-confirmed` {count}, `trash/nothing`, `workflow/missing-role`, `library/read-only`.
   */
  'trash.empty': {
    input: z.strictObject({
      task: taskSchema.optional(),
      ids: z.array(ulidSchema).min(1).max(10_000).nullable(),
      typed: z.string().max(100),
    }),
    value: z.strictObject({
      removed: z.array(ulidSchema),
      /** Those that stay, with the reason: `article/not-in-trash`, `article/not-found`, `disk/failed`. */
      refused: z.array(z.strictObject({ id: ulidSchema, error: errorSchema })),
    }),
  },
  /**
   * Reads everything in the library and compares every hash and reference. With `repair` damaged and unknown files are
   * moved to the quarantine; nothing is deleted or rewritten. Errors: `task/cancelled`, `library/read-only` (repair).
   */
  'library.verify': {
    input: z.strictObject({ task: taskSchema.optional(), repair: z.boolean().default(false) }),
    value: z.strictObject({
      articles: count,
      versions: count,
      media: count,
      problems: z.array(z.strictObject({ file: z.string(), code: z.string(), articleId: ulidSchema.nullable() })),
      /** Worth knowing, not wrong: files in the quarantine, an undo journal that cannot be used. */
      notes: z.array(z.strictObject({ file: z.string(), code: z.string() })),
      /** What `repair` moved. */
      moved: z.array(movedSchema),
    }),
  },
  /** What the library holds and how it is. Answers within a second however large it is. */
  'library.status': { input: nothing, value: statusSchema },
  /** Every file of the support zip, exactly as it would be in it. */
  'diagnostics.preview': { input: nothing, value: z.array(z.strictObject({ name: z.string(), text: z.string() })) },
  /** Writes the support zip. Errors: `diagnostics/folder`, `disk/full`, `disk/failed`. */
  'diagnostics.save': {
    input: z.strictObject({ dir: folder }),
    value: z.strictObject({ file: z.string(), bytes: count }),
  },
  /**
   * Writes the text as it is on the screen into another folder, as a page and as a file that can be brought back in;
   * also when the library cannot be written. Errors: `save-elsewhere/folder`, `disk/full`, `disk/failed`.
   */
  'articles.saveElsewhere': {
    input: z.strictObject({ id: ulidSchema, fields: fieldsSchema, body: bodySchema, dir: folder }),
    value: z.strictObject({ dir: z.string(), files: z.array(z.string()) }),
  },
} as const
