import { printDate } from '@shared/article/calendar-date.ts'
import type { Decision } from '@shared/article/decision.ts'
import { assertNever } from '@shared/workflow/assert-never.ts'
import type { VersionRow } from '../../client/index.ts'
import { printInstant, type Words } from '../../copy/index.ts'

/** What was decided; a version that was put back is named by its moment where it is still known. */
export function decisionSentence(decision: Decision, rows: readonly VersionRow[], w: Words, now: Date): string {
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
    case 'restoreVersion': {
      const known = rows.find(({ version }) => version === decision.version)
      return w('history.restoreVersion', {
        version: known ? printInstant(known.at, now) : decision.version.slice(0, 8),
      })
    }
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
