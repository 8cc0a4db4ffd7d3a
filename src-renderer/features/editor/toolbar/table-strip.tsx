import type { Editor } from '@tiptap/react'
import { useWords } from '../../../copy/words.tsx'
import { runTableCommand, type TableCommand } from '../body/table-keys.ts'
import css from './toolbar.module.css'

const COMMANDS: readonly TableCommand[] = [
  'editor.rowAdd',
  'editor.rowRemove',
  'editor.columnAdd',
  'editor.columnRemove',
  'editor.headerRow',
  'editor.cellsMerge',
  'editor.tableRemove',
]

/** Commands for the table that holds the caret. */
export function TableStrip({ editor }: { readonly editor: Editor }) {
  const words = useWords()
  return (
    <div className={css.strip} role="toolbar" aria-label={words('editor.table')}>
      {COMMANDS.map((command) => (
        <button
          key={command}
          type="button"
          className={css.word}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => runTableCommand(editor, command)}
        >
          {words(command)}
        </button>
      ))}
    </div>
  )
}
