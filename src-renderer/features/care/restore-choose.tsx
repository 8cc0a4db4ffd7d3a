import { FileArchive } from 'lucide-react'
import { useState } from 'react'
import { type Failure, type Session, useBackupChooser, useBackups, useFolderChooser } from '../../client/index.ts'
import { useWords } from '../../copy/index.ts'
import { Button, FailureNote, FolderField } from '../../ui/index.ts'
import { BackupList } from './backup-list.tsx'
import styles from './care.module.css'

type RestoreChooseProps = {
  readonly session: Session
  /** The path that was looked at last. */
  readonly last: string | null
  /** Why it could not be looked at. */
  readonly failure: Failure | null
  readonly onLook: (file: string) => void
}

/** A backup by its path, or one of those in a folder. */
export function RestoreChoose({ session, last, failure, onLook }: RestoreChooseProps) {
  const w = useWords()
  const choose = useFolderChooser(session.canChooseFolder)
  const chooseFile = useBackupChooser(session.canChooseFolder)
  const usual = session.settings.backup.folder
  const [place, setPlace] = useState(last ?? usual)
  const [folder, setFolder] = useState(usual)
  const listed = useBackups(folder || null)
  const look = () => {
    const path = place.trim()
    if (/\.zip$/i.test(path)) onLook(path)
    else setFolder(path)
  }
  const lookAtFile = async () => {
    const file = await chooseFile?.()
    if (!file) return
    setPlace(file)
    onLook(file)
  }
  return (
    <>
      <p className={styles.quiet}>{w('restore.safe')}</p>
      {failure ? <FailureNote failure={failure} /> : null}
      <div className={styles.ask}>
        <FolderField
          label={w('restore.place')}
          hint={w('restore.place.hint')}
          value={place}
          onChange={setPlace}
          onChoose={
            choose &&
            (async () => {
              const chosen = await choose()
              if (chosen) setFolder(chosen)
              return chosen
            })
          }
          onKeyDown={(event) => {
            if (event.key === 'Enter') look()
          }}
        />
        <Button kind="prime" onClick={look}>
          {w('restore.look')}
        </Button>
      </div>
      {chooseFile ? (
        <div>
          <Button icon={<FileArchive />} onClick={() => void lookAtFile()}>
            {w('restore.file')}
          </Button>
        </div>
      ) : null}
      <BackupList listed={listed} none={w('restore.none.more')} onLook={onLook} />
    </>
  )
}
