import type { Row, Session } from '../../client/index.ts'
import { useLibraryStatus } from '../../client/index.ts'
import { FailureNote, Skeleton } from '../../ui/index.ts'
import styles from './care.module.css'
import { LibrarySheet } from './library-sheet.tsx'
import { MissingSection } from './missing-section.tsx'
import { QuarantineSection } from './quarantine-section.tsx'
import { RecoveredSection } from './recovered-section.tsx'
import { RoomTable } from './room-table.tsx'
import { VerifySection } from './verify-section.tsx'

type StatusTabProps = {
  readonly session: Session
  readonly rows: readonly Row[]
  readonly onOpen: (id: string) => void
  readonly onBackup: () => void
}

/** How the library is: what it holds, what went wrong, and the check of everything. */
export function StatusTab({ session, rows, onOpen, onBackup }: StatusTabProps) {
  const answer = useLibraryStatus()
  if (!answer) return <Skeleton lines={12} />
  if (!answer.ok) return <FailureNote failure={answer.error} />
  const status = answer.value
  const now = new Date()
  return (
    <div className={styles.tab}>
      {status.missing.length > 0 ? (
        <MissingSection missing={status.missing} asks={status.readOnly === 'articles-missing'} />
      ) : null}
      {status.recovered.length > 0 ? <RecoveredSection recovered={status.recovered} now={now} onOpen={onOpen} /> : null}
      <div className={styles.halves}>
        <LibrarySheet
          status={status}
          path={session.library.path}
          everyHours={session.settings.backup.everyHours}
          now={now}
          onBackup={onBackup}
        />
        <RoomTable room={status.room} />
      </div>
      <VerifySection rows={rows} canRepair={status.readOnly === null} onOpen={onOpen} />
      <QuarantineSection kept={status.quarantine} all={status.room.quarantine.files} now={now} />
    </div>
  )
}
