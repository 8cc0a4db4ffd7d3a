import { useState } from 'react'
import { type Failure, useFolderChooser } from '../../client/index.ts'
import { useWords } from '../../copy/index.ts'
import { Button, FailureNote, FolderField } from '../../ui/index.ts'
import styles from './care.module.css'

type RestoreIntoProps = {
  readonly articles: number
  readonly canChooseFolder: boolean
  readonly failure: Failure | null
  readonly onRestore: (dir: string) => void
  readonly onBack: () => void
}

/** Into which folder a backup is unpacked as a library of its own. */
export function RestoreInto({ articles, canChooseFolder, failure, onRestore, onBack }: RestoreIntoProps) {
  const w = useWords()
  const choose = useFolderChooser(canChooseFolder)
  const [dir, setDir] = useState('')
  const path = dir.trim()
  return (
    <section className={styles.section}>
      <h3>{w('restore.into.title')}</h3>
      <p className={styles.quiet}>{w('restore.into.more')}</p>
      {failure ? <FailureNote failure={failure} /> : null}
      <FolderField label={w('restore.into.folder')} value={dir} onChange={setDir} onChoose={choose} />
      <div className={styles.buttons}>
        <Button onClick={onBack}>{w('restore.back.report')}</Button>
        <Button kind="prime" disabled={path === ''} onClick={() => onRestore(path)}>
          {w('restore.into.do', { n: articles })}
        </Button>
      </div>
    </section>
  )
}
