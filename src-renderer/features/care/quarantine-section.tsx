import type { LibraryStatus } from '../../client/index.ts'
import { printInstant, printSize, useLanguage, useWords } from '../../copy/index.ts'
import styles from './care.module.css'

type QuarantineSectionProps = {
  readonly kept: LibraryStatus['quarantine']
  /** How many there are; the list stops at 500. */
  readonly all: number
  readonly now: Date
}

/** The bad and strange files that were put aside and are kept. */
export function QuarantineSection({ kept, all, now }: QuarantineSectionProps) {
  const w = useWords()
  const language = useLanguage()
  return (
    <section className={styles.section}>
      <h3>{w('status.quarantine')}</h3>
      <p className={styles.quiet}>{w(kept.length === 0 ? 'status.quarantine.none' : 'status.quarantine.more')}</p>
      {kept.length === 0 ? null : (
        <ul className={styles.rows}>
          {kept.map(({ name, at, bytes, title }) => (
            <li key={name}>
              <div className={styles.words}>
                {title ? <b>{title}</b> : null}
                <small className={styles.path}>{name}</small>
              </div>
              <span className={styles.end}>
                {printInstant(at, now)} · {printSize(bytes, language)}
              </span>
            </li>
          ))}
          {all > kept.length ? <li>{w('status.quarantine.others', { n: all - kept.length })}</li> : null}
        </ul>
      )}
    </section>
  )
}
