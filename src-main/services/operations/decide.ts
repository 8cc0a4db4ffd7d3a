import { issueKey } from '@shared/checks/run-checks.ts'
import { type Action, type CheckIssue, done, type Envelope, failed, type Profile } from '@shared/contract/operations.ts'
import { assertNever } from '@shared/workflow/assert-never.ts'
import { permit } from '@shared/workflow/transitions.ts'
import {
  actingProfile,
  type Context,
  commit,
  decided,
  type Handler,
  type Loaded,
  loadToChange,
  toWritten,
} from '../context.ts'
import { issuesOf } from './check.ts'

/**
 * Submits, takes up, returns, approves or marks as published. An approval names the text that was read and signs
 * every warning by its `issueKey`. Errors: `article/changed-elsewhere` {generation}, `workflow/not-allowed`,
 * `workflow/missing-role`, `workflow/check-failed` {check, errors}, `workflow/warnings-not-signed` {check, warnings}.
 */
export const decide: Handler<'articles.decide'> = async ({ id, basedOn, action }, context) => {
  const profile = actingProfile(context)
  if (!profile.ok) return profile
  const loaded = await loadToChange(context, id)
  if (!loaded.ok) return loaded
  const { article, generation, state, contentHash } = loaded.value
  if (basedOn !== generation) return failed('article/changed-elsewhere', { generation })
  const allowed = permit(action.kind, { state, roles: profile.value.roles })
  if (!allowed.ok) return allowed
  if (action.kind === 'approve') {
    if (action.contentHash !== contentHash) return failed('article/changed-elsewhere', { generation })
    const clear = mayBeApproved(issuesOf(context, article), action.signedWarnings)
    if (!clear.ok) return clear
  }
  const written = await commit(context, withDecision(context, loaded.value, profile.value, action), generation)
  return written.ok ? done(toWritten(written.value)) : written
}

/** No check may fail, and whoever approves answers for each warning by name. */
function mayBeApproved(issues: readonly CheckIssue[], signedWarnings: readonly string[]): Envelope<null> {
  const errors = issues.filter(({ severity }) => severity === 'error')
  if (errors[0]) return failed('workflow/check-failed', { check: errors[0].code, errors: errors.length })
  const unsigned = issues.filter((issue) => !signedWarnings.includes(issueKey(issue)))
  if (unsigned[0]) return failed('workflow/warnings-not-signed', { check: unsigned[0].code, warnings: unsigned.length })
  return done(null)
}

function withDecision(context: Context, loaded: Loaded, by: Profile, action: Action) {
  switch (action.kind) {
    case 'submit':
      return decided(context, loaded, by, 'submit', { note: action.note })
    case 'startEditing':
      return decided(context, loaded, by, 'startEditing', {})
    case 'return':
      return decided(context, loaded, by, 'return', { reason: action.reason })
    case 'approve':
      return decided(context, loaded, by, 'approve', { signedWarnings: action.signedWarnings })
    case 'publish':
      return decided(context, loaded, by, 'publish', { address: action.address, publishedOn: action.publishedOn })
    default:
      return assertNever(action)
  }
}
