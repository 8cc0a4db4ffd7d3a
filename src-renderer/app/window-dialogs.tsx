import { runChecks } from '@shared/checks/run-checks.ts'
import { lazy, Suspense } from 'react'
import type { Action, Failure, Opened, Profile, Row, Session, Settings } from '../client/index.ts'
import { useWords } from '../copy/index.ts'
import { IntakeDialog } from '../features/intake/index.ts'
import { Palette, type PaletteCommand, ShortcutsDialog } from '../features/palette/index.ts'
import { ApproveDialog, PublishDialog, ReturnDialog } from '../features/review/index.ts'
import { Button, Dialog, FailureNote } from '../ui/index.ts'
import { todayOf } from './today.ts'
import type { OpenArticle } from './use-open-article.ts'
import type { useVersionDesk } from './use-version-desk.ts'
import { isVersionDialog, VersionDialogs } from './version-dialogs.tsx'
import type { WindowDialog } from './window-dialog.ts'

type WindowDialogsProps = {
  readonly dialog: WindowDialog
  readonly session: Session
  readonly article: OpenArticle
  readonly rows: readonly Row[]
  readonly commands: readonly PaletteCommand[]
  readonly versions: ReturnType<typeof useVersionDesk>
  readonly canWrite: boolean
  readonly onDialog: (dialog: WindowDialog) => void
  readonly onDecide: (action: Action) => Promise<Failure | null>
  readonly onOpen: (id: string) => void
  readonly onAccepted: (opened: Opened) => void
  readonly onSaveSettings: (settings: Settings) => Promise<Failure | null>
  readonly onSavePerson: (profile: Profile) => Promise<Failure | null>
  /** Writes down what is under way; false when it could not be. */
  readonly onSettle: () => Promise<boolean>
  /** These articles are not in the library any more. */
  readonly onRemoved: (ids: readonly string[]) => void
  readonly onClose: () => void
}

// Loaded when first opened; the window starts without them.
const ExportDialog = lazy(() => import('../features/export/index.ts').then((door) => ({ default: door.ExportDialog })))
const ExportManyDialog = lazy(() =>
  import('../features/export/index.ts').then((door) => ({ default: door.ExportManyDialog })),
)
const SettingsDialog = lazy(() =>
  import('../features/settings/index.ts').then((door) => ({ default: door.SettingsDialog })),
)

const CareDialog = lazy(() => import('../features/care/index.ts').then((door) => ({ default: door.CareDialog })))
const EmptyTrashDialog = lazy(() =>
  import('../features/care/index.ts').then((door) => ({ default: door.EmptyTrashDialog })),
)
const SaveElsewhereDialog = lazy(() =>
  import('../features/care/index.ts').then((door) => ({ default: door.SaveElsewhereDialog })),
)

export function WindowDialogs(props: WindowDialogsProps) {
  return (
    <Suspense fallback={null}>
      <Shown {...props} />
    </Suspense>
  )
}

function Shown({
  dialog,
  session,
  article,
  rows,
  commands,
  versions,
  onDialog,
  onDecide,
  onOpen,
  onAccepted,
  onSaveSettings,
  onSavePerson,
  onSettle,
  onRemoved,
  onClose,
}: WindowDialogsProps) {
  const w = useWords()
  const { opened, editor, contentHash } = article
  const draft = editor.current?.current() ?? opened?.article
  const title = draft?.fields.title || w('list.untitled')
  if (isVersionDialog(dialog)) {
    return (
      <VersionDialogs
        dialog={dialog}
        session={session}
        article={article}
        rows={rows}
        versions={versions}
        onDialog={onDialog}
        onClose={onClose}
      />
    )
  }
  switch (dialog.kind) {
    case 'palette':
      return <Palette commands={commands} articles={rows} onOpen={onOpen} onClose={onClose} />
    case 'shortcuts':
      return <ShortcutsDialog onClose={onClose} />
    case 'return':
      return (
        <ReturnDialog title={title} onReturn={(reason) => onDecide({ kind: 'return', reason })} onClose={onClose} />
      )
    case 'approve':
      return (
        <ApproveDialog
          title={title}
          issues={draft ? runChecks(draft, { today: todayOf(new Date()) }) : []}
          signer={session.profile?.name ?? ''}
          onApprove={(signedWarnings) => onDecide({ kind: 'approve', contentHash, signedWarnings })}
          onClose={onClose}
        />
      )
    case 'publish':
      return (
        <PublishDialog
          title={title}
          today={todayOf(new Date())}
          onPublish={(address, publishedOn) => onDecide({ kind: 'publish', address, publishedOn })}
          onClose={onClose}
        />
      )
    case 'export':
      return opened ? (
        <ExportDialog
          article={{
            id: opened.article.id,
            title,
            approved: ['approved', 'exported', 'published'].includes(article.state),
          }}
          usualFolder={session.settings.exportFolder}
          canChooseFolder={session.canChooseFolder}
          onClose={onClose}
        />
      ) : null
    case 'export-many':
      return (
        <ExportManyDialog
          articles={dialog.rows}
          usualFolder={session.settings.exportFolder}
          canChooseFolder={session.canChooseFolder}
          onClose={onClose}
        />
      )
    case 'settings':
      return (
        <SettingsDialog
          session={session}
          addPerson={dialog.addPerson}
          readOnly={session.library.readOnly !== null}
          onSave={onSaveSettings}
          onSavePerson={onSavePerson}
          onClose={onClose}
        />
      )
    case 'intake':
      return <IntakeDialog source={dialog.source} onAccepted={onAccepted} onClose={onClose} />
    case 'care':
      return (
        <CareDialog
          tab={dialog.tab}
          session={session}
          rows={rows}
          onOpen={onOpen}
          onSettle={onSettle}
          onSaveSettings={onSaveSettings}
          onClose={onClose}
        />
      )
    case 'empty-trash':
      return (
        <EmptyTrashDialog
          rows={dialog.rows}
          roles={session.profile?.roles ?? []}
          onRemoved={onRemoved}
          onClose={onClose}
        />
      )
    case 'save-elsewhere':
      return (
        <SaveElsewhereDialog
          title={title}
          textNow={() => {
            const text = editor.current?.current()
            return opened && text ? { id: opened.article.id, fields: text.fields, body: text.body } : null
          }}
          session={session}
          onClose={onClose}
        />
      )
    case 'failure':
      return (
        <Dialog
          title={w('failure.title')}
          onClose={onClose}
          footer={<Button onClick={onClose}>{w('action.close')}</Button>}
        >
          <FailureNote failure={dialog.failure} />
        </Dialog>
      )
  }
}
