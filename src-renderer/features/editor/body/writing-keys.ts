import { Extension } from '@tiptap/core'

/** Shortcuts of the newsroom: no primary one on Ctrl+Shift or Alt+Z, which Unikey takes. */
export const WritingKeys = Extension.create<{ readonly onLink: () => void }>({
  name: 'writingKeys',
  addKeyboardShortcuts() {
    const chain = () => this.editor.chain().focus()
    return {
      'Mod-Alt-k': () => {
        this.options.onLink()
        return true
      },
      'Mod-Alt-7': () => chain().toggleOrderedList().run(),
      'Mod-Alt-8': () => chain().toggleBulletList().run(),
      'Mod-Alt-9': () => chain().toggleBlockquote().run(),
      'Mod-.': () => chain().toggleMark('superscript').run(),
      'Mod-,': () => chain().toggleMark('subscript').run(),
    }
  },
})
