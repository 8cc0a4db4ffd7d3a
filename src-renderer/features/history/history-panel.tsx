import { printDate } from '@shared/article/calendar-date.ts'
import type { Decision } from '@shared/article/decision.ts'
import { assertNever } from '@shared/workflow/assert-never.ts'
import { printInstant, useWords, type Words } from '../../copy/index.ts'
import styles from './history-panel.module.css'

type HistoryPanelProps = { readonly decisions: readonly Decision[]; readonly now: Date }

/** Every decision on the article, the newest first: who, when, what, on which text. */
export function HistoryPanel({ decisions, now }: HistoryPanelProps) {
  const w = useWords()
  return (
    <ol className={styles.history}>
      {decisions
        .map((decision, at) => ({ decision, key: `${at}-${decision.kind}` }))
        .toReversed()
        .map(({ decision, key }) => (
          <li key={key}>
            <div className={styles.head}>
              <b>{decision.byName || decision.by}</b>
              <time dateTime={decision.at}>{printInstant(decision.at, now)}</time>
            </div>
            <div className={styles.what}>{sentenceOf(decision, w)}</div>
            {decision.kind === 'submit' && decision.note ? (
              <div>{w('history.note', { note: decision.note })}</div>
            ) : null}
            {decision.kind === 'publish' ? (
              <a href={decision.address} target="_blank" rel="noreferrer noopener">
                {decision.address}
              </a>
            ) : null}
            <div className={styles.hash} title={decision.contentHash}>
              {w('history.hash', { hash: decision.contentHash.slice(0, 8) })}
            </div>
          </li>
        ))}
    </ol>
  )
}

function sentenceOf(decision: Decision, w: Words): string {
  switch (decision.kind) {
    case 'import':
      return w('history.import', { from: decision.from })
    case 'return':
      return w('history.return', { reason: decision.reason })
    case 'approve':
      return decision.signedWarnings.length > 0
        ? w('history.approve.signed', { n: decision.signedWarnings.length })
        : w('history.approve')
    case 'export':
      return w(`history.export.${decision.profile}`)
    case 'publish':
      return w('history.publish', { day: printDate(decision.publishedOn) })
    case 'conflictCopy':
      return w(`history.conflictCopy.${decision.source}`)
    case 'conflictResolved':
      return w(`history.conflictResolved.${decision.kept}`)
    case 'restoreVersion':
      return w('history.restoreVersion', { version: decision.version.slice(0, 8) })
    case 'create':
    case 'submit':
    case 'startEditing':
    case 'approvalCancelled':
    case 'trash':
    case 'restore':
      return w(`history.${decision.kind}`)
    default:
      return assertNever(decision)
  }
}
