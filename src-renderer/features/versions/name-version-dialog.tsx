import { useRef, useState } from 'react'
import type { Failure } from '../../client/index.ts'
import { useWords } from '../../copy/index.ts'
import { Button, Dialog, FailureNote, TextField } from '../../ui/index.ts'

type NameVersionDialogProps = {
  /** null: the text as it is now, kept as a version under this name. */
  readonly version: { readonly when: string; readonly name: string | null } | null
  readonly suggested: string
  readonly onName: (name: string) => Promise<Failure | null>
  readonly onClose: () => void
}

const LONGEST = 120

/** Gives a version a name, or takes it away; or keeps the present text under one. */
export function NameVersionDialog({ version, suggested, onName, onClose }: NameVersionDialogProps) {
  const w = useWords()
  const [name, setName] = useState(version ? (version.name ?? '') : suggested)
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const give = async (given: string) => {
    setBusy(true)
    setFailure(null)
    const failed = await onName(given)
    setBusy(false)
    if (failed) setFailure(failed)
    else onClose()
  }
  const missing = name.trim() === ''
  return (
    <Dialog
      title={version ? w('name.title', { when: version.when }) : w('name.title.now')}
      onClose={onClose}
      initialFocus={field}
      footer={
        <>
          {version && version.name !== null ? (
            <Button kind="link" busy={busy} onClick={() => void give('')}>
              {w('name.do.remove')}
            </Button>
          ) : null}
          <Button onClick={onClose}>{w('action.cancel')}</Button>
          <Button form="name-version" type="submit" kind="prime" busy={busy}>
            {w(version ? 'name.do' : 'name.do.now')}
          </Button>
        </>
      }
    >
      {failure ? <FailureNote failure={failure} /> : null}
      <form
        id="name-version"
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (!missing && !busy) void give(name.trim())
        }}
      >
        <TextField
          ref={field}
          label={w('name.label')}
          hint={w('name.hint')}
          error={asked && missing ? w('name.required') : null}
          maxLength={LONGEST}
          value={name}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  )
}
