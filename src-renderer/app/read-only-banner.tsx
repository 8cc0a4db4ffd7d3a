import { type Session, useMissing } from '../client/index.ts'
import { failureText, useWords } from '../copy/index.ts'
import { Banner, Button } from '../ui/index.ts'

type ReadOnlyBannerProps = {
  readonly reason: NonNullable<Session['library']['readOnly']>
  readonly library: Session['library']
  readonly writing: boolean
  readonly onCommand: (command: string) => void
}

/** Why nothing is written here, with the question where there is one. */
export function ReadOnlyBanner({ reason, library, writing, onCommand }: ReadOnlyBannerProps) {
  const w = useWords()
  const { stillGone, failure, busy, lookAgain, accept } = useMissing()
  const sentence = w(`banner.${reason}`, {
    by: library.lockedBy ? ` (${library.lockedBy})` : '',
    n: library.missing,
  })
  if (reason === 'articles-missing') {
    return (
      <Banner
        kind="warn"
        actions={
          <>
            <Button onClick={() => onCommand('library-care')}>{w('banner.missing.show')}</Button>
            <Button busy={busy} onClick={lookAgain}>
              {w('status.missing.again')}
            </Button>
            <Button kind="danger" busy={busy} onClick={accept}>
              {w('banner.articles-missing.accept')}
            </Button>
          </>
        }
      >
        {sentence} {failure ? failureText(w, failure) : null}
        {stillGone ? w('status.missing.stillGone', { n: stillGone }) : null}
      </Banner>
    )
  }
  const saves =
    reason === 'folder-gone' && writing ? (
      <Button onClick={() => onCommand('save-elsewhere')}>{w('banner.folder-gone.save')}</Button>
    ) : null
  return (
    <Banner kind="warn" actions={saves}>
      {sentence}
    </Banner>
  )
}
