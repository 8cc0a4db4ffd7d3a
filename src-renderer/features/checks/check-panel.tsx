import { CHECK_CODES } from '@shared/checks/run-checks.ts'
import type { CheckIssue } from '../../client/index.ts'
import { checkText, useWords } from '../../copy/index.ts'
import { Button, cx } from '../../ui/index.ts'
import styles from './check-panel.module.css'
import { issueKeyed } from './issue-keyed.ts'

type CheckPanelProps = { readonly issues: readonly CheckIssue[]; readonly onJump: (place: CheckIssue['place']) => void }

/** The pre-export list: what blocks the export, what is worth a look, how much is in order. */
export function CheckPanel({ issues, onJump }: CheckPanelProps) {
  const w = useWords()
  const passed = CHECK_CODES.length - new Set(issues.map((issue) => issue.code)).size
  const group = (severity: CheckIssue['severity'], title: string) => {
    const some = issues.filter((issue) => issue.severity === severity)
    if (some.length === 0) return null
    return (
      <section className={styles.group}>
        <h2>
          {title} <span>{some.length}</span>
        </h2>
        <ul>
          {issueKeyed(some).map(({ issue, key }) => (
            <li key={key} className={cx(styles.item, styles[severity])}>
              <span aria-hidden="true" className={styles.mark}>
                {severity === 'error' ? '✕' : '!'}
              </span>
              <div>
                {checkText(w, issue)}
                {'whole' in issue.place ? null : (
                  <div>
                    <Button kind="link" onClick={() => onJump(issue.place)}>
                      {w(issue.code.startsWith('photo/') ? 'checks.jump.photo' : 'checks.jump')}
                    </Button>
                  </div>
                )}
              </div>
            </li>
          ))}
        </ul>
      </section>
    )
  }
  return (
    <div className={styles.panel}>
      {group('error', w('checks.errors'))}
      {group('warning', w('checks.warnings'))}
      <p className={cx(styles.item, styles.ok)}>
        <span aria-hidden="true" className={styles.mark}>
          ✓
        </span>
        {issues.length === 0 ? w('checks.allPassed', { n: passed }) : w('checks.passed', { n: passed })}
      </p>
    </div>
  )
}
