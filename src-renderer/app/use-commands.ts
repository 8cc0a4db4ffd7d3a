import type { GuardedKind } from '@shared/workflow/transitions.ts'
import type { RefObject } from 'react'
import { type Failure, type Row, type Session, type Settings, useWork } from '../client/index.ts'
import type { Direction } from '../features/editor/index.ts'
import { nextRow } from '../features/library/index.ts'
import { nextStep } from '../features/review/index.ts'
import type { useDesk } from './use-desk.ts'
import type { OpenArticle } from './use-open-article.ts'
import type { SideTab } from './use-remembered.ts'
import { focusPane, walkPanes } from './use-shortcuts.ts'
import type { WindowDialog } from './window-dialog.ts'

type CommandParts = {
  readonly article: OpenArticle
  readonly desk: ReturnType<typeof useDesk>
  /** Ctrl+S. */
  readonly onKeep: () => void
  readonly rows: readonly Row[]
  readonly session: Session
  readonly find: RefObject<HTMLInputElement | null>
  readonly openArticle: (id: string) => void
  readonly onDialog: (dialog: WindowDialog) => void
  readonly onFailure: (failure: Failure) => void
  readonly saveSettings: (settings: Settings) => Promise<Failure | null>
  readonly onTab: (tab: SideTab) => void
  readonly onSide: () => void
  readonly onList: () => void
  readonly onFocusMode: () => void
  readonly onStep: (direction: Direction) => void
  readonly onEmptyTrash: () => void
}

/** Carries out a command by its name, whether it came from a key, a menu or the palette; false when it is not the window's. */
export function useCommands(parts: CommandParts): (command: string) => boolean {
  const { article, desk, rows, session, onDialog, onFailure } = parts
  const verify = useWork('library.verify')
  const canWrite = session.library.readOnly === null
  const reported = (failure: Failure | null) => {
    if (failure) onFailure(failure)
  }
  const set = (part: Partial<Settings>) => void parts.saveSettings({ ...session.settings, ...part }).then(reported)
  const go = (key: string) => {
    const next = nextRow(rows, article.id, key)
    if (next) parts.openArticle(next)
  }
  const pane = (which: number) => {
    if (which === 2) parts.onList()
    focusPane(which)
  }
  const act = (kind: GuardedKind) => {
    if (!article.opened) return
    switch (kind) {
      case 'submit':
        return void desk.decide({ kind: 'submit', note: '' }).then(reported)
      case 'startEditing':
        return void desk.decide({ kind: 'startEditing' }).then(reported)
      case 'trash':
        return void desk.trash()
      case 'restore':
        return void desk.restore()
      case 'export':
        return void desk.leave().then((safe) => {
          if (safe) onDialog({ kind: 'export' })
        })
      case 'return':
      case 'approve':
      case 'publish':
        return onDialog({ kind })
    }
  }
  const commands: Readonly<Record<string, () => void>> = {
    'new-article': () => {
      if (canWrite) void desk.create()
    },
    'bring-in': () => {
      if (canWrite) onDialog({ kind: 'intake', source: { kind: 'choose' } })
    },
    'load-seeds': () => void desk.loadSeeds(),
    save: parts.onKeep,
    'save-version': () => {
      if (article.opened) onDialog({ kind: 'name-version', version: null })
    },
    compare: () => {
      if (article.opened) onDialog({ kind: 'compare', before: 'newest', after: 'now' })
    },
    flush: () => void article.editor.current?.flush(),
    undo: () => parts.onStep('undo'),
    redo: () => parts.onStep('redo'),
    palette: () => onDialog({ kind: 'palette' }),
    shortcuts: () => onDialog({ kind: 'shortcuts' }),
    settings: () => onDialog({ kind: 'settings', addPerson: false }),
    'search-library': () => {
      parts.onList()
      parts.find.current?.focus()
      parts.find.current?.select()
    },
    'next-step': () => {
      const step = article.opened && !article.opened.trashedAt && nextStep(article.state, article.actions)
      if (step && (canWrite || step === 'export')) act(step)
    },
    'return-article': () => {
      if (canWrite && article.actions.includes('return')) act('return')
    },
    export: () => act('export'),
    'export-many': () =>
      void desk.leave().then((safe) => {
        if (safe) onDialog({ kind: 'export-many', rows })
      }),
    'trash-article': () => {
      if (canWrite && article.actions.includes('trash')) act('trash')
    },
    'duplicate-article': () => void desk.duplicate(),
    check: () => parts.onTab('checks'),
    history: () => parts.onTab('history'),
    'previous-article': () => go('ArrowUp'),
    'next-article': () => go('ArrowDown'),
    'toggle-side-panel': parts.onSide,
    'focus-mode': parts.onFocusMode,
    light: () => set({ theme: 'light' }),
    dark: () => set({ theme: 'dark' }),
    'language-vi': () => set({ language: 'vi' }),
    'language-en': () => set({ language: 'en' }),
    'library-care': () => onDialog({ kind: 'care', tab: 'status' }),
    backup: () => onDialog({ kind: 'care', tab: 'backup' }),
    'restore-backup': () => onDialog({ kind: 'care', tab: 'restore' }),
    support: () => onDialog({ kind: 'care', tab: 'support' }),
    verify: () => {
      verify.start({ repair: false })
      onDialog({ kind: 'care', tab: 'status' })
    },
    'empty-trash': () => {
      if (canWrite) parts.onEmptyTrash()
    },
    'save-elsewhere': () => {
      if (article.opened) onDialog({ kind: 'save-elsewhere' })
    },
    'next-pane': () => walkPanes(1),
    'previous-pane': () => walkPanes(-1),
    'pane-1': () => pane(1),
    'pane-2': () => pane(2),
    'pane-3': () => pane(3),
    'pane-4': () => pane(4),
  }
  return (command) => {
    const kind = article.actions.find((one) => command === `act-${one}`)
    if (kind) act(kind)
    else if (command === 'act-restore') act('restore')
    else if (command === 'act-export') act('export')
    else if (Object.hasOwn(commands, command)) commands[command]?.()
    else return article.editor.current?.run(command) ?? false
    return true
  }
}
