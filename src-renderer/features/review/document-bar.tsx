import type { Decision, State } from '@shared/article/decision.ts'
import { assertNever } from '@shared/workflow/assert-never.ts'
import type { GuardedKind } from '@shared/workflow/transitions.ts'
import { ArchiveRestore, Copy, Ellipsis, FileOutput, PanelRight, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { printInstant, useWords, type WordKey } from '../../copy/index.ts'
import { Button, IconButton, Menu, type MenuEntry, StateBadge } from '../../ui/index.ts'
import styles from './document-bar.module.css'
import { nextStep, secondStep } from './next-step.ts'

type DocumentBarProps = {
  readonly state: State
  readonly decisions: readonly Decision[]
  readonly actions: readonly GuardedKind[]
  readonly trashed: boolean
  readonly canWrite: boolean
  /** Saved, saving or NOT SAVED, as the editor says it. */
  readonly saved: ReactNode
  readonly now: Date
  readonly sideOpen: boolean
  readonly busy: boolean
  readonly onAct: (kind: GuardedKind) => void
  readonly onDuplicate: () => void
  readonly onSide: () => void
}

export function DocumentBar(props: DocumentBarProps) {
  const { state, actions, trashed, canWrite, now, sideOpen, busy } = props
  const w = useWords()
  const prime = trashed ? null : nextStep(state, actions)
  const second = trashed ? null : secondStep(state, actions)
  const story = storyOf(props.decisions)
  const rest = actions.filter(
    (kind) => kind !== prime && kind !== second && kind !== 'trash' && kind !== 'restore' && kind !== 'export',
  )
  const more: MenuEntry[] = [
    ...rest.map((kind) => ({
      id: kind,
      label: w(`action.${kind}`),
      disabled: !canWrite,
      onChoose: () => props.onAct(kind),
    })),
    ...(prime === 'export' || second === 'export'
      ? []
      : [{ id: 'export', label: w('action.export'), icon: <FileOutput />, onChoose: () => props.onAct('export') }]),
    { id: 'duplicate', label: w('action.duplicate'), icon: <Copy />, disabled: !canWrite, onChoose: props.onDuplicate },
    ...(actions.includes('trash')
      ? [
          {
            id: 'trash',
            label: w('action.trash'),
            icon: <Trash2 />,
            disabled: !canWrite,
            onChoose: () => props.onAct('trash'),
          },
        ]
      : []),
  ]
  return (
    <header className={styles.bar}>
      <StateBadge state={state} />
      {story ? (
        <span className={styles.story} title={w(story.word, { name: story.name, when: printInstant(story.at, now) })}>
          {w(story.word, { name: story.name, when: printInstant(story.at, now) })}
        </span>
      ) : null}
      <span className={styles.saved}>{props.saved}</span>
      {trashed ? (
        <Button
          kind="prime"
          icon={<ArchiveRestore />}
          disabled={!canWrite}
          busy={busy}
          onClick={() => props.onAct('restore')}
        >
          {w('action.restore')}
        </Button>
      ) : (
        <>
          {second ? (
            <Button disabled={!canWrite} busy={busy} onClick={() => props.onAct(second)}>
              {w(`action.${second}`)}
            </Button>
          ) : null}
          {prime ? (
            <Button
              kind="prime"
              title="Ctrl+Enter"
              disabled={!canWrite && prime !== 'export'}
              busy={busy}
              onClick={() => props.onAct(prime)}
            >
              {w(`action.${prime}`)}
            </Button>
          ) : null}
          <Menu
            trigger={
              <IconButton label={w('action.moreArticle')}>
                <Ellipsis />
              </IconButton>
            }
            entries={more}
          />
        </>
      )}
      {sideOpen ? null : (
        <IconButton label={w('side.show')} onClick={props.onSide}>
          <PanelRight />
        </IconButton>
      )}
    </header>
  )
}

type Story = { readonly word: WordKey; readonly name: string; readonly at: string }

/** The decision that brought the article where it is, as a line beside its state. */
function storyOf(decisions: readonly Decision[]): Story | null {
  const last = decisions.findLast(({ kind }) => !BESIDE_THE_STORY.has(kind))
  return last ? { word: storyWord(last), name: last.byName, at: last.at } : null
}

const BESIDE_THE_STORY: ReadonlySet<Decision['kind']> = new Set([
  'trash',
  'restore',
  'approvalCancelled',
  'conflictResolved',
  'restoreVersion',
])

function storyWord(decision: Decision): WordKey {
  switch (decision.kind) {
    case 'submit':
      return 'article.sentBy'
    case 'startEditing':
      return 'article.editedBy'
    case 'return':
      return 'article.returnedBy'
    case 'approve':
      return 'article.approvedBy'
    case 'export':
      return 'article.exportedBy'
    case 'publish':
      return 'article.publishedBy'
    case 'create':
    case 'import':
    case 'conflictCopy':
    case 'conflictResolved':
    case 'restoreVersion':
    case 'approvalCancelled':
    case 'trash':
    case 'restore':
      return 'article.createdBy'
    default:
      return assertNever(decision)
  }
}
