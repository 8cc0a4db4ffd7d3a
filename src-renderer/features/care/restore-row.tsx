import type { BackupReport } from '../../client/index.ts'
import { printInstant, useWords } from '../../copy/index.ts'
import styles from './care.module.css'

type RestoreRowProps = { readonly article: BackupReport['articles'][number]; readonly now: Date }

/** One article of a backup beside the same one here. */
export function RestoreRow({ article, now }: RestoreRowProps) {
  const w = useWords()
  const { comparison, title, savedAt, ours, note, versions } = article
  const facts = [
    w('restore.list.there', { when: printInstant(savedAt, now) }),
    ...(ours ? [w('restore.list.here', { when: printInstant(ours.savedAt, now) })] : []),
    ...(ours && ours.title !== title ? [w('restore.list.hereTitle', { title: ours.title || w('list.untitled') })] : []),
    ...(versions > 0 ? [w('restore.list.versions', { n: versions })] : []),
    ...(note ? [w(`restore.note.${note}`)] : []),
  ]
  return (
    <li>
      <div className={styles.words}>
        <b>{title || w('list.untitled')}</b>
        <small>{facts.join(' · ')}</small>
      </div>
      <span className={styles.end}>{w(`restore.${comparison}`)}</span>
    </li>
  )
}
