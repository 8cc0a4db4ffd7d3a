import type { Failure, Row } from '../client/index.ts'
import type { IntakeSource } from '../features/intake/index.ts'

/** The one dialog that is open. */
export type WindowDialog =
  | { readonly kind: 'palette' | 'shortcuts' | 'return' | 'approve' | 'publish' | 'export' }
  | { readonly kind: 'settings'; readonly addPerson: boolean }
  | { readonly kind: 'intake'; readonly source: IntakeSource }
  | { readonly kind: 'export-many'; readonly rows: readonly Row[] }
  | { readonly kind: 'failure'; readonly failure: Failure }
