import type { Decision } from '@shared/article/decision.ts'
import { Ellipsis } from 'lucide-react'
import type { VersionRow } from '../../client/index.ts'
import { printInstant, useWords, type Words } from '../../copy/index.ts'
import { IconButton, Menu, type MenuEntry } from '../../ui/index.ts'
import { decisionSentence } from './decision-sentence.ts'
import styles from './history-panel.module.css'
import type { TimelineEntry } from './timeline.ts'
import type { VersionActs } from './version-acts.ts'
import { versionWhat } from './version-label.ts'

type HistoryEntryProps = {
  readonly entry: TimelineEntry
  readonly rows: readonly VersionRow[]
  readonly picked: VersionRow | null
  readonly canName: boolean
  readonly canRestore: boolean
  readonly now: Date
  readonly acts: VersionActs
  /** Tab comes here. */
  readonly active: boolean
  readonly onActive: (key: string) => void
  readonly onPick: (version: VersionRow) => void
}

/** One moment of the story: who, when, what; with the text of that moment, where it was kept, and what can be done with it. */
export function HistoryEntry(props: HistoryEntryProps) {
  const { entry, rows, now } = props
  const w = useWords()
  const { decision, version } = entry
  const who = decision ? decision.byName || decision.by : (version?.byName ?? '')
  const what = [
    ...(version && (version.name !== null || !decision) ? [versionWhat(version, w)] : []),
    ...(decision ? [decisionSentence(decision, rows, w, now)] : []),
  ].join(' · ')
  return (
    <li className={version ? styles.kept : undefined} onFocus={() => props.onActive(entry.key)}>
      <div className={styles.head}>
        <b>{who}</b>
        <time dateTime={entry.at}>{printInstant(entry.at, now)}</time>
      </div>
      {version ? <VersionLine {...props} version={version} what={what} /> : <div>{what}</div>}
      {version ? <div className={styles.words}>{wordsLine(version, entry.words, w)}</div> : null}
      {decision ? <DecisionMore decision={decision} /> : null}
    </li>
  )
}

type VersionLineProps = HistoryEntryProps & { readonly version: VersionRow; readonly what: string }

function VersionLine({ version, what, now, acts, active, ...rest }: VersionLineProps) {
  const w = useWords()
  const when = printInstant(version.at, now)
  return (
    <div className={styles.line}>
      <button
        type="button"
        className={styles.read}
        data-list-item
        tabIndex={active ? 0 : -1}
        aria-label={w('version.read', { when, what })}
        onClick={() => acts.onRead(version)}
      >
        {what}
      </button>
      <Menu
        trigger={
          <IconButton className={styles.more} tabIndex={active ? 0 : -1} label={w('version.more', { when })}>
            <Ellipsis />
          </IconButton>
        }
        entries={menuOf({ version, when, now, acts, ...rest }, w)}
      />
    </div>
  )
}

type MenuParts = Omit<HistoryEntryProps, 'entry' | 'active' | 'onActive'> & {
  readonly version: VersionRow
  readonly when: string
}

function menuOf({ version, when, rows, picked, canName, canRestore, now, acts, onPick }: MenuParts, w: Words) {
  const before = rows[rows.indexOf(version) + 1]
  const other = picked !== null && picked.version !== version.version ? picked : null
  const entries: MenuEntry[] = [
    { id: 'read', label: w('version.do.read'), onChoose: () => acts.onRead(version) },
    { id: 'now', label: w('version.do.compareNow'), onChoose: () => acts.onCompare(version, null) },
    {
      id: 'before',
      label: w('version.do.compareBefore'),
      disabled: !before,
      onChoose: () => acts.onCompare(before ?? null, version),
    },
    other
      ? {
          id: 'picked',
          label: w('version.do.comparePicked', { when: printInstant(other.at, now) }),
          onChoose: () => acts.onCompare(...inOrder(other, version, rows)),
        }
      : {
          id: 'pick',
          label: w('version.do.pick'),
          checked: picked?.version === version.version,
          onChoose: () => onPick(version),
        },
    { id: 'line', line: true },
    {
      id: 'name',
      label: w(version.name === null ? 'version.do.name' : 'version.do.rename'),
      disabled: !canName,
      onChoose: () => acts.onName(version),
    },
    {
      id: 'restore',
      label: w('version.do.restore', { when }),
      disabled: !canRestore,
      onChoose: () => acts.onRestore(version),
    },
  ]
  return entries
}

/** The older of two first; the rows have the newest first. */
const inOrder = (one: VersionRow, other: VersionRow, rows: readonly VersionRow[]): [VersionRow, VersionRow] => {
  const place = ({ version }: VersionRow) => rows.findIndex((row) => row.version === version)
  return place(one) > place(other) ? [one, other] : [other, one]
}

function wordsLine({ words: n }: VersionRow, more: number | null, w: Words): string {
  if (more === null || more === 0) return w('version.words', { n })
  return more > 0 ? w('version.words.more', { n, more }) : w('version.words.fewer', { n, fewer: -more })
}

function DecisionMore({ decision }: { readonly decision: Decision }) {
  const w = useWords()
  return (
    <>
      {decision.kind === 'submit' && decision.note ? <div>{w('history.note', { note: decision.note })}</div> : null}
      {decision.kind === 'publish' ? (
        <a href={decision.address} target="_blank" rel="noreferrer noopener">
          {decision.address}
        </a>
      ) : null}
      <div className={styles.hash} title={decision.contentHash}>
        {w('history.hash', { hash: decision.contentHash.slice(0, 8) })}
      </div>
    </>
  )
}
