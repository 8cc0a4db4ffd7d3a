import type { LibraryStatus } from '../../client/index.ts'
import { printInstant, useWords } from '../../copy/index.ts'
import { Button } from '../../ui/index.ts'
import styles from './care.module.css'

type RecoveredSectionProps = {
  readonly recovered: LibraryStatus['recovered']
  readonly now: Date
  readonly onOpen: (id: string) => void
}

/** What was read from another copy, from which one and when, and where the bad file lies now. */
export function RecoveredSection({ recovered, now, onOpen }: RecoveredSectionProps) {
  const w = useWords()
  return (
    <section className={styles.section}>
      <h3>{w('status.recovered')}</h3>
      <p className={styles.quiet}>{w('status.recovered.more')}</p>
      <ul className={styles.rows}>
        {recovered.map(({ id, title, from, at, quarantine }) => {
          const isConfig = id === 'library.json'
          const name = isConfig ? w('status.recovered.config') : title || w('list.untitled')
          return (
            <li key={`${id} ${at}`}>
              <div className={styles.words}>
                <b>{name}</b>
                <span>
                  {w(`status.recovered.from.${from}`)} {w('status.recovered.at', { when: printInstant(at, now) })}
                </span>
                {quarantine ? (
                  <small className={styles.path}>{w('status.recovered.file', { file: quarantine })}</small>
                ) : null}
              </div>
              {isConfig ? null : (
                <Button aria-label={w('status.openArticle.named', { title: name })} onClick={() => onOpen(id)}>
                  {w('status.openArticle')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
