import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
  mergeCells,
  splitCell,
  toggleHeaderRow,
} from '@tiptap/pm/tables'

const tableCommands = {
  'editor.rowAdd': addRowAfter,
  'editor.rowRemove': deleteRow,
  'editor.columnAdd': addColumnAfter,
  'editor.columnRemove': deleteColumn,
  'editor.headerRow': toggleHeaderRow,
  'editor.cellsMerge': mergeCells,
  'editor.tableRemove': deleteTable,
} as const
export type TableCommand = keyof typeof tableCommands

export function runTableCommand(editor: Editor, name: TableCommand): void {
  const { state, view } = editor
  const ran = tableCommands[name](state, view.dispatch)
  // Merging a merged cell takes it apart again.
  if (!ran && name === 'editor.cellsMerge') splitCell(state, view.dispatch)
  view.focus()
}

/** A table of three by three with a header row, after the block of the caret. */
export function insertTable(editor: Editor): void {
  const { schema, selection, tr } = editor.state
  const node = (name: string, content?: readonly Node[]) =>
    schema.nodes[name]?.createAndFill(null, content) ?? schema.text(' ')
  const row = (cell: string) => node('tableRow', [node(cell), node(cell), node(cell)])
  const { $to } = selection
  const emptyParagraph = $to.depth === 1 && $to.parent.type.name === 'paragraph' && $to.parent.content.size === 0
  const at = emptyParagraph ? $to.before(1) : $to.after(1)
  tr.insert(at, node('table', [row('tableHeader'), row('tableCell'), row('tableCell')]))
  tr.setSelection(TextSelection.create(tr.doc, at + 4))
  editor.view.dispatch(tr.scrollIntoView())
  editor.view.focus()
}

/** Tab walks the cells and makes a new row after the last. */
export const TableKeys = Extension.create({
  name: 'tableKeys',
  priority: 900,
  addKeyboardShortcuts() {
    const step = (direction: 1 | -1) => () => {
      const { view } = this.editor
      if (!isInTable(view.state)) return false
      if (goToNextCell(direction)(view.state, view.dispatch)) return true
      if (direction === 1 && addRowAfter(view.state, view.dispatch)) goToNextCell(1)(view.state, view.dispatch)
      return true
    }
    return { Tab: step(1), 'Shift-Tab': step(-1) }
  },
})
