import { z } from 'zod'
import { ulidSchema } from '../article/article.ts'
import { errorSchema } from './common.ts'

export const exportProfileSchema = z.enum(['portal', 'page'])

export const exportOperations = {
  'export.preview': {
    input: z.strictObject({ id: ulidSchema, profile: exportProfileSchema }),
    value: z.strictObject({
      /** The exported document itself; photos point at the host's media addresses. */
      html: z.string(),
      plain: z.string(),
      metadata: z.array(z.strictObject({ key: z.string(), label: z.string(), text: z.string() })),
    }),
  },
  'export.run': {
    input: z.strictObject({
      ids: z.array(ulidSchema).min(1).max(10_000),
      profile: exportProfileSchema,
      includeDrafts: z.boolean(),
      dir: z.string().max(1000).nullable(),
    }),
    value: z.strictObject({
      dir: z.string(),
      exported: z.array(z.strictObject({ id: ulidSchema, dir: z.string(), files: z.array(z.string()) })),
      refused: z.array(z.strictObject({ id: ulidSchema, reasons: z.array(errorSchema) })),
    }),
  },
} as const
