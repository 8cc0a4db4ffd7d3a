import { mayEdit } from '@shared/workflow/transitions.ts'
import { lazy } from 'react'
import type { Row, Session } from '../client/index.ts'
import { printInstant, useLanguage, useWords } from '../copy/index.ts'
import type { OpenArticle } from './use-open-article.ts'
import type { useVersionDesk } from './use-version-desk.ts'
import type { WindowDialog } from './window-dialog.ts'

type VersionDialog = Extract<WindowDialog, { readonly kind: 'compare' | 'read-version' | 'name-version' | 'conflict' }>

type VersionDialogsProps = {
  readonly dialog: VersionDialog
  readonly session: Session
  readonly article: OpenArticle
  readonly rows: readonly Row[]
  readonly versions: ReturnType<typeof useVersionDesk>
  readonly onDialog: (dialog: WindowDialog) => void
  readonly onClose: () => void
}

// Loaded when first opened; the window starts without them.
const door = () => import('../features/versions/index.ts')
const CompareDialog = lazy(() => door().then(({ CompareDialog: shown }) => ({ default: shown })))
const ReadVersionDialog = lazy(() => door().then(({ ReadVersionDialog: shown }) => ({ default: shown })))
const NameVersionDialog = lazy(() => door().then(({ NameVersionDialog: shown }) => ({ default: shown })))
const ConflictDialog = lazy(() => door().then(({ ConflictDialog: shown }) => ({ default: shown })))

export const isVersionDialog = (dialog: WindowDialog): dialog is VersionDialog =>
  ['compare', 'read-version', 'name-version', 'conflict'].includes(dialog.kind)

/** The dialogs about versions of the open article and about two texts that met. */
export function VersionDialogs({ dialog, session, article, rows, versions, onDialog, onClose }: VersionDialogsProps) {
  const w = useWords()
  const language = useLanguage()
  const { opened, editor } = article
  const now = new Date()
  const names = {
    genre: (id: string) => session.settings.genres.find((genre) => genre.id === id)?.[language] ?? id,
    article: (id: string) => rows.find((row) => row.id === id)?.title || w('fields.related.gone'),
  }
  if (dialog.kind === 'conflict') {
    return (
      <ConflictDialog
        originalId={dialog.originalId}
        copyId={dialog.copyId}
        now={now}
        names={names}
        mayEdit={(original) => original.readOnly === null && mayEdit(original.state, session.profile?.roles ?? [])}
        onResolve={async (resolution) => {
          const failure = await versions.resolve(resolution)
          if (!failure) onClose()
          return failure
        }}
        onClose={onClose}
      />
    )
  }
  if (!opened) return null
  const { id } = opened.article
  const canRestore = article.editable && opened.readOnly === null && opened.trashedAt === null
  const restore = (version: Parameters<typeof versions.restore>[0]) => {
    onClose()
    void versions.restore(version)
  }
  switch (dialog.kind) {
    case 'compare': {
      const current = editor.current?.current() ?? opened.article
      return (
        <CompareDialog
          article={{ id, title: current.fields.title || w('list.untitled') }}
          initial={dialog}
          current={current}
          now={now}
          canRestore={canRestore}
          names={names}
          onRestore={restore}
          onClose={onClose}
        />
      )
    }
    case 'read-version':
      return (
        <ReadVersionDialog
          articleId={id}
          version={dialog.version}
          now={now}
          canRestore={canRestore}
          names={names}
          onCompare={() => onDialog({ kind: 'compare', before: dialog.version.version, after: 'now' })}
          onRestore={() => restore(dialog.version)}
          onClose={onClose}
        />
      )
    case 'name-version': {
      const { version } = dialog
      return (
        <NameVersionDialog
          version={version && { when: printInstant(version.at, now), name: version.name }}
          suggested={w('name.suggested', { when: printInstant(now.toISOString(), now) })}
          onName={(name) => versions.name(version, name)}
          onClose={onClose}
        />
      )
    }
  }
}
