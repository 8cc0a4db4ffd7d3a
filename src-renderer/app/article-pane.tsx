import type { GuardedKind } from '@shared/workflow/transitions.ts'
import { Check, CircleAlert, CircleDashed, FileText } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Failure, Profile } from '../client/index.ts'
import { printInstant, useWords } from '../copy/index.ts'
import { ArticleEditor, type Pasted, type SaveStatus } from '../features/editor/index.ts'
import { DocumentBar } from '../features/review/index.ts'
import { Banner, Button, Empty, FailureNote, Skeleton } from '../ui/index.ts'
import styles from './article-pane.module.css'
import type { OpenArticle } from './use-open-article.ts'

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
  readonly onPastedPage: (pasted: Pasted) => void
}

/** The third pane: the state and the next step above, the page below. */
export function ArticlePane(props: ArticlePaneProps) {
  const { article, profile } = props
  const w = useWords()
  const { opened, status } = article
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
        <Banner kind="info">{w('article.trashed', { when: printInstant(opened.trashedAt, now) })}</Banner>
      ) : null}
      {opened.readOnly === 'newer-version' ? <Banner kind="warn">{w('article.newer')}</Banner> : null}
      {opened.recoveredFrom ? <Banner kind="warn">{w(`article.recovered.${opened.recoveredFrom}`)}</Banner> : null}
      {article.state === 'returned' && back?.kind === 'return' ? (
        <Banner kind="warn">{w('article.returnedReason', { reason: back.reason })}</Banner>
      ) : null}
      {article.copyId ? <Conflict copyId={article.copyId} onOpen={props.onOpen} /> : null}
      {status.kind === 'failed' ? (
        <FailureNote failure={failureOf(status)} onRetry={() => void article.editor.current?.flush()} />
      ) : null}
      <div className={styles.editor}>
        <ArticleEditor
          ref={article.editor}
          opened={opened}
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

const failureOf = ({ code }: { readonly code: string }): Failure => ({ code })

function Conflict({ copyId, onOpen }: { readonly copyId: string; readonly onOpen: (id: string) => void }) {
  const w = useWords()
  return (
    <Banner kind="error" actions={<Button onClick={() => onOpen(copyId)}>{w('article.conflict.open')}</Button>}>
      {w('article.conflict')}
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
