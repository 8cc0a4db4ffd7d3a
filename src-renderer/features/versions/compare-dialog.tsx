import type { ArticleText } from '@shared/review/compare-articles.ts'
import { useState } from 'react'
import { useVersions, type VersionRow } from '../../client/index.ts'
import { printInstant, useWords } from '../../copy/index.ts'
import { Button, Dialog, FailureNote, Skeleton } from '../../ui/index.ts'
import { versionLabel } from '../history/index.ts'
import styles from './compare-dialog.module.css'
import type { Compare } from './compare-in-worker.ts'
import { ComparisonView } from './comparison-view.tsx'
import { DifferenceList } from './difference-list.tsx'
import { LayoutChoice } from './layout-choice.tsx'
import { type FieldNames, printField } from './print-field.ts'
import type { Layout } from './row-view.tsx'
import { useComparison } from './use-comparison.ts'
import { useDifferenceWalk } from './use-difference-walk.ts'
import { type SideChoice, useSideText } from './use-side-text.ts'

type CompareDialogProps = {
  readonly article: { readonly id: string; readonly title: string }
  readonly initial: { readonly before: SideChoice; readonly after: SideChoice }
  /** The text as it is being written when the dialog opens. */
  readonly current: ArticleText
  readonly now: Date
  readonly canRestore: boolean
  readonly names: FieldNames
  readonly onRestore: (version: VersionRow) => void
  readonly onClose: () => void
  readonly compare?: Compare
}

/** Two texts of an article beside each other or in one column; either side can be any version. */
export function CompareDialog(props: CompareDialogProps) {
  const { article, now, canRestore, names, onRestore, onClose } = props
  const w = useWords()
  const listed = useVersions(article.id)
  const versions = listed ? (listed.ok ? listed.value.rows : NONE) : null
  const [current] = useState(props.current)
  const [chosen, setSides] = useState(props.initial)
  const sides = { before: named(chosen.before, versions), after: named(chosen.after, versions) }
  const [layout, setLayout] = useState<Layout>('sides')
  const before = useSideText(article.id, sides.before, current)
  const after = useSideText(article.id, sides.after, current)
  const compared = useComparison(before.text, after.text, props.compare)
  const comparison = compared.kind === 'compared' ? compared.comparison : null
  const walk = useDifferenceWalk(comparison)
  const failure =
    (listed && !listed.ok ? listed.error : null) ??
    before.failure ??
    after.failure ??
    (compared.kind === 'failed' ? { code: 'compare/failed' } : null)
  const restorable = versions?.find(({ version }) => version === (sides.before === 'now' ? sides.after : sides.before))
  const when = restorable ? printInstant(restorable.at, now) : ''
  const options = [
    { value: 'now', label: w('version.now') },
    ...(versions ?? NONE).map((version) => ({ value: version.version, label: versionLabel(version, w, now) })),
  ]
  const choose = (side: 'before' | 'after') => (
    <label className={styles.side}>
      <span>{w(`compare.${side}`)}</span>
      <select value={sides[side]} onChange={(event) => setSides({ ...sides, [side]: event.target.value })}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <Dialog
      title={w('compare.title')}
      note={article.title}
      aside={<LayoutChoice layout={layout} onChange={setLayout} />}
      size="full"
      flush
      initialFocus={walk.place}
      onClose={onClose}
      footer={
        <>
          <span className={styles.more}>{w(canRestore ? 'compare.restore.more' : 'compare.restore.mayNot')}</span>
          <Button onClick={onClose}>{w('action.close')}</Button>
          {restorable ? (
            <Button kind="prime" disabled={!canRestore} onClick={() => onRestore(restorable)}>
              {w('compare.restore', { when })}
            </Button>
          ) : null}
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: N and P from anywhere inside */}
      <div className={styles.work} ref={walk.place} tabIndex={-1} onKeyDown={walk.onKeyDown}>
        <div className={styles.sides}>
          {choose('before')}
          {choose('after')}
        </div>
        {failure ? <FailureNote failure={failure} /> : null}
        {comparison && walk.differences.length > 0 ? (
          <>
            <DifferenceList
              comparison={comparison}
              differences={walk.differences}
              current={walk.current}
              onGo={walk.go}
              onStep={walk.step}
            />
            <ComparisonView
              comparison={comparison}
              layout={layout}
              current={walk.current}
              print={printField(names)}
              scroller={walk.scroller}
            />
          </>
        ) : (
          <div className={styles.instead} role="status">
            {comparison ? w('compare.none') : failure ? null : <Comparing />}
          </div>
        )}
      </div>
    </Dialog>
  )
}

const NONE: readonly VersionRow[] = []

/** The newest version by its name, as soon as it is known. */
const named = (side: SideChoice, versions: readonly VersionRow[] | null): SideChoice =>
  side === 'newest' && versions ? (versions[0]?.version ?? 'now') : side

function Comparing() {
  const w = useWords()
  return (
    <>
      <span className="visually-hidden">{w('compare.comparing')}</span>
      <Skeleton lines={12} />
    </>
  )
}
