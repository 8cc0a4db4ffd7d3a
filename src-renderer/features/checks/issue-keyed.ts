import { issueKey } from '@shared/checks/run-checks.ts'
import type { CheckIssue } from '../../client/index.ts'

/** Issues with a key of their own each, also where one place has the same issue twice. */
export function issueKeyed(
  issues: readonly CheckIssue[],
): readonly { readonly issue: CheckIssue; readonly key: string }[] {
  const seen = new Map<string, number>()
  return issues.map((issue) => {
    const name = issueKey(issue)
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return { issue, key: times === 1 ? name : `${name}#${times}` }
  })
}
