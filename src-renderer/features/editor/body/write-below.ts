import { Extension } from '@tiptap/core'
import { Plugin, TextSelection } from '@tiptap/pm/state'

/** A click in the white under a table or a photo that ends the article makes a paragraph there to go on writing. */
export const WriteBelow = Extension.create({
  name: 'writeBelow',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          mousedown: (view, event) => {
            const last = view.dom.lastElementChild
            if (
              event.target !== view.dom ||
              !view.editable ||
              !last ||
              event.clientY <= last.getBoundingClientRect().bottom
            )
              return false
            const { doc, tr, schema } = view.state
            const paragraph = schema.nodes.paragraph
            if (!paragraph || doc.lastChild?.type === paragraph) return false
            event.preventDefault()
            tr.insert(doc.content.size, paragraph.create())
            view.dispatch(tr.setSelection(TextSelection.create(tr.doc, tr.doc.content.size - 1)).scrollIntoView())
            view.focus()
            return true
          },
        },
      },
    }),
  ],
})
