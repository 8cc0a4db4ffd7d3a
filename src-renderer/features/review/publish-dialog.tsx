import { useRef, useState } from 'react'
import type { Failure } from '../../client/index.ts'
import { useWords } from '../../copy/index.ts'
import { Button, DateField, Dialog, FailureNote, TextField } from '../../ui/index.ts'

type PublishDialogProps = {
  readonly title: string
  readonly today: string
  readonly onPublish: (address: string, publishedOn: string) => Promise<Failure | null>
  readonly onClose: () => void
}

export function PublishDialog({ title, today, onPublish, onClose }: PublishDialogProps) {
  const w = useWords()
  const [address, setAddress] = useState('')
  const [day, setDay] = useState<string | null>(today)
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const box = useRef<HTMLInputElement>(null)
  const wrong = !isWebAddress(address)
  const publish = async () => {
    setAsked(true)
    if (wrong) return box.current?.focus()
    if (busy || day === null) return
    setBusy(true)
    const result = await onPublish(address.trim(), day)
    setBusy(false)
    if (result) setFailure(result)
    else onClose()
  }
  return (
    <Dialog
      title={w('publish.title')}
      note={title}
      initialFocus={box}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{w('action.cancel')}</Button>
          <Button kind="prime" busy={busy} onClick={() => void publish()}>
            {w('publish.do')}
          </Button>
        </>
      }
    >
      {failure ? <FailureNote failure={failure} /> : null}
      <TextField
        ref={box}
        label={w('publish.address')}
        type="url"
        placeholder="https://"
        required
        error={asked && wrong ? w('publish.addressWrong') : null}
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      <DateField
        label={w('publish.day')}
        value={day}
        onChange={setDay}
        hint={asked && day === null ? w('publish.dayMissing') : null}
      />
    </Dialog>
  )
}

/** Whether the text is a whole web address with a host, the way the contract wants it. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+/u.test(text.trim()) && URL.canParse(text.trim())
}
