import { useQuery } from '@tanstack/react-query'
import { Copy, FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { type ExportProfile, type Failure, useClient, type ValueOf } from '../../client/index.ts'
import { failureText, useWords } from '../../copy/index.ts'
import { Button, Checkbox, cx, Dialog, FailureNote, IconButton, Skeleton, TextField, useTell } from '../../ui/index.ts'
import { adoptStyles } from './adopt-styles.ts'
import { copyHtml, copyText } from './copy-out.ts'
import styles from './export-dialog.module.css'

type ExportDialogProps = {
  readonly article: { readonly id: string; readonly title: string; readonly approved: boolean }
  readonly usualFolder: string
  readonly canChooseFolder: boolean
  readonly onClose: () => void
}

const PROFILES: readonly ExportProfile[] = ['portal', 'page']

/** Publish-ready HTML of one article: seen as it will be, copied to the clipboard or written to a folder. */
export function ExportDialog({ article, usualFolder, canChooseFolder, onClose }: ExportDialogProps) {
  const w = useWords()
  const client = useClient()
  const tell = useTell()
  const [profile, setProfile] = useState<ExportProfile>('portal')
  const [dir, setDir] = useState('')
  const [drafts, setDrafts] = useState(!article.approved)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [result, setResult] = useState<ValueOf<'export.run'> | null>(null)
  const preview = useQuery({
    queryKey: ['preview', article.id, profile],
    queryFn: () => client.call('export.preview', { id: article.id, profile }),
    gcTime: 0,
    staleTime: 0,
  }).data
  const shown = preview?.ok ? preview.value : null

  const said = (copied: Promise<boolean>) =>
    void copied.then((ok) => tell(w(ok ? 'action.copied' : 'export.copyFailed')))
  const chooseFolder = async () => {
    const answer = await client.call('host.chooseFolder', {})
    if (answer.ok && answer.value.dir) setDir(answer.value.dir)
  }
  const run = async () => {
    if (busy) return
    setBusy(true)
    setFailure(null)
    const answer = await client.call('export.run', {
      ids: [article.id],
      profile,
      includeDrafts: drafts,
      dir: dir.trim() || null,
    })
    setBusy(false)
    if (answer.ok) setResult(answer.value)
    else setFailure(answer.error)
  }

  return (
    <Dialog
      title={w('export.title')}
      note={article.title}
      size="large"
      flush
      onClose={onClose}
      footer={
        <>
          <span className={styles.copies}>
            <Button icon={<Copy />} disabled={!shown} onClick={() => shown && said(copyHtml(shown))}>
              {w('export.copyHtml')}
            </Button>
            <Button icon={<Copy />} disabled={!shown} onClick={() => shown && said(copyText(shown.plain))}>
              {w('export.copyText')}
            </Button>
          </span>
          <Button onClick={onClose}>{w('action.close')}</Button>
          <Button kind="prime" busy={busy} onClick={() => void run()}>
            {w(busy ? 'export.doing' : 'export.do')}
          </Button>
        </>
      }
    >
      {failure ? <FailureNote failure={failure} /> : null}
      {preview && !preview.ok ? <FailureNote failure={preview.error} /> : null}
      <div className={styles.halves}>
        <div className={styles.choices}>
          {result ? <Result result={result} /> : null}
          <fieldset className={styles.profiles}>
            <legend>{w('export.profile')}</legend>
            {PROFILES.map((one) => (
              <label key={one} className={cx(styles.profile, one === profile && styles.chosen)}>
                <input type="radio" name="profile" checked={one === profile} onChange={() => setProfile(one)} />
                <span>
                  <b>{w(`export.profile.${one}`)}</b>
                  <small>{w(`export.profile.${one}.more`)}</small>
                </span>
              </label>
            ))}
          </fieldset>
          <div className={styles.folder}>
            <TextField
              label={w('export.folder')}
              placeholder={usualFolder || w('export.folder.usual')}
              value={dir}
              onChange={(event) => setDir(event.target.value)}
            />
            {canChooseFolder ? (
              <IconButton kind="plain" label={w('export.choose')} onClick={() => void chooseFolder()}>
                <FolderOpen />
              </IconButton>
            ) : null}
          </div>
          {article.approved ? null : <Checkbox label={w('export.drafts')} checked={drafts} onChange={setDrafts} />}
          <section>
            <h3 className={styles.heading}>{w('export.metadata')}</h3>
            {shown ? (
              <dl className={styles.sheet}>
                {shown.metadata.map((field) => (
                  <div key={field.key}>
                    <dt>{field.label}</dt>
                    <dd>
                      <span title={field.text}>{field.text || '–'}</span>
                      <IconButton
                        label={w('export.copyField', { label: field.label })}
                        disabled={field.text === ''}
                        onClick={() => said(copyText(field.text))}
                      >
                        <Copy />
                      </IconButton>
                    </dd>
                  </div>
                ))}
              </dl>
            ) : (
              <Skeleton lines={4} />
            )}
          </section>
        </div>
        {/* Same origin, so that the host serves its photos; without scripts. */}
        {shown ? (
          <iframe
            className={styles.preview}
            sandbox="allow-same-origin"
            srcDoc={shown.html}
            title={w('export.preview')}
            onLoad={(event) => adoptStyles(event.currentTarget)}
          />
        ) : (
          <Skeleton lines={12} />
        )}
      </div>
    </Dialog>
  )
}

function Result({ result }: { readonly result: ValueOf<'export.run'> }) {
  const w = useWords()
  return (
    <section className={styles.result} role="status">
      {result.exported.length > 0 ? <b>✓ {w('export.done', { dir: result.dir })}</b> : null}
      {result.exported.map((one) => (
        <p key={one.id}>
          {one.dir} · {w('export.files', { n: one.files.length })}
        </p>
      ))}
      {result.refused.length > 0 ? <b className={styles.refused}>{w('export.refused')}</b> : null}
      <ul>
        {result.refused.flatMap((one) =>
          one.reasons.map((reason) => (
            <li key={`${one.id} ${reason.code} ${JSON.stringify(reason.facts)}`}>{failureText(w, reason)}</li>
          )),
        )}
      </ul>
    </section>
  )
}
