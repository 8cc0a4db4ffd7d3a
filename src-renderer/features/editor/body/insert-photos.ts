import { Extension } from '@tiptap/core'
import type { Node, Schema } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { type NewPhoto, type PhotoDesk, picturesIn } from '../photos/photo-desk.ts'
import css from '../photos/photos.module.css'
import { newBlockId } from './block-id-keeper.ts'
import { element } from './element.ts'

/** A figure with what the picture file says about itself already typed under it. */
export function figureNode(schema: Schema, photo: NewPhoto | null): Node {
  const text = (words: string) => (words === '' ? undefined : schema.text(words))
  const types = schema.nodes
  const make = (name: string, attrs: Record<string, unknown>, content?: Node | readonly Node[]) => {
    const type = types[name]
    if (!type) throw new Error(`the schema has no ${name}`)
    return type.create(attrs, content)
  }
  return make('figure', { id: newBlockId(), media: photo?.media ?? null, alt: '' }, [
    make('figureCaption', {}, text(photo?.caption ?? '')),
    make('figureCredit', {}, text(photo?.credit ?? '')),
  ])
}

type Waiting = { readonly add?: { readonly key: string; readonly at: number }; readonly drop?: string }
const waitingPhotos = new PluginKey<DecorationSet>('waitingPhotos')

type Parts = { readonly desk: PhotoDesk; readonly addingWords: string }

/** Picture files dropped on or pasted into the body become figures where they fell, however long the store takes. */
export const IncomingPhotos = Extension.create<Parts>({
  name: 'incomingPhotos',
  addProseMirrorPlugins() {
    const { desk, addingWords } = this.options
    return [
      new Plugin<DecorationSet>({
        key: waitingPhotos,
        state: {
          init: () => DecorationSet.empty,
          apply(transaction, before) {
            const mapped = before.map(transaction.mapping, transaction.doc)
            const change: Waiting | undefined = transaction.getMeta(waitingPhotos)
            if (change?.add) {
              const widget = element('p', { className: css.adding ?? '', textContent: addingWords })
              return mapped.add(transaction.doc, [Decoration.widget(change.add.at, widget, { key: change.add.key })])
            }
            if (change?.drop) return mapped.remove(mapped.find(undefined, undefined, ({ key }) => key === change.drop))
            return mapped
          },
        },
        props: {
          decorations: (state) => waitingPhotos.getState(state),
          handlePaste: (view, event) => {
            const files = picturesIn(event.clipboardData)
            // Word sends a picture of the text along with the text.
            if (files.length === 0 || (event.clipboardData?.getData('text/plain') ?? '').trim() !== '') return false
            insertPhotos(view, desk, files, view.state.selection.to)
            return true
          },
          handleDrop: (view, event, _slice, moved) => {
            const files = picturesIn(event.dataTransfer)
            if (moved || files.length === 0) return false
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.doc.content.size
            insertPhotos(view, desk, files, at)
            return true
          },
        },
      }),
    ]
  },
})

/** Adds the files as figures near `position`, in their order; text may be typed meanwhile. */
export function insertPhotos(view: EditorView, desk: PhotoDesk, files: readonly File[], position: number): void {
  const key = newBlockId()
  view.dispatch(
    view.state.tr.setMeta(waitingPhotos, { add: { key, at: blockEnd(view.state, position) } } satisfies Waiting),
  )
  void (async () => {
    for (const file of files) {
      const photo = await desk.add(file)
      if (view.isDestroyed) return
      const [waiting] = waitingPhotos.getState(view.state)?.find(undefined, undefined, (spec) => spec.key === key) ?? []
      if (photo && waiting) view.dispatch(view.state.tr.insert(waiting.from, figureNode(view.state.schema, photo)))
    }
    if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(waitingPhotos, { drop: key } satisfies Waiting))
  })()
}

/** The end of the top-level block at `position`; an empty paragraph counts as room for the photo itself. */
function blockEnd(state: EditorState, position: number): number {
  const $position = state.doc.resolve(Math.min(position, state.doc.content.size))
  return $position.depth === 0 ? $position.pos : $position.after(1)
}
