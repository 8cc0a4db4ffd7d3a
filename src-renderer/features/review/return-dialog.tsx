import { useRef, useState } from 'react'
import type { Failure } from '../../client/index.ts'
import { useWords } from '../../copy/index.ts'
import { Button, Dialog, FailureNote, TextArea } from '../../ui/index.ts'

type ReturnDialogProps = {
  readonly title: string
  /** Gives the failure, or null when the article is back with its writer. */
  readonly onReturn: (reason: string) => Promise<Failure | null>
  readonly onClose: () => void
}

export function ReturnDialog({ title, onReturn, onClose }: ReturnDialogProps) {
  const w = useWords()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const missing = reason.trim() === ''
  const send = async () => {
    if (busy) return
    setAsked(true)
    if (missing) return box.current?.focus()
    setBusy(true)
    const result = await onReturn(reason.trim())
    setBusy(false)
    if (result) setFailure(result)
    else onClose()
  }
  return (
    <Dialog
      title={w('return.title')}
      note={title}
      initialFocus={box}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{w('action.cancel')}</Button>
          <Button kind="prime" busy={busy} onClick={() => void send()}>
            {w('return.do')}
          </Button>
        </>
      }
    >
      {failure ? <FailureNote failure={failure} /> : null}
      <TextArea
        ref={box}
        label={w('return.reason')}
        hint={w('return.hint')}
        error={asked && missing ? w('return.required') : null}
        required
        rows={4}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) void send()
        }}
      />
    </Dialog>
  )
}
