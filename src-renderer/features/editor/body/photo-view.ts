import type { BodyNode } from '@shared/article/article.ts'
import { Figure } from '@shared/article/body/figure.ts'
import { photoOf } from '@shared/article/body-text.ts'
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import type { Words } from '../../../copy/words.tsx'
import { type PhotoDesk, picturesIn } from '../photos/photo-desk.ts'
import { isBareName, whatPhotoWants } from '../photos/photo-missing.ts'
import css from '../photos/photos.module.css'
import { asTyped } from '../undo/typed-groups.ts'
import { element } from './element.ts'
import { leaveFigure } from './figure-keys.ts'

export type PhotoViewParts = { readonly desk: PhotoDesk; readonly words: Words }

/** The figure as the page shows it: the picture, its caption and credit as text of the document, its alternative text in a field. */
export const figureWithView = (parts: PhotoViewParts) =>
  Figure.extend({
    addNodeView() {
      return ({ node, editor, getPos }) => photoView(parts, { node, editor, getPos })
    },
  })

type Placed = { readonly node: Node; readonly editor: Editor; readonly getPos: () => number | undefined }

function photoView({ desk, words }: PhotoViewParts, { node, editor, getPos }: Placed) {
  let shown = node
  const picture = element('img', { draggable: false })
  const replace = element('button', { type: 'button', textContent: words('editor.photoReplace') })
  const remove = element('button', { type: 'button', textContent: words('editor.photoRemove') })
  const acts = element('div', { className: css.acts ?? '' }, replace, remove)
  const frame = element('div', { className: css.frame ?? '', contentEditable: 'false' }, picture, acts)
  const choose = element(
    'button',
    { type: 'button', className: css.empty ?? '', contentEditable: 'false' },
    element('b', { textContent: words('editor.photoChoose') }),
    element('span', { textContent: words('editor.photoDrop') }),
  )
  const lines = element('figcaption', { className: css.lines ?? '' })
  lines.style.setProperty('--caption-words', JSON.stringify(words('editor.caption')))
  lines.style.setProperty('--credit-label', JSON.stringify(words('editor.creditLabel')))
  lines.style.setProperty('--credit-words', JSON.stringify(words('editor.credit')))
  const alt = element('textarea', {
    className: css.alt ?? '',
    rows: 1,
    maxLength: 1000,
    spellcheck: false,
    placeholder: words('editor.alt'),
  })
  alt.setAttribute('aria-label', words('editor.altLabel'))
  const missing = element('p', { className: css.missing ?? '', contentEditable: 'false' })
  const dom = element('figure', { className: css.figure ?? '' }, frame, choose, lines, alt, missing)

  const setAttributes = (attributes: Record<string, unknown>) => {
    const position = getPos()
    if (position === undefined) return
    const transaction = editor.state.tr
    for (const [name, value] of Object.entries(attributes)) transaction.setNodeAttribute(position, name, value)
    editor.view.dispatch(transaction)
  }
  const take = async (file: File | undefined) => {
    if (!file || !editor.isEditable) return
    dom.setAttribute('aria-busy', 'true')
    const added = await desk.add(file)
    dom.removeAttribute('aria-busy')
    if (added) setAttributes({ media: added.media })
  }
  const chooseFile = async () => take((await desk.choose(false))[0])
  choose.onclick = () => void chooseFile()
  replace.onclick = () => void chooseFile()
  remove.onclick = () => removeFigure(editor, getPos())
  picture.onclick = () => {
    const position = getPos()
    if (position !== undefined)
      editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, position)))
  }
  alt.oninput = () => {
    const position = getPos()
    if (position === undefined) return
    const [before, after] = [String(shown.attrs.alt), alt.value.replace(/\n/g, ' ')]
    const change = editor.state.tr.setNodeAttribute(position, 'alt', after)
    editor.view.dispatch(asTyped(editor.state, change, { place: `alt ${shown.attrs.id}`, before, after }))
  }
  alt.onkeydown = (event) => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Tab')) return
    event.preventDefault()
    const position = getPos()
    if (position === undefined) return
    if (event.shiftKey) toCredit(editor, position)
    else leaveFigure(editor, position)
  }
  dom.ondrop = (event) => {
    const [file] = picturesIn(event.dataTransfer)
    if (!file || shown.attrs.media) return
    event.preventDefault()
    event.stopPropagation()
    void take(file)
  }

  const show = (next: Node) => {
    shown = next
    const photo = photoOf(next.toJSON() as BodyNode)
    frame.hidden = photo.media === null
    choose.hidden = photo.media !== null
    acts.hidden = !editor.isEditable
    alt.readOnly = !editor.isEditable
    if (photo.media !== null) {
      const address = desk.address(photo.media)
      if (picture.getAttribute('src') !== address) picture.setAttribute('src', address)
    }
    picture.alt = photo.alt
    lines.classList.toggle(css.named ?? '', isBareName(photo.credit))
    if (alt.value !== photo.alt) alt.value = photo.alt
    const wants = whatPhotoWants(photo)
    missing.hidden = wants === null
    missing.textContent = wants === null ? '' : `! ${words(wants)}`
  }
  show(node)

  return {
    dom,
    contentDOM: lines,
    update: (next: Node) => {
      if (next.type !== shown.type) return false
      show(next)
      return true
    },
    stopEvent: (event: Event) =>
      event.target === alt || (event.target instanceof HTMLButtonElement && event.type !== 'drop'),
    ignoreMutation: (mutation: { readonly type: string; readonly target: globalThis.Node }) =>
      mutation.type === 'selection' ? mutation.target === alt : !lines.contains(mutation.target),
    selectNode: () => dom.classList.add(css.selected ?? ''),
    deselectNode: () => dom.classList.remove(css.selected ?? ''),
  }
}

function removeFigure(editor: Editor, position: number | undefined): void {
  const figure = position === undefined ? null : editor.state.doc.nodeAt(position)
  if (position === undefined || !figure) return
  const $position = editor.state.doc.resolve(position)
  // The last figure of a gallery takes the gallery with it.
  const alone = $position.parent.type.name === 'gallery' && $position.parent.childCount === 1
  const from = alone ? $position.before() : position
  const to = alone ? $position.after() : position + figure.nodeSize
  editor.chain().deleteRange({ from, to }).focus().run()
}

function toCredit(editor: Editor, position: number): void {
  const figure = editor.state.doc.nodeAt(position)
  if (!figure) return
  editor.view.dispatch(
    editor.state.tr.setSelection(TextSelection.create(editor.state.doc, position + figure.nodeSize - 2)),
  )
  editor.view.focus()
}
