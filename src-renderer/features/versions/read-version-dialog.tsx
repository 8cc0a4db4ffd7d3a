import { compareArticles } from '@shared/review/compare-articles.ts'
import { useMemo, useRef } from 'react'
import { useVersion, type VersionRow } from '../../client/index.ts'
import { printInstant, useWords } from '../../copy/index.ts'
import { Button, cx, Dialog, FailureNote, Skeleton } from '../../ui/index.ts'
import { versionWhat } from '../history/index.ts'
import styles from './compare-dialog.module.css'
import page from './comparison.module.css'
import { FieldView } from './field-view.tsx'
import { keyed } from './keyed.ts'
import { type FieldNames, printField } from './print-field.ts'
import { RowView } from './row-view.tsx'

type ReadVersionDialogProps = {
  readonly articleId: string
  readonly version: VersionRow
  readonly now: Date
  readonly canRestore: boolean
  readonly names: FieldNames
  readonly onCompare: () => void
  readonly onRestore: () => void
  readonly onClose: () => void
}

/** One version as it stood, to read. */
export function ReadVersionDialog(props: ReadVersionDialogProps) {
  const { articleId, version, now, canRestore, names, onCompare, onRestore, onClose } = props
  const w = useWords()
  const read = useVersion(articleId, version.version)
  const scroller = useRef<HTMLElement | null>(null)
  const text = read?.ok ? read.value : null
  const when = printInstant(version.at, now)
  const print = printField(names)
  // A text beside itself: the same pages show it.
  const rows = useMemo(() => (text ? compareArticles(text, text) : null), [text])
  return (
    <Dialog
      title={w('read.title', { when })}
      note={[versionWhat(version, w), version.byName].filter(Boolean).join(' · ')}
      aside={w('version.words', { n: version.words })}
      size="large"
      flush
      initialFocus={scroller}
      onClose={onClose}
      footer={
        <>
          <span className={styles.more}>{w(canRestore ? 'compare.restore.more' : 'compare.restore.mayNot')}</span>
          <Button onClick={onClose}>{w('action.close')}</Button>
          <Button disabled={!text} onClick={onCompare}>
            {w('version.do.compareNow')}
          </Button>
          <Button kind="prime" disabled={!canRestore || !text} onClick={onRestore}>
            {w('compare.restore', { when })}
          </Button>
        </>
      }
    >
      {read && !read.ok ? <FailureNote failure={read.error} /> : null}
      {read ? null : <Skeleton lines={12} />}
      {rows ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        <section className={cx(page.page, page.one)} aria-label={w('read.title', { when })} tabIndex={0} ref={scroller}>
          {rows.fields
            .filter(({ parts }) => parts.some(isWritten))
            .map((row) => (
              <div key={row.field} className={page.row}>
                <h3 className={page.fieldName}>{w(`compare.field.${row.field}`)}</h3>
                <div className={cx(page.half, page.fieldHalf)}>
                  <FieldView row={row} shown="both" print={print} />
                </div>
              </div>
            ))}
          {keyed(rows.blocks).map(({ key, thing }) => (
            <div key={key} className={page.row}>
              <RowView row={thing} layout="one" />
            </div>
          ))}
        </section>
      ) : null}
    </Dialog>
  )
}

type Part = ReturnType<typeof compareArticles>['fields'][number]['parts'][number]

function isWritten(part: Part): boolean {
  switch (part.shape) {
    case 'words':
      return part.pieces.length > 0
    case 'value':
      return part.after !== null
    case 'list':
      return part.items.length > 0
  }
}
