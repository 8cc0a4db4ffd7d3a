import { FolderOpen } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { type ExportProfile, useClient } from '../../client/index.ts'
import { failureText, useWords } from '../../copy/index.ts'
import { Button, Checkbox, Dialog, FailureNote, IconButton, Select, TextField } from '../../ui/index.ts'
import styles from './export-dialog.module.css'
import { exportOneByOne, type ManyExported, NOTHING_EXPORTED, type ToExport } from './one-by-one.ts'

type ExportManyProps = {
  readonly articles: readonly ToExport[]
  readonly usualFolder: string
  readonly canChooseFolder: boolean
  readonly onClose: () => void
}

const PROFILES: readonly ExportProfile[] = ['portal', 'page']

/** Exports the articles of a list to a folder, one after another; it can be stopped between two of them. */
export function ExportManyDialog({ articles, usualFolder, canChooseFolder, onClose }: ExportManyProps) {
  const w = useWords()
  const client = useClient()
  const [profile, setProfile] = useState<ExportProfile>('portal')
  const [dir, setDir] = useState('')
  const [drafts, setDrafts] = useState(false)
  const [soFar, setSoFar] = useState<ManyExported | null>(null)
  const [running, setRunning] = useState<AbortController | null>(null)
  const seconds = useSeconds(running !== null)
  // A closed dialog starts no further article.
  useEffect(() => () => running?.abort(), [running])

  const chooseFolder = async () => {
    const answer = await client.call('host.chooseFolder', {})
    if (answer.ok && answer.value.dir) setDir(answer.value.dir)
  }
  const start = async () => {
    const stop = new AbortController()
    setRunning(stop)
    setSoFar(NOTHING_EXPORTED)
    await exportOneByOne({
      articles,
      run: (id) => client.call('export.run', { ids: [id], profile, includeDrafts: drafts, dir: dir.trim() || null }),
      signal: stop.signal,
      onProgress: setSoFar,
    })
    setRunning(null)
  }

  return (
    <Dialog
      title={w('export.many')}
      note={w('list.count', { n: articles.length })}
      size="medium"
      onClose={onClose}
      footer={
        running ? (
          <Button onClick={() => running.abort()}>{w('export.many.stop')}</Button>
        ) : (
          <>
            <Button onClick={onClose}>{w('action.close')}</Button>
            <Button kind="prime" disabled={articles.length === 0} onClick={() => void start()}>
              {w('export.do')}
            </Button>
          </>
        )
      }
    >
      <div className={styles.many}>
        <Select
          label={w('export.profile')}
          value={profile}
          disabled={running !== null}
          options={PROFILES.map((one) => ({ value: one, label: w(`export.profile.${one}`) }))}
          onChange={(value) => setProfile(value === 'page' ? 'page' : 'portal')}
        />
        <div className={styles.folder}>
          <TextField
            label={w('export.folder')}
            placeholder={usualFolder || w('export.folder.usual')}
            value={dir}
            disabled={running !== null}
            onChange={(event) => setDir(event.target.value)}
          />
          {canChooseFolder ? (
            <IconButton kind="plain" label={w('export.choose')} onClick={() => void chooseFolder()}>
              <FolderOpen />
            </IconButton>
          ) : null}
        </div>
        <Checkbox label={w('export.drafts')} checked={drafts} disabled={running !== null} onChange={setDrafts} />
        {soFar ? <SoFar soFar={soFar} of={articles.length} seconds={seconds} /> : null}
      </div>
    </Dialog>
  )
}

type SoFarProps = { readonly soFar: ManyExported; readonly of: number; readonly seconds: number }

function SoFar({ soFar, of, seconds }: SoFarProps) {
  const w = useWords()
  return (
    <>
      {soFar.failure ? <FailureNote failure={soFar.failure} /> : null}
      <div>
        <progress className={styles.progress} value={soFar.tried} max={of} aria-label={w('export.doing')} />
        <span role="status">{w('export.many.done', { done: soFar.tried, of })}</span>
        {' · '}
        {w('export.many.time', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })}
      </div>
      <section className={soFar.tried > 0 ? styles.result : undefined}>
        {soFar.dir ? (
          <b>
            ✓ {w('list.count', { n: soFar.exported })} · {w('export.done', { dir: soFar.dir })}
          </b>
        ) : null}
        {soFar.refused.length > 0 ? (
          <p className={styles.refused}>
            {w('list.count', { n: soFar.refused.length })} · {w('export.refused')}
          </p>
        ) : null}
        <ul className={styles.reasons}>
          {soFar.refused.map(({ id, title, reasons }) => (
            <li key={id}>
              <b>{title || w('list.untitled')}</b>: {reasons.map((reason) => failureText(w, reason)).join(' ')}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

/** Whole seconds since counting began; stands still when it ends. */
function useSeconds(counting: boolean): number {
  const [seconds, setSeconds] = useState(0)
  const since = useRef(0)
  useEffect(() => {
    if (!counting) return
    since.current = Date.now()
    setSeconds(0)
    const tick = window.setInterval(() => setSeconds(Math.floor((Date.now() - since.current) / 1000)), 1000)
    return () => window.clearInterval(tick)
  }, [counting])
  return seconds
}
