import { FileInput } from 'lucide-react'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { type Failure, type Opened, type TaggedLine, useClient } from '../../client/index.ts'
import { useWords } from '../../copy/index.ts'
import { Button, Dialog, Empty, FailureNote, Skeleton } from '../../ui/index.ts'
import styles from './intake-dialog.module.css'
import { type Encoding, type Reading, readFile, readFiles, readPasted } from './read-files.ts'
import { TagLines } from './tag-lines.tsx'

export type IntakeSource =
  | { readonly kind: 'choose' }
  | { readonly kind: 'files'; readonly files: readonly File[] }
  /** A page pasted into an empty article, which is to take it. */
  | {
      readonly kind: 'pasted'
      readonly html: string
      readonly text: string
      readonly into: { readonly id: string; readonly basedOn: number }
    }

type IntakeDialogProps = {
  readonly source: IntakeSource
  readonly onAccepted: (opened: Opened) => void
  readonly onClose: () => void
}

/** Every text that comes in is shown line by line before anything is written. */
export function IntakeDialog({ source, onAccepted, onClose }: IntakeDialogProps) {
  const w = useWords()
  const client = useClient()
  const chooser = useRef<HTMLInputElement>(null)
  const [readings, setReadings] = useState<readonly Reading[] | null>(null)
  const [waiting, setWaiting] = useState(0)
  const [at, setAt] = useState(0)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  useEffect(() => {
    let gone = false
    const show = (read: readonly Reading[]) => {
      if (!gone) setReadings(read)
    }
    if (source.kind === 'files') {
      setWaiting(source.files.length)
      void readFiles(client, source.files).then(show)
    }
    if (source.kind === 'pasted') {
      setWaiting(1)
      void readPasted(client, source).then((reading) => show([reading]))
    }
    return () => {
      gone = true
    }
  }, [client, source])

  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])]
    if (files.length === 0) return
    setWaiting(files.length)
    setAt(0)
    setReadings(null)
    void readFiles(client, files).then(setReadings)
  }
  const next = () => {
    setFailure(null)
    if (readings && at + 1 < readings.length) setAt(at + 1)
    else onClose()
  }
  const accept = async (file: string, lines: readonly TaggedLine[], eventOn: string | null) => {
    if (busy) return
    setBusy(true)
    const answer = await client.call('intake.accept', {
      file,
      lines: [...lines],
      eventOn,
      ...(source.kind === 'pasted' ? { into: source.into } : {}),
    })
    setBusy(false)
    if (!answer.ok) return setFailure(answer.error)
    onAccepted(answer.value)
    next()
  }
  const convert = async (reading: Reading, encoding: Encoding) => {
    if (!reading.file || busy) return
    setBusy(true)
    const again = await readFile(client, reading.file, encoding)
    setBusy(false)
    setReadings((before) => before?.map((one, index) => (index === at ? again : one)) ?? null)
  }

  const picker = (
    <input
      ref={chooser}
      type="file"
      multiple
      hidden
      accept=".txt,.html,.htm,.mhtml,text/plain,text/html"
      onChange={choose}
    />
  )
  const reading = readings?.[at]
  if (reading && 'proposal' in reading) {
    return (
      <TagLines
        key={at}
        proposal={reading.proposal}
        pasted={source.kind === 'pasted'}
        place={{ at: at + 1, of: readings.length }}
        busy={busy}
        failure={failure}
        onAccept={(lines) => void accept(reading.proposal.file, lines, reading.proposal.proposal.eventOn)}
        onSkip={next}
        onClose={onClose}
      />
    )
  }
  const chooseButton = (
    <Button kind="prime" onClick={() => chooser.current?.click()}>
      {w('intake.chooseOther')}
    </Button>
  )
  if (reading) {
    return (
      <Dialog
        title={w('intake.title')}
        note={readings.length > 1 ? w('intake.file', { at: at + 1, of: readings.length }) : reading.name}
        size="medium"
        onClose={onClose}
        footer={
          <>
            {at + 1 < readings.length ? (
              <Button onClick={next}>{w('intake.skip')}</Button>
            ) : (
              <Button onClick={onClose}>{w('action.close')}</Button>
            )}
            {source.kind === 'pasted' ? null : chooseButton}
          </>
        }
      >
        <FailureNote failure={reading.failure} />
        {mayBeOldEncoding(reading.failure) && reading.file ? (
          <div className={styles.row}>
            <Button busy={busy} onClick={() => void convert(reading, 'tcvn3')}>
              {w('intake.convert', { name: 'TCVN3 (ABC)' })}
            </Button>
            <Button busy={busy} onClick={() => void convert(reading, 'windows-1258')}>
              {w('intake.convert', { name: 'Windows-1258' })}
            </Button>
          </div>
        ) : null}
        {picker}
      </Dialog>
    )
  }
  return (
    <Dialog
      title={w('intake.title')}
      size="medium"
      onClose={onClose}
      footer={<Button onClick={onClose}>{w('action.cancel')}</Button>}
    >
      {waiting > 0 ? (
        <>
          <p role="status">{w('intake.reading', { n: waiting })}</p>
          <Skeleton lines={6} />
        </>
      ) : (
        <Empty picture={<FileInput />} title={w('first.bringIn')} actions={chooseButton}>
          {w('first.bringIn.more')}
        </Empty>
      )}
      {picker}
    </Dialog>
  )
}

const mayBeOldEncoding = (failure: Failure) => failure.code === 'intake/not-utf8'
