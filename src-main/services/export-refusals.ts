import type { Article } from '@shared/article/article.ts'
import { runChecks } from '@shared/checks/run-checks.ts'
import type { Failure } from '@shared/contract/operations.ts'
import { stateOf } from '@shared/workflow/state-of.ts'

/**
 * Why an article may not go out on `today`, empty when it may: `export/not-approved` {state}, `export/check-failed`
 * {check} per error, `export/embargo` {until}. The approval must name exactly this text.
 */
export function exportRefusals(
  article: Article,
  { contentHash, today }: { readonly contentHash: string; readonly today: string },
): readonly Failure[] {
  const { fields, body, decisions } = article
  const state = stateOf(decisions, contentHash)
  const approved = decisions.findLast((decision) => decision.kind === 'approve')
  const goesOut = OUTGOING.has(state) && approved?.contentHash === contentHash
  const errors = runChecks({ fields, body }, { today }).filter((issue) => issue.severity === 'error')
  return [
    ...(goesOut ? [] : [{ code: 'export/not-approved', facts: { state } }]),
    ...errors.map((issue) => ({ code: 'export/check-failed', facts: { check: issue.code } })),
    ...(fields.embargoUntil !== null && today < fields.embargoUntil
      ? [{ code: 'export/embargo', facts: { until: fields.embargoUntil } }]
      : []),
  ]
}

const OUTGOING: ReadonlySet<string> = new Set(['approved', 'exported', 'published'])
