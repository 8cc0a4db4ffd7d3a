import { useRef, useState } from 'react'
import type { Failure, Row, Session, Settings } from '../../client/index.ts'
import { useWords } from '../../copy/index.ts'
import { Banner, Button, Dialog, Tabs } from '../../ui/index.ts'
import { BackupTab } from './backup-tab.tsx'
import { RestoreTab } from './restore-tab.tsx'
import { StatusTab } from './status-tab.tsx'
import { SupportTab } from './support-tab.tsx'
import { useRestoring } from './use-restoring.ts'

export type CareTab = 'status' | 'backup' | 'restore' | 'support'

type CareDialogProps = {
  readonly tab: CareTab
  readonly session: Session
  readonly rows: readonly Row[]
  readonly onOpen: (id: string) => void
  /** Writes down what is under way in the window; false when it could not be. */
  readonly onSettle: () => Promise<boolean>
  readonly onSaveSettings: (settings: Settings) => Promise<Failure | null>
  readonly onClose: () => void
}

/** How the library is and what keeps it safe: status, backups, restoring, help from outside. */
export function CareDialog({ session, rows, onSettle, onSaveSettings, onClose, ...first }: CareDialogProps) {
  const w = useWords()
  const [tab, setTab] = useState(first.tab)
  const openTab = useRef<HTMLElement>(null)
  const restoring = useRestoring()
  const readOnly = session.library.readOnly !== null
  const open = (id: string) => {
    onClose()
    first.onOpen(id)
  }
  const look = (path: string) => {
    restoring.look(path)
    setTab('restore')
  }
  return (
    <Dialog
      title={w('care.title')}
      size="large"
      flush
      initialFocus={openTab}
      onClose={onClose}
      footer={<Button onClick={onClose}>{w('action.close')}</Button>}
    >
      {readOnly ? <Banner kind="warn">{w('care.readOnly')}</Banner> : null}
      <Tabs
        label={w('care.tabs')}
        currentRef={openTab}
        current={tab}
        onChange={setTab}
        tabs={[
          {
            id: 'status',
            label: w('care.tab.status'),
            panel: <StatusTab session={session} rows={rows} onOpen={open} onBackup={() => setTab('backup')} />,
          },
          {
            id: 'backup',
            label: w('care.tab.backup'),
            panel: <BackupTab session={session} onSettle={onSettle} onSaveSettings={onSaveSettings} onLook={look} />,
          },
          {
            id: 'restore',
            label: w('care.tab.restore'),
            panel: (
              <RestoreTab session={session} restoring={restoring} onSettle={onSettle} onOpen={open} onClose={onClose} />
            ),
          },
          { id: 'support', label: w('care.tab.support'), panel: <SupportTab session={session} /> },
        ]}
      />
    </Dialog>
  )
}
