import type { ArticleFields } from '@shared/article/article.ts'
import type { BodyNode } from '@shared/article/body-check.ts'
import { runChecks } from '@shared/checks/run-checks.ts'
import { type RefObject, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { type CheckIssue, type Opened, type Row, type Settings, useVersions } from '../client/index.ts'
import { useWords } from '../copy/index.ts'
import { CheckPanel } from '../features/checks/index.ts'
import type { ArticleEditorHandle } from '../features/editor/index.ts'
import { FieldsPanel } from '../features/fields/index.ts'
import { HistoryPanel, type VersionActs } from '../features/history/index.ts'
import { Tabs } from '../ui/index.ts'
import { todayOf } from './today.ts'
import type { SideTab } from './use-remembered.ts'

type SidePanelProps = {
  readonly opened: Opened
  readonly editor: RefObject<ArticleEditorHandle | null>
  readonly saves: number
  readonly editable: boolean
  readonly settings: Settings
  readonly others: readonly Row[]
  readonly tab: SideTab
  readonly onTab: (tab: SideTab) => void
  readonly canName: boolean
  readonly versionActs: VersionActs
  readonly onOpen: (id: string) => void
  readonly onJump: (place: CheckIssue['place']) => void
}

type Draft = { readonly fields: ArticleFields; readonly body: BodyNode }

/** The fourth pane: what does not print, what is wrong, what was decided. */
export function SidePanel({
  opened,
  editor,
  saves,
  editable,
  settings,
  others,
  tab,
  onTab,
  canName,
  versionActs,
  onOpen,
  onJump,
}: SidePanelProps) {
  const w = useWords()
  const draft = useDraft(opened, editor, saves)
  const settled = useDeferredValue(draft)
  const issues = useMemo(() => runChecks(settled, { today: todayOf(new Date()) }), [settled])
  const errors = issues.filter((issue) => issue.severity === 'error').length
  return (
    <Tabs<SideTab>
      label={w('pane.side')}
      current={tab}
      onChange={onTab}
      tabs={[
        {
          id: 'info',
          label: w('side.info'),
          panel: (
            <FieldsPanel
              fields={draft.fields}
              settings={settings}
              readOnly={!editable}
              others={others.filter((row) => row.id !== opened.article.id)}
              onChange={(part) => editor.current?.patchFields(part)}
              onOpen={onOpen}
            />
          ),
        },
        { id: 'checks', label: w('side.checks'), alert: errors, panel: <CheckPanel issues={issues} onJump={onJump} /> },
        {
          id: 'history',
          label: w('side.history'),
          panel: <History opened={opened} canName={canName} canRestore={editable} acts={versionActs} />,
        },
      ]}
    />
  )
}

type HistoryProps = {
  readonly opened: Opened
  readonly canName: boolean
  readonly canRestore: boolean
  readonly acts: VersionActs
}

/** Asks for the versions only while they are looked at. */
function History({ opened, ...rest }: HistoryProps) {
  const { id, decisions } = opened.article
  return <HistoryPanel decisions={decisions} versions={useVersions(id)} now={new Date()} {...rest} />
}

/** The text as the editor has it: again after every change of a field and every save, never on a keystroke in the body. */
function useDraft(opened: Opened, editor: RefObject<ArticleEditorHandle | null>, saves: number): Draft {
  const [draft, setDraft] = useState<Draft>(opened.article)
  useEffect(() => {
    const take = () => {
      const now = editor.current?.current()
      if (now) setDraft({ fields: now.fields, body: now.body })
    }
    if (saves > 0) take()
    return editor.current?.onFields(take)
  }, [editor, saves])
  useEffect(() => {
    setDraft({ fields: opened.article.fields, body: opened.article.body })
  }, [opened])
  return draft
}
