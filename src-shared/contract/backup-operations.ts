import { z } from 'zod'
import { ulidSchema } from '../article/article.ts'
import { COMPARISONS } from '../backup/compare-article.ts'
import { factsSchema, sha256Schema, taskSchema } from './common.ts'

const path = z.string().min(1).max(1000)
const countsSchema = z.strictObject({ articles: z.int(), versions: z.int(), media: z.int(), files: z.int() })

/** A file in the backup folder whose name says that it is a backup; nothing of it is opened for the list. */
export const backupFileSchema = z.strictObject({
  /** Whole path, to give to `backup.inspect`. */
  file: z.string(),
  name: z.string(),
  size: z.int(),
  /** ISO instant, as the name says. */
  createdAt: z.string(),
  /** First eight characters of the id of the library that it was made of. */
  library: z.string(),
  /** Whether that is this library. */
  ours: z.boolean(),
  /** `verified`: made and read back by this library, and the size is still the same. */
  state: z.enum(['verified', 'notChecked']),
})

/** What merging a backup would do with one article. */
const backupArticleSchema = z.strictObject({
  id: ulidSchema,
  comparison: z.enum(COMPARISONS),
  /** As the backup has it. */
  title: z.string(),
  savedAt: z.string(),
  /** As this library has it; null when it does not. */
  ours: z.strictObject({ title: z.string(), savedAt: z.string() }).nullable(),
  /** In the trash: here, in the backup, or not at all here because it was removed for good. */
  note: z.enum(['trashedHere', 'trashedThere', 'purgedHere']).nullable(),
  /** Versions of this article that would come in. */
  versions: z.int(),
})

const tallySchema = z.strictObject({
  new: z.int(),
  same: z.int(),
  older: z.int(),
  newer: z.int(),
  differs: z.int(),
  /** Articles whose every copy in the backup is damaged, as it was in the library when the backup was made. */
  damaged: z.int(),
  /** Versions and photos that would come in. */
  versions: z.int(),
  media: z.int(),
})

export const backupReportSchema = z.strictObject({
  file: z.string(),
  /** Names what was looked at; `backup.merge` refuses when the file has another one by then. */
  manifestHash: sha256Schema,
  createdAt: z.string(),
  libraryId: z.string(),
  /** Whether it was made of this library, or of the one that this was restored from. */
  ours: z.boolean(),
  counts: countsSchema,
  tally: tallySchema,
  /** `taken`: settings and people come too, because this library has no articles at all. */
  settings: z.enum(['kept', 'taken']),
  /** At most 1,000: those that differ first, then newer, new, older, same; `more` says how many are not listed. */
  articles: z.array(backupArticleSchema),
  more: z.int(),
})

export const backupOperations = {
  /** `folder` null: where this library's backups go. The newest first. */
  'backup.list': {
    input: z.strictObject({ folder: path.nullable() }),
    value: z.strictObject({
      folder: z.string(),
      files: z.array(backupFileSchema),
      /** `unread`: how many files of the library could not be read and are not in it. */
      lastSuccess: z.strictObject({ at: z.string(), file: z.string(), size: z.int(), unread: z.int() }).nullable(),
      /** Null when a backup has succeeded since. */
      lastFailure: z.strictObject({ at: z.string(), code: z.string(), facts: factsSchema.optional() }).nullable(),
      /** Whether one is being made at this moment, by the schedule or by a person. */
      running: z.boolean(),
    }),
  },
  /**
   * Makes a backup, reads it back, then takes away those that the retention rule lets go. `folder` null: that of the
   * settings, or `sao-luu` beside the library. Errors: `backup/*`, `library/gone`, `disk/*`, `task/cancelled`.
   */
  'backup.run': {
    input: z.strictObject({ task: taskSchema, folder: path.nullable() }),
    value: z.strictObject({
      file: z.string(),
      size: z.int(),
      createdAt: z.string(),
      counts: countsSchema,
      /** Files of the library that could not be read and are not in it. */
      unread: z.array(z.string()),
      /** Names of the older backups that were taken away. */
      removed: z.array(z.string()),
    }),
  },
  /** Reads the whole file, checks every hash and says what merging it would do. Changes nothing. Errors: `backup/*`. */
  'backup.inspect': { input: z.strictObject({ task: taskSchema, file: path }), value: backupReportSchema },
  /** Does what the report says. Errors: `backup/changed`, `backup/*`, `library/read-only`. */
  'backup.merge': {
    input: z.strictObject({ task: taskSchema, file: path, manifestHash: sha256Schema }),
    value: z.strictObject({
      /** What was done; `damaged`, `same` and `older` changed no text. */
      tally: tallySchema,
      settings: z.enum(['kept', 'taken']),
      /** Articles that hold the backup's text where it differs from ours. */
      conflictCopies: z.array(ulidSchema),
      /** Photos of the backup that are not photos and did not come in. */
      refusedMedia: z.array(z.string()),
    }),
  },
  /** Unpacks a backup into a new library in a folder that is empty or not there yet. Errors: `backup/folder-not-empty`, `backup/*`. */
  'backup.restoreInto': {
    input: z.strictObject({ task: taskSchema, file: path, dir: path }),
    value: z.strictObject({
      dir: z.string(),
      counts: countsSchema,
      /** What the new library's own check says, as `library.verify` does. */
      problems: z.array(z.strictObject({ file: z.string(), code: z.string() })),
    }),
  },
} as const
