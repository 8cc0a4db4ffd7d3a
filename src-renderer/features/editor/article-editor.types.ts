import type { ArticleFields } from '@shared/article/article.ts'
import type { UndoHistory } from '@shared/undo/undo-journal.ts'
import type { Ref } from 'react'
import type { Opened, Profile, ValueOf } from '../../client/index.ts'
import type { Place } from './jump.ts'
import type { Pasted } from './paste/page-paste.ts'
import type { Draft, SaveStatus } from './saving/autosave.ts'

export type SavedArticle = ValueOf<'articles.save'>

/** What the shell may ask of the open article. */
export type ArticleEditorHandle = {
  /** Saves now; true when every keystroke was acknowledged. */
  readonly flush: () => Promise<boolean>
  readonly jumpTo: (place: Place) => boolean
  readonly current: () => Draft & { readonly generation: number }
  /** Changes fields that are edited elsewhere (side panel); saved like typing. */
  readonly patchFields: (part: Partial<ArticleFields>) => void
  /** Tells when any field changes. */
  readonly onFields: (listener: () => void) => () => void
  /** Shows a text that this window had the store put back, as one change that can be undone; false where unsaved words stand in its way. */
  readonly showAsChange: (stored: Opened) => boolean
  readonly undo: () => void
  readonly redo: () => void
  readonly openFind: (replacing: boolean) => void
  readonly focus: () => void
  /** Carries out a command about the text (`bold`, `insert-photo`, …); false when it is not one. */
  readonly run: (command: string) => boolean
}

export type ArticleEditorProps = {
  readonly opened: Opened
  /** What can be undone in it from earlier writing. */
  readonly undo?: UndoHistory | null
  readonly profile: Profile | null
  /** False when the person may only read; an article opened read-only is never editable. */
  readonly editable?: boolean
  readonly onOpenIntake: (pasted: Pasted) => void
  readonly onSaved?: (saved: SavedArticle) => void
  readonly onStatus?: (status: SaveStatus) => void
  /** Someone else saved first: the text went whole into the article `copyId`. */
  readonly onConflict?: (conflict: { readonly copyId: string }) => void
  readonly ref?: Ref<ArticleEditorHandle>
}
