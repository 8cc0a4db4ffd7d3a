import { type LibraryStatus, useMissing } from '../../client/index.ts'
import { useWords } from '../../copy/index.ts'
import { Button, FailureNote } from '../../ui/index.ts'
import styles from './care.module.css'

type MissingSectionProps = {
  readonly missing: LibraryStatus['missing']
  /** So many that nothing is written until the question is answered. */
  readonly asks: boolean
}

/** Which articles are gone, by the titles they had, and what can be done. */
export function MissingSection({ missing, asks }: MissingSectionProps) {
  const w = useWords()
  const { stillGone, failure, busy, lookAgain, accept } = useMissing()
  return (
    <section className={styles.section}>
      <h3>{w('status.missing')}</h3>
      <p>{w('status.missing.more', { n: missing.length })}</p>
      {failure ? <FailureNote failure={failure} /> : null}
      {stillGone ? <p role="status">{w('status.missing.stillGone', { n: stillGone })}</p> : null}
      {asks ? (
        <div className={styles.buttons}>
          <Button busy={busy} onClick={lookAgain}>
            {w('status.missing.again')}
          </Button>
          <Button kind="danger" busy={busy} onClick={accept}>
            {w('status.missing.accept')}
          </Button>
        </div>
      ) : null}
      <ul className={styles.rows}>
        {missing.map(({ id, title }) => (
          <li key={id}>{title || w('status.missing.untitled', { id })}</li>
        ))}
      </ul>
    </section>
  )
}
