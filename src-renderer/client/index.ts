export type {
  Action,
  CheckIssue,
  Envelope,
  ExportProfile,
  Failure,
  InputOf,
  LibraryEvent,
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
} from '@shared/contract/operations.ts'
export { done, ROLES } from '@shared/contract/operations.ts'
export type { Client, MediaWidth } from './client.ts'
export { ClientProvider, useClient } from './client-context.tsx'
export { createClient } from './create-client.ts'
export {
  type ListInput,
  refreshLists,
  type Session,
  useArticleList,
  useLibraryEvents,
  useOpened,
  useSession,
} from './queries.ts'
