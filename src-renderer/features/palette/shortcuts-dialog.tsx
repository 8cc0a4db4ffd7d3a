import { useWords, type WordKey } from '../../copy/index.ts'
import { Button, Dialog } from '../../ui/index.ts'
import styles from './shortcuts-dialog.module.css'

const GROUPS: readonly { readonly title: WordKey; readonly keys: readonly (readonly [string, WordKey])[] }[] = [
  {
    title: 'shortcuts.app',
    keys: [
      ['Ctrl+K', 'command.palette'],
      ['Ctrl+N', 'command.new-article'],
      ['Ctrl+O', 'command.bring-in'],
      ['Ctrl+Alt+F', 'command.search-library'],
      ['Ctrl+,', 'command.settings'],
      ['F1', 'command.shortcuts'],
      ['F11', 'command.focus-mode'],
    ],
  },
  {
    title: 'shortcuts.article',
    keys: [
      ['Ctrl+Enter', 'command.next-step'],
      ['Ctrl+S', 'command.save'],
      ['F7', 'command.check'],
      ['Ctrl+B / I / U', 'command.bold'],
      ['Ctrl+Alt+2 / 3', 'command.crosshead'],
      ['Ctrl+F / H', 'command.find'],
      ['Ctrl+Z / Y', 'command.undo-redo'],
      ['N / P', 'command.walk-differences'],
    ],
  },
  {
    title: 'shortcuts.list',
    keys: [
      ['F6', 'command.panes'],
      ['Ctrl+1', 'command.pane-1'],
      ['Ctrl+2', 'command.pane-2'],
      ['Ctrl+3', 'command.pane-3'],
      ['Ctrl+4', 'command.pane-4'],
      ['Alt+↑', 'command.previous-article'],
      ['Alt+↓', 'command.next-article'],
    ],
  },
]

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const w = useWords()
  return (
    <Dialog
      title={w('shortcuts.title')}
      size="wide"
      onClose={onClose}
      footer={<Button onClick={onClose}>{w('action.close')}</Button>}
    >
      <div className={styles.groups}>
        {GROUPS.map((group) => (
          <section key={group.title}>
            <h3>{w(group.title)}</h3>
            <dl>
              {group.keys.map(([keys, word]) => (
                <div key={keys}>
                  <dt>{w(word)}</dt>
                  <dd>
                    <kbd>{keys}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
