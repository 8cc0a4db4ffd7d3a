import { z } from 'zod'
import { nothing, taskSchema } from './common.ts'

export const libraryOperations = {
  'library.loadSeeds': { input: nothing, value: z.strictObject({ created: z.int() }) },
  'host.chooseFolder': { input: nothing, value: z.strictObject({ dir: z.string().nullable() }) },
  /** A backup file, with the desktop's own dialog; null when the person turns back. */
  'host.chooseBackup': { input: nothing, value: z.strictObject({ file: z.string().nullable() }) },
  /** Looks again whether the missing articles are back: the library is written again when enough of them are. */
  'library.lookAgain': { input: nothing, value: z.strictObject({ missing: z.int() }) },
  /** Many known articles are gone and the person says that this is meant: the library is written again without them. */
  'library.acceptMissing': { input: nothing, value: z.strictObject({ forgotten: z.int() }) },
  /** Asks a long piece of work to stop; `task` is what its caller named it. Nothing half done is left. */
  'tasks.cancel': { input: z.strictObject({ task: taskSchema }), value: z.strictObject({ running: z.boolean() }) },
} as const
