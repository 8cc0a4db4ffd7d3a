import { printDate } from '@shared/article/calendar-date.ts'
import type { GuardedKind } from '@shared/workflow/transitions.ts'
import { removedForGoodAt } from '@shared/workflow/trash.ts'
import { Check, CircleAlert, CircleDashed, FileText } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Profile } from '../client/index.ts'
import { printInstant, useWords, type WordKey } from '../copy/index.ts'
import { ArticleEditor, type Pasted, type SaveStatus } from '../features/editor/index.ts'
import { DocumentBar } from '../features/review/index.ts'
import { Banner, Button, Empty, FailureNote, Skeleton } from '../ui/index.ts'
import styles from './article-pane.module.css'
import { todayOf } from './today.ts'
import type { OpenArticle } from './use-open-article.ts'
import { useUnsolvedFailure } from './use-unsolved-failure.ts'

type ArticlePaneProps = {
  readonly article: OpenArticle
  readonly profile: Profile | null
  readonly canWrite: boolean
  readonly sideOpen: boolean
  readonly busy: boolean
  /** Stands in place of an article when none is open. */
  readonly instead: ReactNode
  readonly onAct: (kind: GuardedKind) => void
  readonly onDuplicate: () => void
  readonly onSide: () => void
  readonly onOpen: (id: string) => void
  /** Chooses between an article and the copy of a text that met it. */
  readonly onChoose: (originalId: string, copyId: string) => void
  readonly onPastedPage: (pasted: Pasted) => void
  readonly onSaveElsewhere: () => void
}

/** The third pane: the state and the next step above, the page below. */
export function ArticlePane(props: ArticlePaneProps) {
  const { article, profile } = props
  const w = useWords()
  const { opened, status } = article
  const unsolved = useUnsolvedFailure(status)
  if (article.id === null || article.failure) {
    return (
      <main className={styles.pane} aria-label={w('pane.article')} data-pane="3">
        {article.failure ? <FailureNote failure={article.failure} /> : null}
        {props.instead ?? (
          <Empty picture={<FileText />} title={w('article.none')}>
            {w('article.none.more')}
          </Empty>
        )}
      </main>
    )
  }
  if (!opened) {
    return (
      <main className={styles.pane} aria-label={w('pane.article')} aria-busy="true" data-pane="3">
        <div className={styles.waiting}>
          <Skeleton lines={12} />
        </div>
      </main>
    )
  }
  const now = new Date()
  const back = opened.article.decisions.findLast((decision) => decision.kind === 'return')
  return (
    <main className={styles.pane} aria-label={w('pane.article')} data-pane="3">
      <DocumentBar
        state={article.state}
        decisions={opened.article.decisions}
        actions={article.actions}
        trashed={opened.trashedAt !== null}
        canWrite={props.canWrite}
        saved={<Saved status={status} now={now} />}
        now={now}
        sideOpen={props.sideOpen}
        busy={props.busy}
        onAct={props.onAct}
        onDuplicate={props.onDuplicate}
        onSide={props.onSide}
      />
      {opened.trashedAt ? (
        <Banner kind="info">
          {w('trash.until', {
            when: printInstant(opened.trashedAt, now),
            until: printDate(todayOf(new Date(removedForGoodAt(opened.trashedAt)))),
          })}
        </Banner>
      ) : null}
      {opened.readOnly === 'newer-version' ? <Banner kind="warn">{w('article.newer')}</Banner> : null}
      {opened.recoveredFrom ? <Banner kind="warn">{w(`article.recovered.${opened.recoveredFrom}`)}</Banner> : null}
      {article.state === 'returned' && back?.kind === 'return' ? (
        <Banner kind="warn">{w('article.returnedReason', { reason: back.reason })}</Banner>
      ) : null}
      {article.copyId ? (
        <Met
          kind="error"
          sentence="article.conflict"
          open="article.conflict.open"
          onOpen={() => props.onOpen(article.copyId ?? '')}
          onChoose={() => props.onChoose(opened.article.id, article.copyId ?? '')}
        />
      ) : null}
      {opened.conflictWith ? (
        <Met
          kind="warn"
          sentence="article.conflictWith"
          open="conflict.openOther"
          onOpen={() => props.onOpen(opened.conflictWith ?? '')}
          onChoose={() => props.onChoose(opened.conflictWith ?? '', opened.article.id)}
        />
      ) : null}
      {unsolved !== null ? (
        <FailureNote
          failure={{ code: unsolved }}
          onRetry={() => void article.editor.current?.flush()}
          {...(SAVES_ELSEWHERE.test(unsolved)
            ? {
                more: unsolved.startsWith('disk/') ? w('elsewhere.retrying') : null,
                actions: <Button onClick={props.onSaveElsewhere}>{w('elsewhere.offer')}</Button>,
              }
            : {})}
        />
      ) : null}
      <div className={styles.editor}>
        <ArticleEditor
          key={article.visit}
          ref={article.editor}
          opened={opened}
          undo={article.undo}
          profile={profile}
          editable={article.editable}
          onOpenIntake={props.onPastedPage}
          onSaved={article.onSaved}
          onStatus={article.onStatus}
          onConflict={article.onConflict}
        />
      </div>
    </main>
  )
}

/** Failures of the library's own disk: the text can be written to another one. */
const SAVES_ELSEWHERE = /^(disk\/\w+|library\/(gone|read-only))$/

type MetProps = {
  readonly kind: 'warn' | 'error'
  readonly sentence: WordKey
  readonly open: WordKey
  readonly onOpen: () => void
  readonly onChoose: () => void
}

/** Two texts of one article met; nobody has chosen yet. */
function Met({ kind, sentence, open, onOpen, onChoose }: MetProps) {
  const w = useWords()
  return (
    <Banner
      kind={kind}
      actions={
        <>
          <Button kind="prime" onClick={onChoose}>
            {w('conflict.compare')}
          </Button>
          <Button onClick={onOpen}>{w(open)}</Button>
        </>
      }
    >
      {w(sentence)}
    </Banner>
  )
}

function Saved({ status, now }: { readonly status: SaveStatus; readonly now: Date }) {
  const w = useWords()
  switch (status.kind) {
    case 'saved':
      return status.at ? (
        <span className={styles.saved} role="status">
          <Check aria-hidden="true" className={styles.good} />
          {w('saved.saved', { when: printInstant(status.at, now) })}
        </span>
      ) : null
    case 'saving':
      return (
        <span className={styles.saved} role="status">
          <CircleDashed aria-hidden="true" />
          {w('saved.saving')}
        </span>
      )
    case 'unsaved':
      return (
        <span className={styles.saved} role="status">
          <CircleDashed aria-hidden="true" />
          {w('saved.unsaved')}
        </span>
      )
    case 'failed':
      return (
        <span className={styles.bad} role="alert">
          <CircleAlert aria-hidden="true" />
          {w('saved.failed')}
        </span>
      )
  }
}
