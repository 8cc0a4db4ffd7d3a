import { z } from 'zod'
import { fieldsSchema, ulidSchema } from '../article/article.ts'
import { bodySchema } from '../article/body-check.ts'
import { VERSION_REASONS } from '../versions/version-reasons.ts'
import { onGeneration, onlyId, sha256Schema, writtenSchema } from './common.ts'

/** One immutable revision; `version` is the SHA-256 of its bytes. */
export const versionRowSchema = z.strictObject({
  version: sha256Schema,
  parent: sha256Schema.nullable(),
  at: z.string(),
  by: z.string(),
  byName: z.string(),
  reason: z.enum(VERSION_REASONS),
  /** The name a person gave it; null when none. */
  name: z.string().nullable(),
  generation: z.int(),
  contentHash: sha256Schema,
  words: z.int(),
})

export const versionOperations = {
  /** The newest first. `damaged`: files that cannot be read as a version. */
  'versions.list': {
    input: onlyId,
    value: z.strictObject({ rows: z.array(versionRowSchema), damaged: z.array(z.string()) }),
  },
  'versions.read': {
    input: z.strictObject({ id: ulidSchema, version: sha256Schema }),
    value: z.strictObject({ row: versionRowSchema, fields: fieldsSchema, body: bodySchema }),
  },
  /** Names a version, or with `version` null the text as it is stored now; an empty name takes the name away. */
  'versions.name': {
    input: z.strictObject({ id: ulidSchema, version: sha256Schema.nullable(), name: z.string().trim().max(120) }),
    value: versionRowSchema,
  },
  /** Puts the text back; `before` is the version that holds the text as it was. */
  'versions.restore': {
    input: z.strictObject({ ...onGeneration, version: sha256Schema }),
    value: writtenSchema.extend({ before: sha256Schema }),
  },
} as const
