import { useState } from 'react'
import { type Failure, type Session, type Settings, useBackups, useWork } from '../../client/index.ts'
import { printInstant, printSize, useLanguage, useWords } from '../../copy/index.ts'
import { Button, FailureNote } from '../../ui/index.ts'
import { BackupList } from './backup-list.tsx'
import { BackupPlace } from './backup-place.tsx'
import { BackupResult } from './backup-result.tsx'
import styles from './care.module.css'
import { LongProgress } from './long-progress.tsx'

type BackupTabProps = {
  readonly session: Session
  readonly onSettle: () => Promise<boolean>
  readonly onSaveSettings: (settings: Settings) => Promise<Failure | null>
  /** Goes to look at a backup. */
  readonly onLook: (file: string) => void
}

/** Where backups go and when, one now, and those that are there. */
export function BackupTab({ session, onSettle, onSaveSettings, onLook }: BackupTabProps) {
  const w = useWords()
  const { settings } = session
  const [folder, setFolder] = useState(settings.backup.folder)
  const [notSaved, setNotSaved] = useState<Failure | null>(null)
  const listed = useBackups(folder || null)
  const { running, answer, start } = useWork('backup.run')
  const readOnly = session.library.readOnly !== null
  const put = async (part: Partial<Settings['backup']>) => {
    if (part.folder !== undefined) setFolder(part.folder)
    if (!readOnly) setNotSaved(await onSaveSettings({ ...settings, backup: { ...settings.backup, ...part } }))
  }
  const run = async () => {
    if (await onSettle()) start({ folder: folder || null })
  }
  return (
    <div className={styles.tab}>
      <section className={styles.section}>
        <h3>{w('backup.where')}</h3>
        <BackupPlace
          folder={folder}
          usual={listed?.ok && folder === '' ? listed.value.folder : ''}
          everyHours={settings.backup.everyHours}
          canChooseFolder={session.canChooseFolder}
          canSchedule={!readOnly}
          onFolder={(next) => void put({ folder: next })}
          onSchedule={(everyHours) => void put({ everyHours })}
        />
        {notSaved ? <FailureNote failure={notSaved} /> : null}
      </section>
      <section className={styles.section}>
        {listed?.ok ? <Last last={listed.value} /> : null}
        <LongProgress name="backup.run" />
        {answer && !answer.ok ? <FailureNote failure={answer.error} onRetry={() => void run()} /> : null}
        {answer?.ok ? <BackupResult made={answer.value} /> : null}
        {running ? null : (
          <div className={styles.buttons}>
            <Button kind="prime" onClick={() => void run()}>
              {w('backup.do')}
            </Button>
            {listed?.ok && listed.value.running ? (
              <span className={styles.quiet}>{w('backup.running.elsewhere')}</span>
            ) : null}
          </div>
        )}
      </section>
      <BackupList listed={listed} none={w('backup.list.none.more')} onLook={onLook} />
    </div>
  )
}

type ListOfBackups = Extract<NonNullable<ReturnType<typeof useBackups>>, { readonly ok: true }>['value']

/** How the last backups went, those that the schedule made too. */
function Last({ last }: { readonly last: ListOfBackups }) {
  const w = useWords()
  const language = useLanguage()
  const now = new Date()
  const { lastSuccess, lastFailure } = last
  return (
    <>
      {lastSuccess ? (
        <p>
          {w('backup.last')}:{' '}
          {w('backup.last.file', {
            when: printInstant(lastSuccess.at, now),
            size: printSize(lastSuccess.size, language),
          })}
        </p>
      ) : (
        <p className={styles.warning}>
          ! {w('status.lastBackup.none')}. {w('status.lastBackup.never')}
        </p>
      )}
      {lastFailure ? (
        <div>
          <p className={styles.warning}>! {w('backup.last.failed', { when: printInstant(lastFailure.at, now) })}</p>
          <FailureNote
            failure={{ code: lastFailure.code, ...(lastFailure.facts ? { facts: lastFailure.facts } : {}) }}
          />
        </div>
      ) : null}
    </>
  )
}
