import { printDate } from '@shared/article/calendar-date.ts'
import { removedForGoodAt } from '@shared/workflow/trash.ts'
import { memo } from 'react'
import type { Row } from '../../client/index.ts'
import { printInstant, useWords } from '../../copy/index.ts'
import { cx, StateBadge } from '../../ui/index.ts'
import styles from './article-row.module.css'
import { daysLeft } from './days-left.ts'

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
        <span className={styles.end}>
          {row.trashedAt ? <Leaves trashedAt={row.trashedAt} /> : w('list.words', { n: row.words })}
        </span>
      </div>
    </div>
  )
})

/** How long an article in the trash is still kept. */
function Leaves({ trashedAt }: { readonly trashedAt: string }) {
  const w = useWords()
  const now = new Date()
  const left = daysLeft(trashedAt, now)
  const until = printInstant(removedForGoodAt(trashedAt), now)
  return (
    <span title={w('trash.when', { when: printInstant(trashedAt, now), until })}>
      {left === 0 ? w('trash.today') : w('trash.days', { n: left })}
    </span>
  )
}
