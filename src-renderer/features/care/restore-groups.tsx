import type { BackupReport } from '../../client/index.ts'
import { printNumber, useLanguage, useWords } from '../../copy/index.ts'
import { cx } from '../../ui/index.ts'
import styles from './care.module.css'

/** The articles that a report lists, by what would happen to them. */
export type Group = 'all' | BackupReport['articles'][number]['comparison']

type RestoreGroupsProps = {
  readonly tally: BackupReport['tally']
  readonly group: Group
  readonly onGroup: (group: Group) => void
}

const KINDS = ['new', 'newer', 'differs', 'older', 'same'] as const

/** How many articles of each kind there are and what would happen to them; choosing one lists it. */
export function RestoreGroups({ tally, group, onGroup }: RestoreGroupsProps) {
  const w = useWords()
  const language = useLanguage()
  const all = KINDS.reduce((sum, kind) => sum + tally[kind], 0)
  const line = (one: Group, count: number) => (
    <label key={one} className={cx(styles.group, one === group && styles.chosen)}>
      <input type="radio" name="restore-group" checked={one === group} onChange={() => onGroup(one)} />
      <span>{w(`restore.${one}`)}</span>
      <b className={styles.end}>{printNumber(count, language)}</b>
      <span className={styles.quiet}>{one === 'all' ? '' : w(`restore.${one}.does`)}</span>
    </label>
  )
  return (
    <fieldset className={styles.groups}>
      <legend className="visually-hidden">{w('restore.groups')}</legend>
      {line('all', all)}
      {KINDS.filter((kind) => tally[kind] > 0).map((kind) => line(kind, tally[kind]))}
      {tally.damaged > 0 ? (
        <div className={styles.group}>
          <span className={styles.warning} aria-hidden="true">
            !
          </span>
          <span>{w('restore.damaged')}</span>
          <b className={styles.end}>{printNumber(tally.damaged, language)}</b>
          <span className={styles.quiet}>{w('restore.damaged.does')}</span>
        </div>
      ) : null}
    </fieldset>
  )
}
