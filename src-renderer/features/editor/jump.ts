import type { Editor } from '@tiptap/core'
import { NodeSelection, Selection } from '@tiptap/pm/state'
import { putCaret } from './body/put-caret.ts'

/** Where a check points: a field by its name, a block by its id, or the article as a whole. */
export type Place = { readonly field: string } | { readonly block: string } | { readonly whole: true }

/** Scrolls to the place and puts the caret there; false when the page does not show it. */
export function jumpTo(place: Place, page: HTMLElement, editor: Editor): boolean {
  if ('block' in place) return jumpToBlock(place.block, editor)
  const name = 'field' in place ? place.field : 'title'
  if (name === 'body') {
    putCaret(editor, 0)
    return true
  }
  const [field, part] = name.split('.')
  const shown = page.querySelector<HTMLElement>(
    `[data-field="${CSS.escape(field === 'printedByline' ? 'bylines' : (field ?? ''))}"]`,
  )
  const target = (part && shown?.querySelector<HTMLElement>(`[data-part="${CSS.escape(part)}"]`)) || shown
  if (!target) return false
  const input = target.matches('input, textarea')
    ? target
    : (target.querySelector<HTMLElement>('textarea, input, button') ?? target)
  target.scrollIntoView({ block: 'center' })
  input.focus({ preventScroll: true })
  return true
}

function jumpToBlock(id: string, editor: Editor): boolean {
  let found: number | null = null
  editor.state.doc.descendants((node, position) => {
    if (found === null && node.attrs.id === id) found = position
    return found === null
  })
  if (found === null) return false
  const node = editor.state.doc.nodeAt(found)
  const $inside = editor.state.doc.resolve(found + 1)
  const selection = node?.isAtom ? NodeSelection.create(editor.state.doc, found) : Selection.near($inside)
  editor.view.dispatch(editor.state.tr.setSelection(selection))
  editor.view.focus()
  const dom = editor.view.nodeDOM(found)
  if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'center' })
  return true
}
