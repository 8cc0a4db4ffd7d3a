import { isWord, type WordKey, type Words } from '../copy/index.ts'
import type { PaletteCommand } from '../features/palette/index.ts'
import type { MenuEntry } from '../ui/index.ts'

type CommandLine = { readonly id: string; readonly keys?: string; readonly needs?: 'article' | 'writing' }

/** The commands of the window in the order of its menu; the desktop menu sends the same ids. */
const LINES: readonly (CommandLine | '---')[] = [
  { id: 'new-article', keys: 'Ctrl+N', needs: 'writing' },
  { id: 'bring-in', keys: 'Ctrl+O', needs: 'writing' },
  { id: 'load-seeds', needs: 'writing' },
  '---',
  { id: 'palette', keys: 'Ctrl+K' },
  { id: 'search-library', keys: 'Ctrl+Alt+F' },
  '---',
  { id: 'next-step', keys: 'Ctrl+Enter', needs: 'article' },
  { id: 'export', needs: 'article' },
  { id: 'export-many' },
  { id: 'check', keys: 'F7', needs: 'article' },
  { id: 'history', needs: 'article' },
  { id: 'save-version', needs: 'article' },
  { id: 'compare', needs: 'article' },
  { id: 'previous-article', keys: 'Alt+↑' },
  { id: 'next-article', keys: 'Alt+↓' },
  '---',
  { id: 'toggle-side-panel' },
  { id: 'focus-mode', keys: 'F11', needs: 'article' },
  { id: 'light' },
  { id: 'dark' },
  { id: 'language-vi' },
  { id: 'language-en' },
  '---',
  { id: 'library-care' },
  { id: 'backup' },
  { id: 'restore-backup' },
  { id: 'verify' },
  { id: 'empty-trash', needs: 'writing' },
  { id: 'support' },
  '---',
  { id: 'settings', keys: 'Ctrl+,' },
  { id: 'shortcuts', keys: 'F1' },
]

type Has = { readonly article: boolean; readonly writing: boolean }

/** The ☰ menu of a door without a native one. */
export function menuEntries(w: Words, has: Has, run: (id: string) => void): readonly MenuEntry[] {
  return LINES.map((line, at) =>
    line === '---'
      ? { id: `line-${at}`, line: true }
      : {
          id: line.id,
          label: w(wordOf(line.id)),
          ...(line.keys ? { keys: line.keys } : {}),
          disabled: !offers(line, has),
          onChoose: () => run(line.id),
        },
  )
}

/** The same commands for the palette, those that can be done now, after the steps of the open article. */
export function paletteCommands(
  w: Words,
  has: Has,
  actions: readonly string[],
  run: (id: string) => void,
): readonly PaletteCommand[] {
  const steps = actions
    .filter((kind) => kind !== 'export')
    .map((kind) => ({ id: `act-${kind}`, label: w(wordOf(kind)), run: () => run(`act-${kind}`) }))
  const commands = LINES.filter((line) => line !== '---')
    .filter((line) => line.id !== 'palette' && line.id !== 'next-step' && offers(line, has))
    .map((line) => ({
      id: line.id,
      label: w(wordOf(line.id)),
      ...(line.keys ? { keys: line.keys } : {}),
      run: () => run(line.id),
    }))
  return [...steps, ...commands]
}

function offers(line: CommandLine, has: Has): boolean {
  return line.needs === undefined || has[line.needs]
}

function wordOf(id: string): WordKey {
  const command = `command.${id}`
  const action = `action.${id}`
  return isWord(command) ? command : isWord(action) ? action : 'app.menu'
}
