import { permitEmptyingTrash } from '@shared/workflow/transitions.ts'
import { confirmsEmptyingTrash, emptyTrashPhrase } from '@shared/workflow/trash.ts'
import { useEffect, useRef, useState } from 'react'
import { type Role, type Row, useWork } from '../../client/index.ts'
import { failureText, useLanguage, useWords } from '../../copy/index.ts'
import { Banner, Button, cx, Dialog, FailureNote, TextField } from '../../ui/index.ts'
import styles from './care.module.css'
import { LongProgress } from './long-progress.tsx'

type EmptyTrashDialogProps = {
  /** What lies in the trash as the dialog opens; nothing else is removed. */
  readonly rows: readonly Row[]
  readonly roles: readonly Role[]
  readonly onRemoved: (ids: readonly string[]) => void
  readonly onClose: () => void
}

/** Removes the articles in the trash for good, once the person has typed how many. */
export function EmptyTrashDialog({ rows: shown, roles, onRemoved, onClose }: EmptyTrashDialogProps) {
  const w = useWords()
  const language = useLanguage()
  const { running, answer, start, forget } = useWork('trash.empty')
  const [rows] = useState(shown)
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState(false)
  const phrase = emptyTrashPhrase(rows.length, language)
  const may = permitEmptyingTrash(roles).ok
  const confirmed = confirmsEmptyingTrash(typed, rows.length)
  const begun = useRef({ forget, onRemoved })
  begun.current = { forget, onRemoved }
  // What was done before belongs to another opening of the dialog.
  useEffect(() => begun.current.forget(), [])
  useEffect(() => {
    if (answer?.ok) begun.current.onRemoved(answer.value.removed)
  }, [answer])
  const empty = () => {
    setAsked(true)
    if (confirmed && !running) start({ ids: rows.map(({ id }) => id), typed })
  }
  const done = answer?.ok ? answer.value : null
  return (
    <Dialog
      title={w('trash.title')}
      size="medium"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{w(done ? 'action.close' : 'action.cancel')}</Button>
          {done ? null : (
            <Button kind="danger" busy={running !== null} disabled={!may || rows.length === 0} onClick={empty}>
              {w('trash.do', { n: rows.length })}
            </Button>
          )}
        </>
      }
    >
      {may ? null : <Banner kind="warn">{w('trash.role')}</Banner>}
      {answer && !answer.ok ? <FailureNote failure={answer.error} /> : null}
      {done ? (
        <div className={cx(styles.result, done.refused.length > 0 && styles.doubtful)} role="status">
          <b>✓ {w('trash.done', { n: done.removed.length })}</b>
          {done.refused.length > 0 ? <span>{w('trash.refused', { n: done.refused.length })}</span> : null}
          <ul>
            {done.refused.map(({ id, error: { code, facts } }) => (
              <li key={id}>
                {rows.find((row) => row.id === id)?.title || w('list.untitled')}:{' '}
                {failureText(w, facts ? { code, facts } : { code })}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <>
          <p>{w('trash.what', { n: rows.length })}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
          <section className={styles.scroll} aria-label={w('view.trash')} tabIndex={0}>
            <ul className={styles.rows}>
              {rows.map(({ id, title }) => (
                <li key={id}>{title || w('list.untitled')}</li>
              ))}
            </ul>
          </section>
          <p className={styles.quiet}>{w('trash.safe')}</p>
          <LongProgress name="trash.empty" />
          {running ? null : (
            <TextField
              label={w('trash.type', { phrase })}
              error={asked && !confirmed ? w('trash.wrong', { phrase }) : null}
              value={typed}
              disabled={!may}
              autoComplete="off"
              spellCheck={false}
              maxLength={100}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') empty()
              }}
            />
          )}
        </>
      )}
    </Dialog>
  )
}
