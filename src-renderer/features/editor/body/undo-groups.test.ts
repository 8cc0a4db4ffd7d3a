// @vitest-environment jsdom
import { articleExtensions } from '@shared/article/body/extensions.ts'
import { Editor } from '@tiptap/core'
import { UndoRedo } from '@tiptap/extensions'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { UNDO_OPTIONS, UndoGroups } from './undo-groups.ts'

let editor: Editor
beforeEach(() => {
  vi.useFakeTimers()
  editor = new Editor({
    extensions: [...articleExtensions(), UndoRedo.configure(UNDO_OPTIONS), UndoGroups],
    injectCSS: false,
  })
})
afterEach(() => {
  editor.destroy()
  vi.useRealTimers()
})

function type(text: string, pauseBefore = 50): void {
  vi.advanceTimersByTime(pauseBefore)
  const { view } = editor
  const { from, to } = view.state.selection
  const insert = () => view.state.tr.insertText(text, from, to)
  view.someProp('handleTextInput', (handle) => handle(view, from, to, text, insert))
  view.dispatch(view.state.tr.insertText(text))
}
function backspace(pauseBefore = 50): void {
  vi.advanceTimersByTime(pauseBefore)
  const { view } = editor
  view.someProp('handleKeyDown', (handle) => handle(view, new KeyboardEvent('keydown', { key: 'Backspace' })))
  view.dispatch(view.state.tr.delete(view.state.selection.from - 1, view.state.selection.from))
}
const undone = () => {
  editor.commands.undo()
  return editor.getText()
}

describe('undo', () => {
  it('takes back the words typed since the last pause', () => {
    for (const letter of 'Phong') type(letter)
    type(' ', 2000)
    for (const letter of 'Điền') type(letter)
    expect(undone()).toBe('Phong')
    expect(undone()).toBe('')
  })

  it('never splits a syllable that Unikey types as backspace and letter, however slowly', () => {
    for (const letter of 'Sang ') type(letter)
    type('t', 2000)
    type('i', 2000)
    type('e', 2000)
    backspace(2000)
    type('ê', 10)
    type('n', 2000)
    expect(editor.getText()).toBe('Sang tiên')
    expect(undone()).toBe('Sang ')
  })

  it('does not part the backspaces from the syllable typed again after them', () => {
    for (const letter of 'Sang va') type(letter)
    backspace(3000)
    backspace(5)
    type('và', 5)
    expect(undone()).toBe('')
  })
})
