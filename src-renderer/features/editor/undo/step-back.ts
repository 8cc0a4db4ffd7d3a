import type { ArticleFields } from '@shared/article/article.ts'
import type { Editor } from '@tiptap/core'
import { redoNoScroll, undoNoScroll } from '@tiptap/pm/history'
import { flushSync } from 'react-dom'
import { changedFields, fieldsIn } from './field-step.ts'
import { shownText } from './shown-text.ts'
import { textChange } from './text-change.ts'

export type Direction = 'undo' | 'redo'

/** Takes the last change of the article back, or does it again, and goes to where it is seen. */
export function stepBack(direction: Direction, editor: Editor, page: HTMLElement): void {
  const before = editor.state
  const command = direction === 'undo' ? undoNoScroll : redoNoScroll
  // The caret can only be put into a field that shows its new text.
  flushSync(() => void command(before, editor.view.dispatch))
  const after = editor.state
  if (after === before) return
  const [field] = changedFields(fieldsIn(before), fieldsIn(after))
  if (field) goToField(page, field, fieldsIn(before), fieldsIn(after))
  else goToBody(editor)
}

/** Whether undo at this place walks the article's history; a search bar or a half typed date has its own. */
export const walksArticle = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('[data-pane="3"], [data-pane="4"]') !== null &&
  target.closest('[data-own-undo]') === null

function goToBody(editor: Editor): void {
  // An alternative text is a field inside the body.
  if (!editor.view.dom.contains(document.activeElement)) editor.view.focus()
  if (document.activeElement === editor.view.dom) editor.view.dispatch(editor.state.tr.scrollIntoView())
}

const PHOTO_PARTS = ['caption', 'credit', 'alt'] as const

function goToField(page: HTMLElement, name: keyof ArticleFields, before: ArticleFields, after: ArticleFields): void {
  const shown = page.querySelector<HTMLElement>(`[data-field="${name === 'printedByline' ? 'bylines' : name}"]`)
  if (!shown) return
  const part = PHOTO_PARTS.find((one) => before.leadPhoto?.[one] !== after.leadPhoto?.[one])
  const inPhoto = name === 'leadPhoto'
  const input = inPhoto ? part && shown.querySelector<HTMLElement>(`[data-part="${part}"]`) : shown
  if (!(input instanceof HTMLTextAreaElement || input instanceof HTMLInputElement)) {
    shown.scrollIntoView({ block: 'nearest' })
    return
  }
  const textOf = (fields: ArticleFields) => (inPhoto ? part && fields.leadPhoto?.[part] : shownText(name, fields)) || ''
  const change = textChange(textOf(before), textOf(after))
  input.focus()
  if (change) input.setSelectionRange(change.at + change.inserted.length, change.at + change.inserted.length)
}
