import { Gallery } from '@shared/article/body/gallery.ts'
import type { Node } from '@tiptap/pm/model'
import css from '../photos/photos.module.css'
import { asTyped } from '../undo/typed-groups.ts'
import { element } from './element.ts'
import { figureNode } from './insert-photos.ts'
import type { PhotoViewParts } from './photo-view.ts'
import { putCaret } from './put-caret.ts'

/** The gallery as the page shows it: its title in a field, its figures side by side, a button for more. */
export const galleryWithView = ({ desk, words }: PhotoViewParts) =>
  Gallery.extend({
    addNodeView() {
      return ({ node, editor, getPos }) => {
        let shown = node
        const title = element('input', {
          className: css.galleryTitle ?? '',
          maxLength: 300,
          placeholder: words('editor.galleryTitle'),
        })
        title.setAttribute('aria-label', words('editor.galleryTitle'))
        const figures = element('div', { className: css.galleryFigures ?? '' })
        const more = element('button', {
          type: 'button',
          className: css.galleryAdd ?? '',
          contentEditable: 'false',
          textContent: words('editor.galleryAdd'),
        })
        const dom = element('section', { className: css.gallery ?? '' }, title, figures, more)
        title.oninput = () => {
          const position = getPos()
          if (position === undefined) return
          const [before, after] = [String(shown.attrs.title), title.value]
          const change = editor.state.tr.setNodeAttribute(position, 'title', after)
          editor.view.dispatch(asTyped(editor.state, change, { place: `gallery ${shown.attrs.id}`, before, after }))
        }
        title.onkeydown = (event) => {
          const position = getPos()
          if (event.key !== 'Enter' || event.isComposing || position === undefined) return
          event.preventDefault()
          putCaret(editor, position + 3)
        }
        more.onclick = async () => {
          for (const file of await desk.choose(true)) {
            const added = await desk.add(file)
            const position = getPos()
            if (added && position !== undefined)
              editor.view.dispatch(
                editor.state.tr.insert(position + shown.nodeSize - 1, figureNode(editor.schema, added)),
              )
          }
        }
        const show = (next: Node) => {
          shown = next
          if (title.value !== next.attrs.title) title.value = String(next.attrs.title)
          title.readOnly = !editor.isEditable
          more.hidden = !editor.isEditable
        }
        show(node)
        return {
          dom,
          contentDOM: figures,
          update: (next: Node) => {
            if (next.type !== shown.type) return false
            show(next)
            return true
          },
          stopEvent: (event: Event) => event.target === title || event.target === more,
          ignoreMutation: (mutation: { readonly type: string; readonly target: globalThis.Node }) =>
            mutation.type === 'selection' ? mutation.target === title : !figures.contains(mutation.target),
        }
      }
    },
  })
