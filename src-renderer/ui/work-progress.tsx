import { useWords } from '../copy/words.tsx'
import { Button } from './button.tsx'
import { useSeconds } from './use-seconds.ts'
import styles from './work-progress.module.css'

type WorkProgressProps = {
  /** What is being done, `Đang sao lưu`. */
  readonly label: string
  readonly done: number
  /** 0 while the amount is not known yet. */
  readonly total: number
  /** When it began, in milliseconds. */
  readonly since: number
  readonly stopping: boolean
  readonly onStop: () => void
}

/** Work that takes a while: how far, how long, and the way to stop it. */
export function WorkProgress({ label, done, total, since, stopping, onStop }: WorkProgressProps) {
  const w = useWords()
  const seconds = useSeconds(since)
  return (
    <div className={styles.work}>
      <div className={styles.bar}>
        <div className={styles.line}>
          <span role="status">{label}</span>
          <span className={styles.figures}>
            {total > 0 ? `${w('work.done', { done, total })} · ` : ''}
            {w('work.time', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })}
          </span>
        </div>
        {total > 0 ? <progress value={done} max={total} aria-label={label} /> : <progress aria-label={label} />}
      </div>
      <Button disabled={stopping} onClick={onStop}>
        {w(stopping ? 'work.stopping' : 'work.stop')}
      </Button>
    </div>
  )
}
