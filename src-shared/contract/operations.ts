import type { z } from 'zod'
import { type actionSchema, articleOperations, type checkIssueSchema, type openedSchema } from './article-operations.ts'
import { type backupFileSchema, backupOperations, type backupReportSchema } from './backup-operations.ts'
import { careOperations, type statusSchema } from './care-operations.ts'
import type { rowSchema } from './common.ts'
import { exportOperations, type exportProfileSchema } from './export-operations.ts'
import { intakeOperations, type proposalOfFileSchema, type taggedLineSchema } from './intake-operations.ts'
import { libraryOperations } from './library-operations.ts'
import { type profileSchema, type ROLES, sessionOperations, type settingsSchema } from './session-operations.ts'
import { versionOperations, type versionRowSchema } from './version-operations.ts'

export { done, type Envelope, type Failure, failed } from './envelope.ts'
export { proposalOfFileSchema } from './intake-operations.ts'
export { profileSchema, ROLES, settingsSchema } from './session-operations.ts'

/** Every operation: what goes in, what comes out. Hosts check `input`; `value` documents and is checked in tests. */
export const operations = {
  ...sessionOperations,
  ...articleOperations,
  ...versionOperations,
  ...intakeOperations,
  ...exportOperations,
  ...libraryOperations,
  ...backupOperations,
  ...careOperations,
} as const

export type Operations = typeof operations
export type OperationName = keyof Operations
export type InputOf<N extends OperationName> = z.input<Operations[N]['input']>
export type ValueOf<N extends OperationName> = z.output<Operations[N]['value']>
/** Things that happen to a library, told to every open window. */
export type LibraryEvent =
  | { readonly type: 'articles.changed'; readonly id: string; readonly generation: number }
  | { readonly type: 'settings.changed' }
  /** The session says something new of the library: read-only or not, indexing, recovered. */
  | { readonly type: 'library.changed' }
  /** How far a long piece of work has come; `task` is what its caller named it. */
  | { readonly type: 'progress'; readonly task: string; readonly done: number; readonly total: number }
  /** A menu command of the desktop window: `new-article`, `export`, … */
  | { readonly type: 'command'; readonly command: string }

export type Profile = z.infer<typeof profileSchema>
export type Role = (typeof ROLES)[number]
export type Settings = z.infer<typeof settingsSchema>
export type Row = z.infer<typeof rowSchema>
export type Opened = z.infer<typeof openedSchema>
export type TaggedLine = z.infer<typeof taggedLineSchema>
export type LineTag = TaggedLine['tag']
export type ProposalOfFile = z.infer<typeof proposalOfFileSchema>
export type CheckIssue = z.infer<typeof checkIssueSchema>
export type VersionRow = z.infer<typeof versionRowSchema>
export type BackupFile = z.infer<typeof backupFileSchema>
export type BackupReport = z.infer<typeof backupReportSchema>
export type LibraryStatus = z.infer<typeof statusSchema>
export type ExportProfile = z.infer<typeof exportProfileSchema>
export type Action = z.infer<typeof actionSchema>
