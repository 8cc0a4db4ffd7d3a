import { fold } from '@shared/vietnamese/fold.ts'
import { useDeferredValue, useState } from 'react'
import type { BackupReport } from '../../client/index.ts'
import { useWords } from '../../copy/index.ts'
import { TextField } from '../../ui/index.ts'
import styles from './care.module.css'
import type { Group } from './restore-groups.tsx'
import { RestoreRow } from './restore-row.tsx'

type RestoreListProps = {
  readonly report: BackupReport
  readonly group: Group
  readonly now: Date
}

/** Shorter lists are seen whole. */
const WORTH_FINDING = 20

/** The articles of a backup that are of one kind, found by words of their title with or without diacritics. */
export function RestoreList({ report, group, now }: RestoreListProps) {
  const w = useWords()
  const [query, setQuery] = useState('')
  const wanted = fold(useDeferredValue(query)).trim()
  const { articles, more } = report
  const shown = articles.filter(
    ({ comparison, title }) => (group === 'all' || comparison === group) && fold(title).includes(wanted),
  )
  return (
    <section className={styles.section}>
      <div className={styles.finding}>
        <h3>
          {w('restore.list')}
          <span className={styles.beside}>{w('list.count', { n: shown.length })}</span>
        </h3>
        {articles.length > WORTH_FINDING ? (
          <TextField
            inside
            label={w('restore.find')}
            type="search"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        ) : null}
      </div>
      {shown.length === 0 ? (
        <p className={styles.quiet}>{w(wanted === '' ? 'restore.list.none' : 'restore.find.none', { query })}</p>
      ) : (
        <ul className={styles.rows}>
          {shown.map((article) => (
            <RestoreRow key={article.id} article={article} now={now} />
          ))}
        </ul>
      )}
      {more > 0 ? <p className={styles.quiet}>{w('restore.list.moreRows', { n: more })}</p> : null}
    </section>
  )
}
