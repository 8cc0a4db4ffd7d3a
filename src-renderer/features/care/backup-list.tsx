import type { BackupFile, useBackups } from '../../client/index.ts'
import { printInstant, printSize, useLanguage, useWords } from '../../copy/index.ts'
import { Button, FailureNote, Skeleton } from '../../ui/index.ts'
import styles from './care.module.css'

type BackupListProps = {
  readonly listed: ReturnType<typeof useBackups>
  /** What can be done where there is none. */
  readonly none: string
  readonly onLook: (file: string) => void
}

/** The backups in a folder, the newest first. */
export function BackupList({ listed, none, onLook }: BackupListProps) {
  const w = useWords()
  const now = new Date()
  return (
    <section className={styles.section}>
      <h3>
        {w('backup.list')}
        {listed?.ok ? (
          <span className={styles.beside}>{w('backup.list.in', { folder: listed.value.folder })}</span>
        ) : null}
      </h3>
      {listed === undefined ? <Skeleton lines={4} /> : null}
      {listed && !listed.ok ? <FailureNote failure={listed.error} /> : null}
      {listed?.ok && listed.value.files.length === 0 ? (
        <p className={styles.quiet}>
          {w('backup.list.none')}. {none}
        </p>
      ) : null}
      {listed?.ok && listed.value.files.length > 0 ? (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{w('backup.list.when')}</th>
              <th scope="col" className={styles.figure}>
                {w('backup.list.size')}
              </th>
              <th scope="col">{w('backup.list.of')}</th>
              <th scope="col">{w('backup.list.state')}</th>
              <th scope="col" className={styles.act}>
                <span className="visually-hidden">{w('backup.list.act')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {listed.value.files.map((one) => (
              <BackupRow key={one.file} backup={one} now={now} onLook={onLook} />
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  )
}

type BackupRowProps = Pick<BackupListProps, 'onLook'> & { readonly backup: BackupFile; readonly now: Date }

function BackupRow({ backup, now, onLook }: BackupRowProps) {
  const w = useWords()
  const language = useLanguage()
  const when = printInstant(backup.createdAt, now)
  return (
    <tr title={backup.name}>
      <th scope="row">{when}</th>
      <td className={styles.figure}>{printSize(backup.size, language)}</td>
      <td>{backup.ours ? w('backup.list.ours') : w('backup.list.others', { library: backup.library })}</td>
      <td>{w(`backup.list.${backup.state}`)}</td>
      <td className={styles.act}>
        <Button aria-label={w('backup.list.look.named', { when })} onClick={() => onLook(backup.file)}>
          {w('backup.list.look')}
        </Button>
      </td>
    </tr>
  )
}
