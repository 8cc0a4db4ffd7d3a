import type { ReactNode } from 'react'
import type { LibraryStatus } from '../../client/index.ts'
import { printInstant, printSize, useLanguage, useWords } from '../../copy/index.ts'
import { Button } from '../../ui/index.ts'
import { backupAge } from './backup-age.ts'
import styles from './care.module.css'

type LibrarySheetProps = {
  readonly status: LibraryStatus
  readonly path: string
  readonly everyHours: number
  readonly now: Date
  readonly onBackup: () => void
}

/** Less than this leaves no room for a day of photos. */
const LOW_BYTES = 1024 ** 3

/** Where the library is, how much is in it, when it was last saved and backed up, and how much room the disk has. */
export function LibrarySheet({ status, path, everyHours, now, onBackup }: LibrarySheetProps) {
  const w = useWords()
  const { lastBackup } = status
  const age = backupAge(lastBackup?.at ?? null, everyHours, now)
  return (
    <section className={styles.section}>
      <h3>{w('status.library')}</h3>
      <dl className={styles.sheet}>
        <Line name={w('status.path')}>
          <span className={styles.path}>{path}</span>
        </Line>
        <Line name={w('status.articles')}>
          {w('status.articles.value', { n: status.articles, trash: status.inTrash })}
        </Line>
        <Line name={w('status.lastSave')}>
          {status.lastSaveAt ? printInstant(status.lastSaveAt, now) : w('status.lastSave.none')}
        </Line>
        <Line name={w('status.lastBackup')}>
          {lastBackup ? printInstant(lastBackup.at, now) : w('status.lastBackup.none')}
          {age === 'good' ? null : (
            <p className={styles.warning}>
              ! {w(age === 'never' ? 'status.lastBackup.never' : 'status.lastBackup.late')}{' '}
              <Button kind="link" onClick={onBackup}>
                {w('status.lastBackup.go')}
              </Button>
            </p>
          )}
        </Line>
        <Line name={w('status.disk')}>
          <Disk disk={status.disk} />
        </Line>
        <Line name={w('status.program')}>{w('status.program.value', { version: status.version })}</Line>
      </dl>
    </section>
  )
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Disk({ disk }: { readonly disk: LibraryStatus['disk'] }) {
  const w = useWords()
  const language = useLanguage()
  const { freeBytes, totalBytes, reserve } = disk
  const trouble =
    reserve === 'given-back'
      ? ('status.disk.reserve' as const)
      : freeBytes !== null && freeBytes < LOW_BYTES
        ? ('status.disk.low' as const)
        : null
  return (
    <>
      {freeBytes === null || totalBytes === null
        ? w('status.disk.unknown')
        : w('status.disk.free', { free: printSize(freeBytes, language), total: printSize(totalBytes, language) })}
      {trouble ? <p className={styles.warning}>! {w(trouble)}</p> : null}
    </>
  )
}
