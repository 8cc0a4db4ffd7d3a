import { redoDepth, undoDepth } from '@tiptap/pm/history'
import type { EditorState } from '@tiptap/pm/state'

const MARKS = ['bold', 'italic', 'underline', 'superscript', 'subscript', 'link'] as const

/** What holds at the caret as one word list: `bold bulletList canUndo`. A primitive, so the toolbar draws only when it changes. */
export function activeFormats(state: EditorState): string {
  const { empty, from, to, $from } = state.selection
  const active: string[] = []
  for (const name of MARKS) {
    const type = state.schema.marks[name]
    if (!type) continue
    const holds = empty
      ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
      : state.doc.rangeHasMark(from, to, type)
    if (holds) active.push(name)
  }
  for (let depth = 1; depth <= $from.depth; depth++) {
    const node = $from.node(depth)
    active.push(node.type.name === 'heading' ? `heading${node.attrs.level}` : node.type.name)
  }
  if (undoDepth(state) > 0) active.push('canUndo')
  if (redoDepth(state) > 0) active.push('canRedo')
  return active.join(' ')
}
