// @vitest-environment jsdom
import { articleExtensions } from '@shared/article/body/extensions.ts'
import { Editor } from '@tiptap/core'
import { afterEach, describe, expect, it } from 'vitest'
import { FigureKeys } from './figure-keys.ts'

let open: Editor | undefined
afterEach(() => open?.destroy())

const CAPTION = 'Toàn cảnh buổi làm việc'
const CREDIT = 'Minh Hải'

/** "Đoạn một", a photo, and whatever follows. */
function aPage(...after: readonly string[]): Editor {
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const figure = {
    type: 'figure',
    content: [
      { type: 'figureCaption', content: [{ type: 'text', text: CAPTION }] },
      { type: 'figureCredit', content: [{ type: 'text', text: CREDIT }] },
    ],
  }
  open = new Editor({
    extensions: [...articleExtensions(), FigureKeys],
    injectCSS: false,
    content: { type: 'doc', content: [paragraph('Đoạn một'), figure, ...after.map(paragraph)] },
  })
  return open
}
function placeOf(editor: Editor, text: string): number {
  let found = -1
  editor.state.doc.descendants((node, position) => {
    if (node.isText && node.text === text) found = position
  })
  return found
}
function press(editor: Editor, key: string, ctrlKey = false): void {
  const event = new KeyboardEvent('keydown', { key, ctrlKey, cancelable: true })
  editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event))
}
const caretIn = (editor: Editor) => editor.state.selection.$from.parent.type.name

describe('keys in a caption', () => {
  it('Enter goes on to the credit, then to the text under the photo', () => {
    const editor = aPage('Đoạn hai')
    editor.commands.setTextSelection(placeOf(editor, CAPTION) + 4)
    press(editor, 'Enter')
    expect(caretIn(editor)).toBe('figureCredit')
    press(editor, 'Enter')
    expect(editor.state.selection.$from.parent.textContent).toBe('Đoạn hai')
    expect(editor.state.doc.childCount).toBe(3)
  })

  it('Enter under the last photo makes a paragraph to write on', () => {
    const editor = aPage()
    editor.commands.setTextSelection(placeOf(editor, CREDIT))
    press(editor, 'Enter')
    expect(editor.state.doc.childCount).toBe(3)
    expect(caretIn(editor)).toBe('paragraph')
  })

  it('Backspace at its start keeps the photo', () => {
    const editor = aPage('Đoạn hai')
    const before = editor.state.doc
    editor.commands.setTextSelection(placeOf(editor, CAPTION))
    press(editor, 'Backspace')
    expect(editor.state.doc.eq(before)).toBe(true)
  })

  it('Backspace at the start of the credit goes back to the caption', () => {
    const editor = aPage('Đoạn hai')
    editor.commands.setTextSelection(placeOf(editor, CREDIT))
    press(editor, 'Backspace')
    expect(caretIn(editor)).toBe('figureCaption')
    expect(editor.state.selection.$from.parentOffset).toBe(CAPTION.length)
  })

  it('Delete at the end of the credit keeps the photo', () => {
    const editor = aPage('Đoạn hai')
    const before = editor.state.doc
    editor.commands.setTextSelection(placeOf(editor, CREDIT) + CREDIT.length)
    press(editor, 'Delete')
    expect(editor.state.doc.eq(before)).toBe(true)
  })

  it('Ctrl+A takes the caption before it takes the article', () => {
    const editor = aPage('Đoạn hai')
    editor.commands.setTextSelection(placeOf(editor, CAPTION) + 2)
    press(editor, 'a', true)
    const { from, to } = editor.state.selection
    expect(editor.state.doc.textBetween(from, to)).toBe(CAPTION)
  })
})
