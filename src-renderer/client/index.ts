export type {
  Action,
  BackupFile,
  BackupReport,
  CheckIssue,
  Envelope,
  ExportProfile,
  Failure,
  InputOf,
  LibraryEvent,
  LibraryStatus,
  LineTag,
  Opened,
  OperationName,
  Profile,
  ProposalOfFile,
  Role,
  Row,
  Settings,
  TaggedLine,
  ValueOf,
  VersionRow,
} from '@shared/contract/operations.ts'
export { done, ROLES } from '@shared/contract/operations.ts'
export type { Client, MediaWidth } from './client.ts'
export { ClientProvider, useClient, useRunningWork, useWork } from './client-context.tsx'
export { createClient } from './create-client.ts'
export type { LongOperation, Running, WorkState } from './long-work.ts'
export {
  type ListInput,
  refreshCare,
  refreshLists,
  type Session,
  useArticleList,
  useBackupChooser,
  useBackups,
  useFolderChooser,
  useLibraryEvents,
  useLibraryStatus,
  useOpened,
  useSession,
} from './queries.ts'
export { useSupportFiles } from './support-files.ts'
export { useUndoHistory } from './undo-history.ts'
export { useMissing } from './use-missing.ts'
export { useVersion, useVersions } from './versions.ts'
