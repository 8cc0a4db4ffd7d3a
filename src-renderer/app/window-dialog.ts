import type { Failure, Row, VersionRow } from '../client/index.ts'
import type { CareTab } from '../features/care/index.ts'
import type { IntakeSource } from '../features/intake/index.ts'
import type { SideChoice } from '../features/versions/index.ts'

/** The one dialog that is open. */
export type WindowDialog =
  | { readonly kind: 'palette' | 'shortcuts' | 'return' | 'approve' | 'publish' | 'export' }
  | { readonly kind: 'settings'; readonly addPerson: boolean }
  | { readonly kind: 'intake'; readonly source: IntakeSource }
  | { readonly kind: 'export-many'; readonly rows: readonly Row[] }
  | { readonly kind: 'compare'; readonly before: SideChoice; readonly after: SideChoice }
  | { readonly kind: 'read-version'; readonly version: VersionRow }
  /** null: the text as it is now, kept as a version. */
  | { readonly kind: 'name-version'; readonly version: VersionRow | null }
  | { readonly kind: 'conflict'; readonly originalId: string; readonly copyId: string }
  | { readonly kind: 'care'; readonly tab: CareTab }
  | { readonly kind: 'empty-trash'; readonly rows: readonly Row[] }
  | { readonly kind: 'save-elsewhere' }
  | { readonly kind: 'failure'; readonly failure: Failure }
