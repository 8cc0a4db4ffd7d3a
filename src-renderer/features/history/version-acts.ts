import type { VersionRow } from '../../client/index.ts'

/** What can be done with versions; `null` is the text being written. */
export type VersionActs = {
  readonly onRead: (version: VersionRow) => void
  readonly onCompare: (before: VersionRow | null, after: VersionRow | null) => void
  readonly onName: (version: VersionRow | null) => void
  readonly onRestore: (version: VersionRow) => void
}
