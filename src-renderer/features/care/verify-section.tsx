import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { type Row, useWork, type ValueOf } from '../../client/index.ts'
import { failureText, useWords } from '../../copy/index.ts'
import { Button, FailureNote } from '../../ui/index.ts'
import styles from './care.module.css'
import { LongProgress } from './long-progress.tsx'

type VerifySectionProps = {
  readonly rows: readonly Row[]
  readonly canRepair: boolean
  readonly onOpen: (id: string) => void
}

/** Reads the whole library again on demand and says what is not as it should be; repairing only moves. */
export function VerifySection({ rows, canRepair, onOpen }: VerifySectionProps) {
  const w = useWords()
  const { running, answer, start } = useWork('library.verify')
  const [repairing, setRepairing] = useState(false)
  const found = answer?.ok ? answer.value : null
  const verify = (repair: boolean) => {
    setRepairing(repair)
    start({ repair })
  }
  return (
    <section className={styles.section}>
      <h3>{w('status.verify')}</h3>
      <p className={styles.quiet}>{w('status.verify.more')}</p>
      <LongProgress name="library.verify" />
      {answer && !answer.ok ? <FailureNote failure={answer.error} /> : null}
      {found ? <Found found={found} rows={rows} onOpen={onOpen} /> : null}
      {found && repairing && found.moved.length === 0 ? (
        <p className={styles.warning}>! {w('status.verify.movedNone')}</p>
      ) : null}
      {running ? null : (
        <div className={styles.buttons}>
          <Button icon={<ShieldCheck />} onClick={() => verify(false)}>
            {w(answer ? 'status.verify.again' : 'status.verify.do')}
          </Button>
          {found && found.problems.length > 0 && canRepair ? (
            <>
              <Button onClick={() => verify(true)}>{w('status.verify.repair')}</Button>
              <span className={styles.quiet}>{w('status.verify.repair.more')}</span>
            </>
          ) : null}
        </div>
      )}
    </section>
  )
}

type FoundProps = Pick<VerifySectionProps, 'rows' | 'onOpen'> & { readonly found: ValueOf<'library.verify'> }

function Found({ found, rows, onOpen }: FoundProps) {
  const w = useWords()
  const { articles, versions, media, problems, notes, moved } = found
  const counts = { articles, versions, media }
  const titles = new Map(rows.map(({ id, title }) => [id, title || w('list.untitled')]))
  return (
    <>
      <p role="status" className={problems.length === 0 ? styles.good : styles.warning}>
        {problems.length === 0
          ? `✓ ${w('status.verify.good', counts)}`
          : `! ${w('status.verify.bad', { ...counts, n: problems.length })}`}
      </p>
      {moved.length > 0 ? (
        <>
          <p>{w('status.verify.moved', { n: moved.length })}</p>
          <ul className={styles.rows}>
            {moved.map(({ file, to }) => (
              <li key={file} className={styles.path}>
                {file} → {to}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {problems.length > 0 ? (
        <ul className={styles.rows} aria-label={w('status.verify.problem')}>
          {problems.map(({ file, code, articleId }) => {
            const title = articleId === null ? undefined : titles.get(articleId)
            return (
              <li key={`${file} ${code}`}>
                <div className={styles.words}>
                  {title ? <b>{title}</b> : null}
                  <span>{failureText(w, { code, facts: { file } })}</span>
                  <small className={styles.path}>{file}</small>
                </div>
                {articleId !== null && title ? (
                  <Button aria-label={w('status.openArticle.named', { title })} onClick={() => onOpen(articleId)}>
                    {w('status.openArticle')}
                  </Button>
                ) : null}
              </li>
            )
          })}
        </ul>
      ) : null}
      {notes.length > 0 ? (
        <details>
          <summary>
            {w('status.verify.notes')} · {notes.length}
          </summary>
          <ul className={styles.rows}>
            {notes.map(({ file, code }) => (
              <li key={`${file} ${code}`}>
                <div className={styles.words}>
                  <span>{failureText(w, { code, facts: { file } })}</span>
                  <small className={styles.path}>{file}</small>
                </div>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}
