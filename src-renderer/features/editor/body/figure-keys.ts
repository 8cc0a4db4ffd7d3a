import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, Selection, TextSelection } from '@tiptap/pm/state'

/** Keys inside captions and credits: on to the next line of the photo, never through the photo's edges. */
export const FigureKeys = Extension.create({
  name: 'figureKeys',
  // Before the keys that split and join blocks.
  priority: 1000,
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          // Keys that come faster than the caret is read are deleted by the browser itself.
          beforeinput: (_view, event) => {
            if (!event.inputType.startsWith('delete') || !joinsLines(event)) return false
            event.preventDefault()
            return true
          },
        },
      },
    }),
  ],
  addKeyboardShortcuts() {
    return {
      Enter: () => moveOn(this.editor, true),
      Tab: () => moveOn(this.editor, false),
      'Shift-Tab': () => moveBack(this.editor),
      'Shift-Enter': () => lineOf(this.editor) !== null,
      'Mod-a': () => selectLine(this.editor),
      Backspace: () => stayInside(this.editor, 'start'),
      'Mod-Backspace': () => stayInside(this.editor, 'start'),
      Delete: () => stayInside(this.editor, 'end'),
      'Mod-Delete': () => stayInside(this.editor, 'end'),
    }
  },
})

/** Puts the caret into the block after the figure at `position`, making a paragraph where there is none. */
export function leaveFigure(editor: Editor, position: number): void {
  const { doc, schema, tr } = editor.state
  const figure = doc.nodeAt(position)
  const paragraph = schema.nodes.paragraph
  if (!figure || !paragraph) return
  const after = position + figure.nodeSize
  const next = doc.resolve(after).nodeAfter
  if (next?.type.name === 'figure') tr.setSelection(TextSelection.create(doc, after + 2))
  else {
    // In a gallery the way out leads past the gallery.
    const $after = doc.resolve(after)
    const end = $after.depth > 0 ? $after.after(1) : after
    if (!doc.resolve(end).nodeAfter?.isTextblock) tr.insert(end, paragraph.create())
    tr.setSelection(Selection.near(tr.doc.resolve(end + 1)))
  }
  editor.view.dispatch(tr.scrollIntoView())
  editor.view.focus()
}

type Line = { readonly name: 'figureCaption' | 'figureCredit'; readonly figure: Node; readonly figureAt: number }

function lineOf(editor: Editor): Line | null {
  const { $from } = editor.state.selection
  const name = $from.parent.type.name
  if (name !== 'figureCaption' && name !== 'figureCredit') return null
  return { name, figure: $from.node(-1), figureAt: $from.before(-1) }
}

function moveOn(editor: Editor, byEnter: boolean): boolean {
  const line = lineOf(editor)
  if (!line) return false
  if (line.name === 'figureCaption') setCaret(editor, line.figureAt + line.figure.nodeSize - 2)
  else if (byEnter) leaveFigure(editor, line.figureAt)
  else {
    const dom = editor.view.nodeDOM(line.figureAt)
    if (dom instanceof HTMLElement) dom.querySelector('textarea')?.focus()
  }
  return true
}

function moveBack(editor: Editor): boolean {
  const line = lineOf(editor)
  if (line?.name !== 'figureCredit') return false
  setCaret(editor, line.figureAt + 1 + (line.figure.firstChild?.nodeSize ?? 2) - 1)
  return true
}

/** Whether the browser is about to join a caption or a credit with its neighbour. */
function joinsLines(event: InputEvent): boolean {
  const [range] = event.getTargetRanges()
  if (!range || !getSelection()?.isCollapsed) return false
  return lineElement(range.startContainer) !== lineElement(range.endContainer)
}

const lineElement = (node: globalThis.Node): Element | null =>
  (node instanceof Element ? node : node.parentElement)?.closest('[data-caption], [data-credit]') ?? null

/** Ctrl+A takes the caption first; a second time, the whole body. */
function selectLine(editor: Editor): boolean {
  const { $from, $to } = editor.state.selection
  const { size } = $from.parent.content
  if (!lineOf(editor) || !$from.sameParent($to) || (size > 0 && $to.pos - $from.pos === size)) return false
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, $from.start(), $from.end())))
  return true
}

function stayInside(editor: Editor, edge: 'start' | 'end'): boolean {
  const line = lineOf(editor)
  const { empty, $from } = editor.state.selection
  if (!line || !empty) return false
  const atEdge = edge === 'start' ? $from.parentOffset === 0 : $from.parentOffset === $from.parent.content.size
  if (atEdge && edge === 'start' && line.name === 'figureCredit') moveBack(editor)
  return atEdge
}

function setCaret(editor: Editor, position: number): void {
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, position)).scrollIntoView())
}
