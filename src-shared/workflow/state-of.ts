import type { Decision, State } from '../article/decision.ts'
import { assertNever } from './assert-never.ts'

/**
 * The state that the decisions have led to. An approval holds only for the text it names: with another
 * `contentHash` the article waits for review again.
 */
export function stateOf(decisions: readonly Decision[], contentHash: string): State {
  let state: State = 'draft'
  let approvedHash: string | null = null
  for (const decision of decisions) {
    if (decision.kind === 'approve') approvedHash = decision.contentHash
    state = after(state, decision)
  }
  const bound = state === 'approved' || state === 'exported'
  return bound && approvedHash !== contentHash ? 'waiting' : state
}

/** When the article went to the trash, or null when it is not there. */
export function trashedAt(decisions: readonly Decision[]): string | null {
  const last = decisions.findLast(({ kind }) => kind === 'trash' || kind === 'restore')
  return last?.kind === 'trash' ? last.at : null
}

function after(state: State, decision: Decision): State {
  switch (decision.kind) {
    case 'create':
    case 'import':
    case 'conflictCopy':
      return 'draft'
    case 'submit':
    case 'approvalCancelled':
      return 'waiting'
    case 'startEditing':
      return 'editing'
    case 'return':
      return 'returned'
    case 'approve':
      return 'approved'
    case 'export':
      return state === 'approved' ? 'exported' : state
    case 'publish':
      return 'published'
    case 'trash':
    case 'restore':
    case 'conflictResolved':
    case 'restoreVersion':
      return state
    default:
      return assertNever(decision)
  }
}
