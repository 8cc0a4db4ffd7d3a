import { useState } from 'react'
import type { Failure } from '../../client/index.ts'
import { type Session, useClient, useFolderChooser, useSupportFiles, type ValueOf } from '../../client/index.ts'
import { printSize, useLanguage, useWords } from '../../copy/index.ts'
import { Button, FailureNote, FolderField, Skeleton, TextArea } from '../../ui/index.ts'
import styles from './care.module.css'

/** What is sent to those who help: every file shown as it will be, then saved where the person says. */
export function SupportTab({ session }: { readonly session: Session }) {
  const w = useWords()
  const language = useLanguage()
  const client = useClient()
  const choose = useFolderChooser(session.canChooseFolder)
  const { answer: files, readAgain } = useSupportFiles()
  const [folder, setFolder] = useState('')
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [saved, setSaved] = useState<ValueOf<'diagnostics.save'> | null>(null)
  const save = async () => {
    setAsked(true)
    if (busy || folder.trim() === '') return
    setBusy(true)
    const answer = await client.call('diagnostics.save', { dir: folder.trim() })
    setBusy(false)
    setFailure(answer.ok ? null : answer.error)
    setSaved(answer.ok ? answer.value : null)
  }
  if (!files) return <Skeleton lines={12} />
  if (!files.ok) return <FailureNote failure={files.error} onRetry={readAgain} />
  return (
    <div className={styles.tab}>
      <p>{w('support.more')}</p>
      <SupportFiles files={files.value} />
      {failure ? <FailureNote failure={failure} /> : null}
      {saved ? (
        <p className={styles.result} role="status">
          ✓ {w('support.done', { file: saved.file, size: printSize(saved.bytes, language) })}
        </p>
      ) : null}
      <div className={styles.ask}>
        <FolderField
          label={w('support.folder')}
          error={asked && folder.trim() === '' ? w('support.folder.needed') : null}
          value={folder}
          onChange={setFolder}
          onChoose={choose}
        />
        <Button kind="prime" busy={busy} onClick={() => void save()}>
          {w('support.do')}
        </Button>
      </div>
    </div>
  )
}

function SupportFiles({ files }: { readonly files: ValueOf<'diagnostics.preview'> }) {
  const w = useWords()
  const [chosen, setChosen] = useState(files[0]?.name)
  const shown = files.find(({ name }) => name === chosen) ?? files[0]
  return (
    <div className={styles.support}>
      <fieldset className={styles.files}>
        <legend>{w('support.files')}</legend>
        {files.map(({ name }) => (
          <label key={name} className={name === shown?.name ? styles.chosen : undefined}>
            <input type="radio" name="support" checked={name === shown?.name} onChange={() => setChosen(name)} />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
      {shown ? (
        <TextArea
          className={styles.text}
          label={w('support.text', { name: shown.name })}
          readOnly
          spellCheck={false}
          value={shown.text}
        />
      ) : null}
    </div>
  )
}
