import type { ArticleText, Side } from '@shared/review/compare-articles.ts'
import { mergeChosen } from '@shared/review/merge-chosen.ts'
import { withoutConflictMark } from '@shared/workflow/conflict-mark.ts'
import { useMemo, useState } from 'react'
import type { Failure, InputOf, Opened } from '../../client/index.ts'
import { printInstant, useWords } from '../../copy/index.ts'
import { Button, Dialog, FailureNote, Skeleton } from '../../ui/index.ts'
import { ChooseSide } from './choose-side.tsx'
import styles from './compare-dialog.module.css'
import type { Compare } from './compare-in-worker.ts'
import { ComparisonView } from './comparison-view.tsx'
import { DifferenceList } from './difference-list.tsx'
import { type FieldNames, printField } from './print-field.ts'
import { useComparison } from './use-comparison.ts'
import { useDifferenceWalk } from './use-difference-walk.ts'
import { type TwoTexts, useTwoTexts } from './use-two-texts.ts'

export type Resolution = InputOf<'articles.resolveConflict'>

type ConflictDialogProps = {
  readonly originalId: string
  readonly copyId: string
  readonly now: Date
  /** Whether this person may put another text into the article. */
  readonly mayEdit: (original: Opened) => boolean
  readonly names: FieldNames
  readonly onResolve: (resolution: Resolution) => Promise<Failure | null>
  readonly onClose: () => void
  readonly compare?: Compare
}

/** Two texts of one article: take one, keep both, or choose place by place. Nothing is thrown away. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { originalId, copyId, onClose } = props
  const w = useWords()
  const { texts, failure, lookAgain } = useTwoTexts(originalId, copyId)
  // Told over the texts that are read anew because of it.
  const [refused, setRefused] = useState<Failure | null>(null)
  if (texts)
    return (
      <Choosing
        key={`${texts.stored.generation} ${texts.copy.generation}`}
        {...props}
        texts={texts}
        refused={refused}
        onRefused={setRefused}
        lookAgain={lookAgain}
      />
    )
  return (
    <Dialog
      title={w('conflict.title')}
      size="full"
      onClose={onClose}
      footer={<Button onClick={onClose}>{w('action.close')}</Button>}
    >
      {failure ? <FailureNote failure={failure} onRetry={lookAgain} /> : <Skeleton lines={12} />}
    </Dialog>
  )
}

type ChoosingProps = ConflictDialogProps & {
  readonly texts: TwoTexts
  readonly refused: Failure | null
  readonly onRefused: (failure: Failure | null) => void
  readonly lookAgain: () => void
}

function Choosing({
  texts,
  refused,
  onRefused,
  now,
  mayEdit,
  names,
  onResolve,
  onClose,
  lookAgain,
  compare,
}: ChoosingProps) {
  const w = useWords()
  const { stored, copy } = texts
  const [choices, setChoices] = useState<ReadonlyMap<string, Side>>(new Map())
  const [busy, setBusy] = useState(false)
  const [before, after] = useMemo(() => [textOf(stored), textOf(copy)], [stored, copy])
  const compared = useComparison(before, after, compare)
  const comparison = compared.kind === 'compared' ? compared.comparison : null
  const walk = useDifferenceWalk(comparison)
  const fromStored = walk.differences.filter(({ key }) => choices.get(key) === 'before').length
  const may = mayEdit(stored)

  const resolve = async (keep: Resolution['keep']) => {
    if (busy) return
    setBusy(true)
    const failed = await onResolve({
      id: copy.article.id,
      basedOn: copy.generation,
      original: { id: stored.article.id, basedOn: stored.generation },
      keep,
    })
    setBusy(false)
    onRefused(failed)
    // What was compared is no longer what is stored.
    if (failed?.code === 'article/changed-elsewhere') lookAgain()
  }
  const merge = () => {
    if (!comparison) return
    const { fields, body } = mergeChosen(comparison, choices, 'after')
    void resolve({ kind: 'merged', fields, body })
  }
  const saved = (opened: Opened, by: string) => {
    const when = printInstant(opened.article.savedAt, now)
    return by === '' ? w('conflict.savedAt', { when }) : w('conflict.savedBy', { when, name: by })
  }
  const shownFailure = refused ?? (compared.kind === 'failed' ? { code: 'compare/failed' } : null)
  return (
    <Dialog
      title={w('conflict.title')}
      note={stored.article.fields.title}
      size="full"
      flush
      initialFocus={walk.place}
      onClose={onClose}
      footer={
        <>
          <span className={styles.more}>
            {w(may ? 'conflict.safe' : 'compare.restore.mayNot')}{' '}
            {comparison
              ? w('conflict.chosen', { stored: fromStored, copy: walk.differences.length - fromStored })
              : null}
          </span>
          <Button busy={busy} onClick={() => void resolve({ kind: 'both' })}>
            {w('conflict.do.both')}
          </Button>
          <Button busy={busy} onClick={() => void resolve({ kind: 'stored' })}>
            {w('conflict.do.stored')}
          </Button>
          <Button busy={busy} disabled={!may} onClick={() => void resolve({ kind: 'copy' })}>
            {w('conflict.do.copy')}
          </Button>
          <Button kind="prime" busy={busy} disabled={!may || walk.differences.length === 0} onClick={merge}>
            {w('conflict.do.merged')}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: N and P from anywhere inside */}
      <div className={styles.work} ref={walk.place} tabIndex={-1} onKeyDown={walk.onKeyDown}>
        <div className={styles.sides}>
          <p className={styles.side}>
            <b>{w('conflict.stored')}</b> {saved(stored, texts.storedBy)}
          </p>
          <p className={styles.side}>
            <b>{w('conflict.copy')}</b> {saved(copy, copy.article.decisions[0]?.byName ?? '')}
          </p>
        </div>
        {shownFailure ? <FailureNote failure={shownFailure} /> : null}
        {comparison && walk.differences.length > 0 ? (
          <>
            <DifferenceList
              comparison={comparison}
              differences={walk.differences}
              current={walk.current}
              relation="against"
              onGo={walk.go}
              onStep={walk.step}
            />
            <ComparisonView
              comparison={comparison}
              layout="sides"
              relation="against"
              current={walk.current}
              print={printField(names)}
              scroller={walk.scroller}
              headOf={(key, what) => (side) => (
                <ChooseSide
                  name={`${key} ${what}`}
                  side={side}
                  chosen={(choices.get(key) ?? 'after') === side}
                  onChoose={() => setChoices(new Map(choices).set(key, side))}
                />
              )}
            />
          </>
        ) : (
          <div className={styles.instead} role="status">
            {comparison ? w('compare.none') : <Skeleton lines={12} />}
          </div>
        )}
      </div>
    </Dialog>
  )
}

/** The text under the title that it had. */
const textOf = ({ article: { fields, body } }: Opened): ArticleText => ({
  fields: { ...fields, title: withoutConflictMark(fields.title) },
  body,
})
