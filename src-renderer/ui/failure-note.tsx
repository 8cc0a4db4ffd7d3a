import { type ReactNode, useState } from 'react'
import { type Failure, failureText, useWords } from '../copy/words.tsx'
import { Button } from './button.tsx'
import { Banner } from './notice.tsx'

type FailureNoteProps = {
  readonly failure: Failure
  readonly onRetry?: (() => void) | undefined
  /** What else is true of it, after its own sentence. */
  readonly more?: ReactNode
  readonly actions?: ReactNode
}

/** A failure in words: what happened, what is safe, what to do; the code and its facts can be copied. */
export function FailureNote({ failure, onRetry, more, actions }: FailureNoteProps) {
  const w = useWords()
  const [copied, setCopied] = useState(false)
  const copy = () => {
    void navigator.clipboard?.writeText(JSON.stringify(failure, null, 2)).then(() => setCopied(true))
  }
  return (
    <Banner
      kind="error"
      actions={
        <>
          {actions}
          {onRetry ? <Button onClick={onRetry}>{w('action.retry')}</Button> : null}
          <Button kind="link" onClick={copy}>
            {w(copied ? 'action.copied' : 'action.copyDetails')}
          </Button>
        </>
      }
    >
      {failureText(w, failure)}
      {more ? <> {more}</> : null}
    </Banner>
  )
}
