// @vitest-environment jsdom
import { articleExtensions } from '@shared/article/body/extensions.ts'
import { Editor } from '@tiptap/core'
import { UndoRedo } from '@tiptap/extensions'
import { afterEach, describe, expect, it } from 'vitest'
import { BlockIdKeeper, newBlockId } from './block-id-keeper.ts'

let open: Editor | undefined
afterEach(() => open?.destroy())

function anEditor(...paragraphs: readonly (readonly [string | null, string])[]): Editor {
  open = new Editor({
    extensions: [...articleExtensions(), UndoRedo, BlockIdKeeper],
    injectCSS: false,
    content: {
      type: 'doc',
      content: paragraphs.map(([id, text]) => ({
        type: 'paragraph',
        attrs: { id },
        content: [{ type: 'text', text }],
      })),
    },
  })
  return open
}
const ids = (editor: Editor) => editor.state.doc.children.map((block) => String(block.attrs.id))
const FIRST = 'aaaaaaaaaaaa'
const SECOND = 'bbbbbbbbbbbb'

describe('ids of blocks', () => {
  it('are twelve digits and small letters', () => {
    for (let round = 0; round < 200; round++) expect(newBlockId()).toMatch(/^[0-9a-z]{12}$/)
  })

  it('stay with the first half when a paragraph is split', () => {
    const editor = anEditor([FIRST, 'Sáng 24/10, tại nhà văn hóa'], [SECOND, 'Dự buổi lễ'])
    editor.chain().setTextSelection(5).splitBlock().run()
    const [first, fresh, last] = ids(editor)
    expect([first, last]).toEqual([FIRST, SECOND])
    expect(fresh).toMatch(/^[0-9a-z]{12}$/)
    expect(fresh).not.toBe(FIRST)
  })

  it('come back as they were when the split is undone, in one step', () => {
    const editor = anEditor([FIRST, 'Sáng 24/10'], [SECOND, 'Dự buổi lễ'])
    editor.chain().setTextSelection(5).splitBlock().run()
    editor.commands.undo()
    expect(ids(editor)).toEqual([FIRST, SECOND])
    editor.commands.redo()
    expect(new Set(ids(editor)).size).toBe(3)
  })

  it('are not repeated when a block is pasted twice', () => {
    const editor = anEditor([FIRST, 'Sáng 24/10'])
    const block = editor.state.doc.child(0)
    editor.view.dispatch(editor.state.tr.insert(editor.state.doc.content.size, block))
    expect(new Set(ids(editor)).size).toBe(2)
    expect(ids(editor)[0]).toBe(FIRST)
  })

  it('are given to list items and cells too', () => {
    const editor = anEditor([FIRST, 'Sáng 24/10'])
    editor.chain().selectAll().toggleBulletList().run()
    const found: unknown[] = []
    editor.state.doc.descendants((node) => {
      if ('id' in node.attrs) found.push(node.attrs.id)
    })
    expect(found).toHaveLength(3)
    for (const id of found) expect(id).toMatch(/^[0-9a-z]{12}$/)
  })

  it('are left alone by typing', () => {
    const editor = anEditor([FIRST, 'Sáng'], [SECOND, 'Dự'])
    editor.commands.insertContentAt(3, 'x')
    expect(ids(editor)).toEqual([FIRST, SECOND])
  })
})
