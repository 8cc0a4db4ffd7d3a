import type { Decision } from '@shared/article/decision.ts'
import { useMemo, useState } from 'react'
import type { Envelope, ValueOf, VersionRow } from '../../client/index.ts'
import { printInstant, useWords } from '../../copy/index.ts'
import { Button, FailureNote } from '../../ui/index.ts'
import { HistoryEntry } from './history-entry.tsx'
import styles from './history-panel.module.css'
import { type TimelineEntry, timelineOf } from './timeline.ts'
import type { VersionActs } from './version-acts.ts'
import { walkList } from './walk-list.ts'

type HistoryPanelProps = {
  readonly decisions: readonly Decision[]
  /** Undefined while they are on their way. */
  readonly versions: Envelope<ValueOf<'versions.list'>> | undefined
  readonly canName: boolean
  readonly canRestore: boolean
  readonly now: Date
  readonly acts: VersionActs
}

const NONE: readonly VersionRow[] = []

/** Every decision on the article and every version of its text as one story, the newest first. */
export function HistoryPanel({ decisions, versions, canName, canRestore, now, acts }: HistoryPanelProps) {
  const w = useWords()
  const [picked, setPicked] = useState<VersionRow | null>(null)
  const rows = versions?.ok ? versions.value.rows : NONE
  const entries = useMemo(() => timelineOf(decisions, rows), [decisions, rows])
  // Tab enters the list once; arrows walk it.
  const [active, setActive] = useState<string | null>(null)
  const entered = entries.some(({ key, version }) => key === active && version) ? active : firstKept(entries)
  const damaged = versions?.ok ? versions.value.damaged.length : 0
  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        <Button disabled={!canName} onClick={() => acts.onName(null)}>
          {w('history.nameNow')}
        </Button>
        <Button disabled={rows.length === 0} onClick={() => acts.onCompare(rows[0] ?? null, null)}>
          {w('history.compare')}
        </Button>
      </div>
      {versions && !versions.ok ? <FailureNote failure={versions.error} /> : null}
      {versions?.ok && rows.length === 0 ? (
        <p className={styles.quiet}>
          <b>{w('history.empty')}</b> {w('history.empty.more')}
        </p>
      ) : null}
      {picked ? (
        <p className={styles.picked} role="status">
          {w('history.picked', { when: printInstant(picked.at, now) })}
          <Button kind="link" onClick={() => setPicked(null)}>
            {w('history.unpick')}
          </Button>
        </p>
      ) : null}
      <ol className={styles.history} aria-label={w('history.title')} onKeyDown={walkList}>
        {entries.map((entry) => (
          <HistoryEntry
            key={entry.key}
            entry={entry}
            rows={rows}
            picked={picked}
            canName={canName}
            canRestore={canRestore}
            now={now}
            acts={acts}
            active={entry.key === entered}
            onActive={setActive}
            onPick={setPicked}
          />
        ))}
      </ol>
      {damaged > 0 ? <p className={styles.quiet}>{w('history.damaged', { n: damaged })}</p> : null}
    </div>
  )
}

const firstKept = (entries: readonly TimelineEntry[]): string | null =>
  entries.find(({ version }) => version)?.key ?? null
