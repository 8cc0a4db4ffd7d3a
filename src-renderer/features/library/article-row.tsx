import { printDate } from '@shared/article/calendar-date.ts'
import { memo } from 'react'
import type { Row } from '../../client/index.ts'
import { useWords } from '../../copy/index.ts'
import { cx, StateBadge } from '../../ui/index.ts'
import styles from './article-row.module.css'

type ArticleRowProps = { readonly row: Row; readonly current: boolean; readonly onOpen: (id: string) => void }

export const rowElementId = (id: string) => `row-${id}`

export const ArticleRow = memo(function ArticleRow({ row, current, onOpen }: ArticleRowProps) {
  const w = useWords()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list box around it answers the keys.
    <div
      id={rowElementId(row.id)}
      role="option"
      tabIndex={-1}
      aria-selected={current}
      className={cx(styles.row, current && styles.current)}
      onClick={() => onOpen(row.id)}
    >
      <div className={cx(styles.title, row.title === '' && styles.untitled)} title={row.title || undefined}>
        {row.title || w('list.untitled')}
      </div>
      <div className={styles.line}>
        <StateBadge state={row.state} more={row.returnedReason} />
        <span className={styles.end}>{row.updatedOn ? printDate(row.updatedOn) : ''}</span>
      </div>
      <div className={styles.line}>
        <span className={styles.author} title={row.byline || undefined}>
          {row.byline || w('list.noAuthor')}
        </span>
        <span className={styles.end}>{w('list.words', { n: row.words })}</span>
      </div>
    </div>
  )
})
