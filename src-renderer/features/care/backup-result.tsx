import type { ValueOf } from '../../client/index.ts'
import { printSize, useLanguage, useWords } from '../../copy/index.ts'
import { cx } from '../../ui/index.ts'
import styles from './care.module.css'

/** What a backup that was just made holds, and what it could not read. */
export function BackupResult({ made }: { readonly made: ValueOf<'backup.run'> }) {
  const w = useWords()
  const language = useLanguage()
  const { file, size, unread, removed } = made
  const { articles, versions, media } = made.counts
  return (
    <div className={cx(styles.result, unread.length > 0 && styles.doubtful)} role="status">
      <b>✓ {w('backup.done', { articles, versions, media })}</b>
      <span>{w('backup.done.file', { file, size: printSize(size, language) })}</span>
      {removed.length > 0 ? <span>{w('backup.done.removed', { n: removed.length })}</span> : null}
      {unread.length > 0 ? (
        <>
          <span>{w('backup.done.unread', { n: unread.length })}</span>
          <ul>
            {unread.map((path) => (
              <li key={path}>{path}</li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}
