import { Copy } from 'lucide-react'
import { useState } from 'react'
import { useArticleList, type ValueOf } from '../../client/index.ts'
import { failureText, useWords } from '../../copy/index.ts'
import { Button, cx } from '../../ui/index.ts'
import styles from './care.module.css'

type MergeResultProps = {
  readonly merged: ValueOf<'backup.merge'>
  readonly onOpen: (id: string) => void
  readonly onList: () => void
  /** Chooses another backup. */
  readonly onAnother: () => void
}

/** What merging has done, and what waits for the person's choice. */
export function MergeResult({ merged, onOpen, onList, onAnother }: MergeResultProps) {
  const w = useWords()
  const { tally, settings, conflictCopies, refusedMedia } = merged
  const all = useArticleList({ view: 'all', query: '', sort: 'newest' })
  const titles = new Map(all?.ok ? all.value.rows.map(({ id, title }) => [id, title]) : [])
  const titleOf = (id: string) => titles.get(id) || w('list.untitled')
  return (
    <>
      <div className={cx(styles.result, refusedMedia.length > 0 && styles.doubtful)} role="status">
        <b>✓ {w('restore.done.merge', { added: tally.new, newer: tally.newer, differs: tally.differs })}</b>
        <span>{w('restore.done.rest', { versions: tally.versions, media: tally.media })}</span>
        {settings === 'taken' ? <span>{w('restore.done.settings')}</span> : null}
      </div>
      {conflictCopies.length > 0 ? (
        <section className={styles.section}>
          <h3>{w('restore.done.conflicts')}</h3>
          <ul className={styles.rows}>
            {conflictCopies.map((id) => (
              <li key={id}>
                <b className={styles.words}>{titleOf(id)}</b>
                <Button aria-label={w('status.openArticle.named', { title: titleOf(id) })} onClick={() => onOpen(id)}>
                  {w('status.openArticle')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {refusedMedia.length > 0 ? (
        <section className={styles.section}>
          <h3>{w('restore.done.refused', { n: refusedMedia.length })}</h3>
          <ul className={styles.rows}>
            {refusedMedia.map((name) => (
              <li key={name} className={styles.path}>
                {name}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className={styles.buttons}>
        <Button kind="prime" onClick={onList}>
          {w('restore.done.articles')}
        </Button>
        <Button onClick={onAnother}>{w('restore.back')}</Button>
      </div>
    </>
  )
}

type IntoResultProps = Pick<MergeResultProps, 'onAnother'> & { readonly restored: ValueOf<'backup.restoreInto'> }

/** Where the new library is, whether it is sound, and how it is opened. */
export function IntoResult({ restored, onAnother }: IntoResultProps) {
  const w = useWords()
  const [copied, setCopied] = useState(false)
  const { dir, problems } = restored
  const { articles, versions, media } = restored.counts
  const argument = `--library "${dir}"`
  const copy = () => void navigator.clipboard?.writeText(argument).then(() => setCopied(true))
  return (
    <>
      <div className={cx(styles.result, problems.length > 0 && styles.doubtful)} role="status">
        <b>✓ {w('restore.done.into', { dir, articles, versions, media })}</b>
        <span>
          {problems.length === 0 ? w('restore.done.sound') : w('restore.done.problems', { n: problems.length })}
        </span>
      </div>
      {problems.length > 0 ? (
        <ul className={styles.rows}>
          {problems.map(({ file, code }) => (
            <li key={`${file} ${code}`}>
              <div className={styles.words}>
                <span>{failureText(w, { code, facts: { file } })}</span>
                <small>{file}</small>
              </div>
            </li>
          ))}
        </ul>
      ) : null}
      <section className={styles.section}>
        <p>{w('restore.done.open')}</p>
        <code className={styles.command}>{argument}</code>
        <div className={styles.buttons}>
          <Button icon={<Copy />} onClick={copy}>
            {w(copied ? 'action.copied' : 'restore.done.copy')}
          </Button>
          <Button onClick={onAnother}>{w('restore.back')}</Button>
        </div>
      </section>
    </>
  )
}
