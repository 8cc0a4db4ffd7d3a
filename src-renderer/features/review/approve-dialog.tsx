import { issueKey } from '@shared/checks/run-checks.ts'
import { useState } from 'react'
import type { CheckIssue, Failure } from '../../client/index.ts'
import { checkText, useWords } from '../../copy/index.ts'
import { Banner, Button, Checkbox, Dialog, FailureNote } from '../../ui/index.ts'
import { issueKeyed } from '../checks/index.ts'
import styles from './approve-dialog.module.css'

type ApproveDialogProps = {
  readonly title: string
  readonly issues: readonly CheckIssue[]
  readonly signer: string
  readonly onApprove: (signedWarnings: string[]) => Promise<Failure | null>
  readonly onClose: () => void
}

/** Approval of exactly the text on the screen; every warning is signed one by one, by name. */
export function ApproveDialog({ title, issues, signer, onApprove, onClose }: ApproveDialogProps) {
  const w = useWords()
  const [signed, setSigned] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const errors = issues.filter((issue) => issue.severity === 'error').length
  const warnings = issueKeyed(issues.filter((issue) => issue.severity === 'warning'))
  const unsigned = warnings.filter(({ key }) => !signed.has(key)).length
  const sign = (key: string, on: boolean) => {
    const next = new Set(signed)
    if (on) next.add(key)
    else next.delete(key)
    setSigned(next)
  }
  const approve = async () => {
    if (busy || unsigned > 0 || errors > 0) return
    setBusy(true)
    const result = await onApprove([...new Set(warnings.map(({ issue }) => issueKey(issue)))])
    setBusy(false)
    if (result) setFailure(result)
    else onClose()
  }
  return (
    <Dialog
      title={w('approve.title')}
      note={title}
      size="medium"
      onClose={onClose}
      footer={
        <>
          {unsigned > 0 ? <span className={styles.unsigned}>{w('approve.unsigned', { n: unsigned })}</span> : null}
          <Button onClick={onClose}>{w('action.cancel')}</Button>
          <Button kind="prime" busy={busy} disabled={unsigned > 0 || errors > 0} onClick={() => void approve()}>
            {w('approve.do')}
          </Button>
        </>
      }
    >
      {failure ? <FailureNote failure={failure} /> : null}
      <p>{w('approve.hash')}</p>
      {errors > 0 ? <Banner kind="warn">{w('approve.errors', { n: errors })}</Banner> : null}
      {warnings.length === 0 ? (
        <p className={styles.clean}>{w('approve.clean')}</p>
      ) : (
        <section>
          <h3 className={styles.heading}>
            {w('approve.sign')} <span>{w('approve.signedBy', { name: signer })}</span>
          </h3>
          <ul className={styles.warnings}>
            {warnings.map(({ issue, key }) => (
              <li key={key}>
                <Checkbox label={checkText(w, issue)} checked={signed.has(key)} onChange={(on) => sign(key, on)} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  )
}
