import { printDate } from '@shared/article/calendar-date.ts'
import { type KeyboardEvent, useEffect, useReducer, useRef } from 'react'
import type { Failure, LineTag, ProposalOfFile, TaggedLine } from '../../client/index.ts'
import { isWord, useWords } from '../../copy/index.ts'
import { Button, cx, Dialog, FailureNote } from '../../ui/index.ts'
import { actionOfKey, LINE_TAGS, startTagging, tagging } from './line-tags.ts'
import styles from './tag-lines.module.css'

type TagLinesProps = {
  readonly proposal: ProposalOfFile
  readonly pasted: boolean
  readonly place: { readonly at: number; readonly of: number }
  readonly busy: boolean
  readonly failure: Failure | null
  readonly onAccept: (lines: readonly TaggedLine[]) => void
  readonly onSkip: () => void
  readonly onClose: () => void
}

/** The lines of one file with what the program takes each for; a person has the last word on every tag. */
export function TagLines({ proposal, pasted, place, busy, failure, onAccept, onSkip, onClose }: TagLinesProps) {
  const w = useWords()
  const [state, dispatch] = useReducer(tagging, proposal.lines, startTagging)
  const box = useRef<HTMLDivElement>(null)
  const doubtful = state.lines.filter((line) => !line.sure).length
  const dropped = state.lines.filter((line) => line.tag === 'drop').length
  const hasTitle = state.lines.some((line) => line.tag === 'title')
  const { cleaned } = proposal

  // biome-ignore lint/correctness/useExhaustiveDependencies: the line is found in the page, again whenever another is current.
  useEffect(() => {
    box.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [state.current])

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'Enter' && !(event.target instanceof HTMLSelectElement)) {
      event.preventDefault()
      onAccept(state.lines)
      return
    }
    const action = actionOfKey(state, event.key)
    if (!action) return
    event.preventDefault()
    dispatch(action)
  }
  const label = (tag: LineTag) => `${LINE_TAGS.indexOf(tag) + 1} ${w(`intake.tag.${tag}`)}`
  const acceptWord = pasted ? 'intake.accept.into' : place.at < place.of ? 'intake.accept.next' : 'intake.accept'

  return (
    <Dialog
      title={w(pasted ? 'intake.title.pasted' : 'intake.title')}
      note={[
        place.of > 1 ? w('intake.file', place) : '',
        pasted ? '' : proposal.file,
        w('intake.lines', { lines: state.lines.length, dropped }),
      ]
        .filter(Boolean)
        .join(' · ')}
      aside={w('intake.keys')}
      size="large"
      flush
      initialFocus={box}
      onClose={onClose}
      footer={
        <>
          <span className={styles.report}>
            {doubtful > 0 ? (
              <span className={styles.doubt}>{w('intake.toSee', { n: doubtful })}</span>
            ) : (
              w('intake.allSure')
            )}
            {cleaned.indents + cleaned.blanks > 0 ? ` · ${w('intake.cleaned', cleaned)}` : ''}
            {proposal.proposal.eventOn
              ? ` · ${w('intake.eventOn', { day: printDate(proposal.proposal.eventOn) })}`
              : ''}
            {hasTitle ? null : <span className={styles.doubt}> · {w('intake.noTitle')}</span>}
          </span>
          {place.of > 1 ? (
            <Button onClick={onSkip}>{w('intake.skip')}</Button>
          ) : (
            <Button onClick={onClose}>{w('action.cancel')}</Button>
          )}
          <Button kind="prime" busy={busy} onClick={() => onAccept(state.lines)}>
            {w(acceptWord)}
          </Button>
        </>
      }
    >
      {failure ? <FailureNote failure={failure} /> : null}
      {proposal.warnings.map((warning) => {
        const key = `warning.${warning.code}`
        return (
          <p key={warning.code} className={styles.warning}>
            {isWord(key) ? w(key, warning.facts) : w('intake.warning', { code: warning.code })}
          </p>
        )
      })}
      {/* biome-ignore lint/a11y/useSemanticElements: a group that takes the keys of all its lines. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows and 1–8 are pressed here. */}
      <div ref={box} className={styles.lines} role="group" tabIndex={0} aria-label={w('intake.list')} onKeyDown={press}>
        {state.lines.map((line, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the group answers the keys.
          // biome-ignore lint/a11y/noStaticElementInteractions: clicking only moves the mark.
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: lines never change their place.
            key={at}
            className={cx(styles.line, line.tag === 'drop' && styles.drop, line.tag === 'title' && styles.heading)}
            aria-current={at === state.current ? 'true' : undefined}
            onClick={() => dispatch({ kind: 'select', line: at })}
          >
            <select
              className={cx(styles.tag, line.tag !== 'drop' && (line.sure ? styles.sure : styles.ask))}
              aria-label={w('intake.tag', { at: at + 1 })}
              tabIndex={at === state.current ? 0 : -1}
              value={line.tag}
              onChange={(event) => dispatch({ kind: 'tag', line: at, tag: event.target.value as LineTag })}
            >
              {LINE_TAGS.map((tag) => (
                <option key={tag} value={tag}>
                  {label(tag)}
                  {tag === line.tag && !line.sure ? ' ?' : ''}
                </option>
              ))}
            </select>
            <span className={styles.text}>{line.text}</span>
          </div>
        ))}
      </div>
    </Dialog>
  )
}
