import type { DecisionKind, State } from '@shared/article/decision.ts'
import type { Comparison } from '@shared/backup/compare-article.ts'
import type { BackupReport, Failure, LineTag } from '@shared/contract/operations.ts'

type Texts<K extends string> = Readonly<Record<K, string>>

/** Every word that the command line says to a person. */
export type CliWords = {
  readonly program: string
  readonly exitCodes: string
  /** Commander's headings of a help page. */
  readonly helpTitles: Texts<string>
  readonly commands: Texts<
    | 'import'
    | 'list'
    | 'search'
    | 'show'
    | 'set'
    | 'check'
    | 'submit'
    | 'return'
    | 'approve'
    | 'publish'
    | 'export'
    | 'verify'
    | 'trash'
    | 'diagnostics'
    | 'backup'
    | 'restore'
    | 'serve'
  >
  readonly options: Texts<
    | 'help'
    | 'library'
    | 'as'
    | 'json'
    | 'lang'
    | 'id'
    | 'file'
    | 'query'
    | 'accept'
    | 'encoding'
    | 'view'
    | 'sort'
    | 'note'
    | 'reason'
    | 'signWarnings'
    | 'address'
    | 'date'
    | 'all'
    | 'out'
    | 'profile'
    | 'includeDrafts'
    | 'to'
    | 'repair'
    | 'empty'
    | 'typed'
    | 'supportOut'
    | 'backupFile'
    | 'into'
    | 'merge'
    | 'dryRun'
  >
  readonly fields: Texts<
    | 'title'
    | 'genre'
    | 'section'
    | 'sapo'
    | 'source'
    | 'place'
    | 'updatedOn'
    | 'eventOn'
    | 'embargoUntil'
    | 'byline'
    | 'keywords'
    | 'related'
    | 'photo'
    | 'caption'
    | 'credit'
    | 'alt'
  >
  readonly states: Texts<State>
  readonly decisions: Texts<DecisionKind>
  readonly tags: Texts<LineTag>
  readonly photo: string
  readonly untitled: string
  readonly noArticles: string
  readonly noIssues: string
  readonly updatedOn: (day: string) => string
  readonly files: (count: number) => string
  readonly language: 'vi' | 'en'
  readonly verified: (counts: Record<'articles' | 'versions' | 'media' | 'problems', number>) => string
  /** How all in the trash is removed for good; `typed` is what confirms it. */
  readonly typeToEmpty: (typed: string) => string
  readonly serving: (url: string) => string
  /** How articles of a backup stand to those here. */
  readonly comparisons: Texts<Comparison | 'damaged'>
  readonly backedUp: (counts: Pick<BackupReport['counts'], 'articles' | 'versions' | 'media'>) => string
  readonly comingIn: (versions: number, media: number) => string
  readonly failures: Texts<string>
  readonly checks: Texts<string>
  /** The sentence for a failure's code, its facts filled in. */
  readonly failure: (failure: Failure) => string
  /** What a check complains of. */
  readonly check: (code: string) => string
}
