import { useState } from 'react'
import {
  type Failure,
  type InputOf,
  type Session,
  useClient,
  useFolderChooser,
  type ValueOf,
} from '../../client/index.ts'
import { useWords } from '../../copy/index.ts'
import { Button, Dialog, FailureNote, FolderField } from '../../ui/index.ts'
import styles from './care.module.css'
import { download, pageToDownload } from './page-to-download.ts'

type SaveElsewhereDialogProps = {
  readonly title: string
  /** The text as it is on the screen at that moment. */
  readonly textNow: () => Pick<InputOf<'articles.saveElsewhere'>, 'id' | 'fields' | 'body'> | null
  readonly session: Session
  readonly onClose: () => void
}

/** Writes the open article into another folder while the library cannot take it. */
export function SaveElsewhereDialog({ title, textNow, session, onClose }: SaveElsewhereDialogProps) {
  const w = useWords()
  const client = useClient()
  const choose = useFolderChooser(session.canChooseFolder)
  const [dir, setDir] = useState('')
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [saved, setSaved] = useState<ValueOf<'articles.saveElsewhere'> | null>(null)
  const [downloaded, setDownloaded] = useState<string | null>(null)
  const save = async () => {
    setAsked(true)
    const text = textNow()
    if (busy || dir.trim() === '' || !text) return
    setBusy(true)
    const answer = await client.call('articles.saveElsewhere', { ...text, dir: dir.trim() })
    setBusy(false)
    setFailure(answer.ok ? null : answer.error)
    setSaved(answer.ok ? answer.value : null)
  }
  const takeDown = () => {
    const text = textNow()
    if (!text) return
    const page = pageToDownload(text, session.settings)
    download(page)
    setDownloaded(page.name)
  }
  return (
    <Dialog
      title={w('elsewhere.title')}
      note={title}
      size="medium"
      onClose={onClose}
      footer={
        <>
          {session.host === 'local-web' ? (
            <Button className={styles.apart} onClick={takeDown}>
              {w('elsewhere.download')}
            </Button>
          ) : null}
          <Button onClick={onClose}>{w(saved ? 'action.close' : 'action.cancel')}</Button>
          <Button kind="prime" busy={busy} onClick={() => void save()}>
            {w('elsewhere.do')}
          </Button>
        </>
      }
    >
      <p>{w('elsewhere.more')}</p>
      {failure ? <FailureNote failure={failure} /> : null}
      {saved ? (
        <div className={styles.result} role="status">
          <b>✓ {w('elsewhere.done', { dir: saved.dir })}</b>
          <ul>
            {saved.files.map((file) => (
              <li key={file}>{file}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {downloaded ? (
        <p className={styles.result} role="status">
          ✓ {w('elsewhere.download.done', { name: downloaded })}
        </p>
      ) : null}
      <FolderField
        label={w('elsewhere.folder')}
        hint={w('elsewhere.folder.hint')}
        error={asked && dir.trim() === '' ? w('elsewhere.folder.needed') : null}
        value={dir}
        onChange={setDir}
        onChoose={choose}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void save()
        }}
      />
    </Dialog>
  )
}
