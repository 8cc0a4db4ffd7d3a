import { useState } from 'react'
import type { BackupReport } from '../../client/index.ts'
import { printInstant, useWords } from '../../copy/index.ts'
import { Button } from '../../ui/index.ts'
import styles from './care.module.css'
import { type Group, RestoreGroups } from './restore-groups.tsx'
import { RestoreList } from './restore-list.tsx'

type RestoreReportProps = {
  readonly report: BackupReport
  readonly readOnly: boolean
  readonly onMerge: () => void
  readonly onInto: () => void
  readonly onBack: () => void
}

/** What a backup holds and what merging it would do with each article; nothing is done yet. */
export function RestoreReport({ report, readOnly, onMerge, onInto, onBack }: RestoreReportProps) {
  const w = useWords()
  const now = new Date()
  const [group, setGroup] = useState<Group>('all')
  const { counts, tally } = report
  const coming = tally.new + tally.newer + tally.differs
  const rest = tally.versions + tally.media
  return (
    <>
      <div className={styles.head}>
        <h3>{w('restore.made', { when: printInstant(report.createdAt, now) })}</h3>
        <span>{w(report.ours ? 'restore.ours' : 'restore.others')}</span>
        <span className={styles.quiet}>
          {w('restore.holds', { articles: counts.articles, versions: counts.versions, media: counts.media })}
        </span>
      </div>
      <RestoreGroups tally={tally} group={group} onGroup={setGroup} />
      <p className={styles.quiet}>
        {w('restore.safe')}{' '}
        {rest > 0 ? `${w('restore.more.both', { versions: tally.versions, media: tally.media })} ` : ''}
        {w(`restore.settings.${report.settings}`)}
      </p>
      <RestoreList report={report} group={group} now={now} />
      <div className={styles.acts}>
        <Button onClick={onBack}>{w('restore.back')}</Button>
        <span className={styles.quiet}>{readOnly ? w('restore.merge.readOnly') : ''}</span>
        <Button onClick={onInto}>{w('restore.into')}</Button>
        <Button kind="prime" disabled={readOnly || coming + rest === 0} onClick={onMerge}>
          {coming > 0
            ? w('restore.merge', { n: coming })
            : rest > 0
              ? w('restore.merge.rest', { versions: tally.versions, media: tally.media })
              : w('restore.merge.nothing')}
        </Button>
      </div>
    </>
  )
}
