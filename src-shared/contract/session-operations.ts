import { z } from 'zod'
import { nothing, readOnlySchema } from './common.ts'

export const ROLES = ['reporter', 'editor', 'approver', 'exporter'] as const
export const profileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  name: z.string().trim().min(1).max(120),
  penName: z.string().max(120),
  organisation: z.string().max(200),
  roles: z.array(z.enum(ROLES)).min(1).max(4),
})
export const settingsSchema = z.strictObject({
  language: z.enum(['vi', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  organisation: z.strictObject({
    id: z.string().min(1).max(60),
    name: z.string().max(200),
    address: z.string().max(500),
    siteUrl: z.string().max(500),
  }),
  /** Folder that exports go to; empty: `exports` in the library's parent. */
  exportFolder: z.string().max(1000),
  backup: z.strictObject({
    /** Folder that backups go to; empty: `sao-luu` beside the library. */
    folder: z.string().max(1000),
    /** Hours between backups while the program runs; 0: only on demand. */
    everyHours: z.int().min(0).max(720),
  }),
  sections: z.array(z.string().max(120)).max(100),
  genres: z.array(z.strictObject({ id: z.string().max(60), vi: z.string().max(80), en: z.string().max(80) })).max(50),
})

export const sessionOperations = {
  'session.get': {
    input: nothing,
    value: z.strictObject({
      host: z.enum(['electron', 'local-web', 'cli', 'fake']),
      version: z.string(),
      /** What this door can do beyond the rest. */
      canChooseFolder: z.boolean(),
      library: z.strictObject({
        path: z.string(),
        readOnly: readOnlySchema.nullable(),
        empty: z.boolean(),
        lockedBy: z.string().nullable(),
        /** How far reading what changed on disk has come; null when every row is true. */
        indexing: z.strictObject({ done: z.int(), total: z.int() }).nullable(),
        /** Articles that were known and whose files are gone. */
        missing: z.int(),
      }),
      settings: settingsSchema,
      profiles: z.array(profileSchema),
      profile: profileSchema.nullable(),
      /** What had to be read from another copy: the article (or `library.json`), the copy, where the bad file lies now. */
      recovered: z.array(
        z.strictObject({ id: z.string(), from: z.enum(['backup', 'version']), quarantine: z.string() }),
      ),
    }),
  },
  'settings.save': { input: settingsSchema, value: settingsSchema },
  'profiles.save': { input: profileSchema, value: z.array(profileSchema) },
  'profiles.choose': { input: z.strictObject({ id: z.string() }), value: profileSchema },
} as const
