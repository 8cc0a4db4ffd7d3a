import { useEffect, useRef, useState } from 'react'
import type { Session } from '../../client/index.ts'
import { FailureNote } from '../../ui/index.ts'
import styles from './care.module.css'
import { LongProgress } from './long-progress.tsx'
import { RestoreChoose } from './restore-choose.tsx'
import { RestoreInto } from './restore-into.tsx'
import { RestoreReport } from './restore-report.tsx'
import { IntoResult, MergeResult } from './restore-result.tsx'
import type { useRestoring } from './use-restoring.ts'

type RestoreTabProps = {
  readonly session: Session
  readonly restoring: ReturnType<typeof useRestoring>
  readonly onSettle: () => Promise<boolean>
  readonly onOpen: (id: string) => void
  readonly onClose: () => void
}

type Step = 'choose' | 'running' | 'report' | 'into' | 'merged' | 'unpacked'

/** A backup chosen, looked at without changing anything, then merged in or unpacked into a library of its own. */
export function RestoreTab(props: RestoreTabProps) {
  const { merge, into } = props.restoring
  const [asksInto, setAsksInto] = useState(false)
  const step = stepOf(props.restoring, asksInto)
  const box = useRef<HTMLDivElement>(null)
  const before = useRef(step)
  // The button that was pressed goes away with its step; the keyboard goes on from the next one.
  useEffect(() => {
    if (before.current !== step) box.current?.focus()
    before.current = step
  }, [step])
  return (
    <div className={styles.tab} ref={box} tabIndex={-1}>
      <LongProgress name="backup.inspect" />
      <LongProgress name="backup.merge" />
      <LongProgress name="backup.restoreInto" />
      {step === 'report' && merge.answer && !merge.answer.ok ? <FailureNote failure={merge.answer.error} /> : null}
      <RestoreStep
        {...props}
        step={step}
        onInto={() => setAsksInto(true)}
        onReport={() => {
          into.forget()
          setAsksInto(false)
        }}
        onAnother={() => {
          setAsksInto(false)
          props.restoring.forget()
        }}
      />
    </div>
  )
}

type RestoreStepProps = RestoreTabProps & {
  readonly step: Step
  readonly onInto: () => void
  readonly onReport: () => void
  readonly onAnother: () => void
}

function RestoreStep(props: RestoreStepProps) {
  const { session, restoring, step, onSettle, onAnother } = props
  const { inspect, merge, into } = restoring
  const report = inspect.answer?.ok ? inspect.answer.value : null
  if (step === 'choose') {
    return (
      <RestoreChoose
        session={session}
        last={restoring.last}
        failure={inspect.answer && !inspect.answer.ok ? inspect.answer.error : null}
        onLook={restoring.look}
      />
    )
  }
  if (step === 'report' && report) {
    return (
      <RestoreReport
        report={report}
        readOnly={session.library.readOnly !== null}
        onMerge={() =>
          void onSettle().then((safe) => {
            if (safe) merge.start({ file: report.file, manifestHash: report.manifestHash })
          })
        }
        onInto={props.onInto}
        onBack={onAnother}
      />
    )
  }
  if (step === 'into' && report) {
    return (
      <RestoreInto
        articles={report.counts.articles}
        canChooseFolder={session.canChooseFolder}
        failure={into.answer && !into.answer.ok ? into.answer.error : null}
        onRestore={(dir) => into.start({ file: report.file, dir })}
        onBack={props.onReport}
      />
    )
  }
  if (step === 'merged' && merge.answer?.ok)
    return (
      <MergeResult merged={merge.answer.value} onOpen={props.onOpen} onList={props.onClose} onAnother={onAnother} />
    )
  if (step === 'unpacked' && into.answer?.ok) return <IntoResult restored={into.answer.value} onAnother={onAnother} />
  return null
}

function stepOf({ inspect, merge, into }: RestoreTabProps['restoring'], asksInto: boolean): Step {
  if (inspect.running || merge.running || into.running) return 'running'
  if (merge.answer?.ok) return 'merged'
  if (into.answer?.ok) return 'unpacked'
  if (!inspect.answer?.ok) return 'choose'
  return asksInto ? 'into' : 'report'
}
