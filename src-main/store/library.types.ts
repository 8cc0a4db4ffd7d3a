import type { Article } from '@shared/article/article.ts'
import type { readOnlySchema } from '@shared/contract/common.ts'
import type { Envelope } from '@shared/contract/operations.ts'
import type { VersionReason } from '@shared/versions/version-reasons.ts'
import type { z } from 'zod'
import type { DiagnosticEvent } from '../diagnostics/event.ts'
import type { ReadArticle, Recovery } from './article-reader.ts'
import type { Committed } from './article-shelf.ts'
import type { Backups } from './backup/backups.ts'
import type { LibraryCare } from './care/library-care.ts'
import type { Progress } from './catch-up.ts'
import type { StoreFs } from './disk/store-fs.ts'
import type { IndexEntry } from './index-entry.ts'
import type { LibraryConfig } from './library-file.ts'
import type { Door } from './library-lock.ts'
import type { MediaStore } from './media-store.ts'
import type { TakeIn } from './take-in.ts'
import type { UndoJournals } from './undo/undo-journals.ts'
import type { Verification } from './verify-library.ts'
import type { By, VersionStore } from './versions/version-store.ts'

export type RecoveredHere = Recovery & { readonly at: string }
export type ReadOnlyReason = z.infer<typeof readOnlySchema>

export type Library = {
  readonly dir: string
  readonly id: string
  readonly readOnly: ReadOnlyReason | null
  /** Door and process that hold the library, `electron/4312`. */
  readonly lockedBy: string | null
  /** What had to be read from another copy since the library was opened; the person is told. */
  readonly recovered: readonly RecoveredHere[]
  /** How far reading what changed on disk has come; null once every row of the list is true. */
  readonly indexing: Progress | null
  /** Settles when every row of the list is true. */
  readonly ready: Promise<void>
  /** Articles in the library, those whose rows are not read yet among them. */
  count(): number
  list(): readonly IndexEntry[]
  /** Articles that were known and whose files are gone. */
  missing(): readonly string[]
  /** The person says that the missing articles are meant to be gone: forgets them and writes again. Says how many. */
  acceptMissing(): Promise<Envelope<{ readonly forgotten: number }>>
  /** Looks again whether the missing articles are back, and writes again when enough of them are. Says how many are still gone. */
  lookAgain(): Promise<Envelope<{ readonly missing: number }>>
  read(id: string): Promise<Envelope<ReadArticle>>
  /** Answers when the text would survive a power cut. `basedOn` 0 makes a new article. */
  commit(article: Article, basedOn: number, by?: By): Promise<Envelope<Committed>>
  readonly versions: Pick<VersionStore, 'list' | 'read' | 'name'>
  /** Makes sure that the stored text is kept as a version and names it; one that holds it already will do unless it is to be named. */
  keepVersion(id: string, reason: VersionReason, by: By): Promise<Envelope<string>>
  readonly undo: UndoJournals
  readonly media: MediaStore
  readonly backups: Backups
  readonly takeIn: TakeIn
  config(): LibraryConfig
  writeConfig(next: LibraryConfig): Promise<Envelope<null>>
  /** Reads everything and changes nothing. */
  verify(): Promise<Verification>
  readonly care: LibraryCare
  /** Settles when every save that was asked for is answered and the index is written. */
  flush(): Promise<void>
  /** Tells when something beyond the articles has changed: read-only or not, indexing, recovered, missing. */
  onChanged(listener: () => void): () => void
  close(): Promise<void>
}

export type OpenLibrary = {
  readonly dir: string
  readonly now: () => Date
  readonly newId: () => string
  readonly door: Door
  readonly fs?: StoreFs
  /** Told what the log may know. */
  readonly onEvent?: (event: DiagnosticEvent) => void
}
