import { useEffect, useRef, useState } from 'react'
import { type Session, useWork } from '../../client/index.ts'
import { FailureNote } from '../../ui/index.ts'
import styles from './care.module.css'
import { LongProgress } from './long-progress.tsx'
import { RestoreChoose } from './restore-choose.tsx'
import { RestoreInto } from './restore-into.tsx'
import { RestoreReport } from './restore-report.tsx'
import { IntoResult, MergeResult } from './restore-result.tsx'

type RestoreTabProps = {
  readonly session: Session
  /** A backup to look at, chosen elsewhere. */
  readonly file: string | null
  readonly onSettle: () => Promise<boolean>
  readonly onOpen: (id: string) => void
  readonly onClose: () => void
}

/** A backup chosen, looked at without changing anything, then merged in or unpacked into a library of its own. */
export function RestoreTab({ session, file, onSettle, onOpen, onClose }: RestoreTabProps) {
  const inspect = useWork('backup.inspect')
  const merge = useWork('backup.merge')
  const into = useWork('backup.restoreInto')
  const [asksInto, setAsksInto] = useState(false)
  const readOnly = session.library.readOnly !== null
  const forgetAll = () => {
    for (const one of [inspect, merge, into]) one.forget()
    setAsksInto(false)
  }
  const look = (path: string) => {
    forgetAll()
    inspect.start({ file: path })
  }
  const looked = useRef<string | null>(null)
  const lookNow = useRef(look)
  lookNow.current = look
  useEffect(() => {
    if (file === null || file === looked.current) return
    looked.current = file
    lookNow.current(file)
  }, [file])

  const running = [inspect, merge, into].find((one) => one.running)
  const report = inspect.answer?.ok ? inspect.answer.value : null
  if (running) {
    return (
      <div className={styles.tab}>
        <LongProgress name="backup.inspect" />
        <LongProgress name="backup.merge" />
        <LongProgress name="backup.restoreInto" />
      </div>
    )
  }
  if (merge.answer?.ok) return <MergeResult merged={merge.answer.value} onOpen={onOpen} onList={onClose} />
  if (into.answer?.ok) return <IntoResult restored={into.answer.value} />
  if (!report) {
    return (
      <RestoreChoose
        session={session}
        failure={inspect.answer && !inspect.answer.ok ? inspect.answer.error : null}
        onLook={look}
      />
    )
  }
  const failed = merge.answer && !merge.answer.ok ? merge.answer.error : null
  return (
    <div className={styles.tab}>
      {failed ? <FailureNote failure={failed} /> : null}
      {asksInto ? (
        <RestoreInto
          articles={report.counts.articles}
          canChooseFolder={session.canChooseFolder}
          failure={into.answer && !into.answer.ok ? into.answer.error : null}
          onRestore={(dir) => into.start({ file: report.file, dir })}
          onBack={() => {
            into.forget()
            setAsksInto(false)
          }}
        />
      ) : (
        <RestoreReport
          report={report}
          readOnly={readOnly}
          onMerge={() =>
            void onSettle().then((safe) => {
              if (safe) merge.start({ file: report.file, manifestHash: report.manifestHash })
            })
          }
          onInto={() => setAsksInto(true)}
          onBack={forgetAll}
        />
      )}
    </div>
  )
}
