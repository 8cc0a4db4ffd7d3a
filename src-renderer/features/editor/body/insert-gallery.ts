import type { Editor } from '@tiptap/core'
import type { PhotoDesk } from '../photos/photo-desk.ts'
import { newBlockId } from './block-id-keeper.ts'
import { figureNode } from './insert-photos.ts'

/** Puts the chosen pictures as one gallery after the block of the caret; refused ones are left out. */
export async function insertGallery(editor: Editor, desk: PhotoDesk, files: readonly File[]): Promise<void> {
  const photos = await Promise.all(files.map((file) => desk.add(file)))
  const { schema, selection, doc, tr } = editor.state
  const figures = photos.filter((photo) => photo !== null).map((photo) => figureNode(schema, photo))
  const gallery = schema.nodes.gallery
  if (editor.isDestroyed || figures.length === 0 || !gallery) return
  const at = selection.$to.depth === 0 ? doc.content.size : selection.$to.after(1)
  editor.view.dispatch(tr.insert(at, gallery.create({ id: newBlockId() }, figures)).scrollIntoView())
}
