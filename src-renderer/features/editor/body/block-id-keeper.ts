import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz'
const afterComposition = new PluginKey('blockIdKeeper')

/** A block's id: 12 random characters of 0–9 a–z. */
export function newBlockId(): string {
  let id = ''
  while (id.length < 12) {
    // Bytes above 251 would make the first letters likelier than the rest.
    for (const byte of crypto.getRandomValues(new Uint8Array(16)))
      if (byte < 252 && id.length < 12) id += LETTERS[byte % 36]
  }
  return id
}

/** Adds to `transaction` an id for every block without one and a new id for every repetition; false when nothing was amiss. */
function keepBlockIds(transaction: Transaction, createId: () => string = newBlockId): boolean {
  const seen = new Set<string>()
  let changed = false
  transaction.doc.descendants((node, position) => {
    if (node.isTextblock && !('id' in node.attrs)) return false
    if (!('id' in node.attrs)) return !node.isText
    const id: unknown = node.attrs.id
    if (typeof id === 'string' && !seen.has(id)) seen.add(id)
    else {
      const fresh = createId()
      seen.add(fresh)
      transaction.setNodeAttribute(position, 'id', fresh)
      changed = true
    }
    return !node.isTextblock
  })
  return changed
}

/** Keeps block ids filled and unique after splitting, pasting and duplicating; the ids undo with the step that made them. */
export const BlockIdKeeper = Extension.create({
  name: 'blockIdKeeper',
  addProseMirrorPlugins() {
    let view: EditorView | null = null
    return [
      new Plugin({
        key: afterComposition,
        view(editorView) {
          view = editorView
          return { destroy: () => (view = null) }
        },
        props: {
          handleDOMEvents: {
            // Giving a block its id redraws it, which would end a composition inside it.
            compositionend: (editorView) => {
              queueMicrotask(() => {
                if (!editorView.isDestroyed) editorView.dispatch(editorView.state.tr.setMeta(afterComposition, true))
              })
              return false
            },
          },
        },
        appendTransaction(transactions, before, after) {
          const asked = transactions.some((transaction) => transaction.getMeta(afterComposition))
          if (!asked && (view?.composing || !transactions.some((transaction) => transaction.docChanged))) return null
          if (!asked && sameBlocks(before.doc, after.doc)) return null
          const transaction = after.tr
          return keepBlockIds(transaction) ? transaction : null
        },
      }),
    ]
  },
})

/** Typing inside one text block can neither make nor repeat an id: seen without walking the document. */
function sameBlocks(before: Node, after: Node): boolean {
  const start = before.content.findDiffStart(after.content)
  const end = before.content.findDiffEnd(after.content)
  if (start === null || end === null) return true
  const was = before.resolve(Math.min(start, end.a))
  const is = after.resolve(Math.min(start, end.b))
  return (
    was.parent.isTextblock &&
    is.parent.isTextblock &&
    was.parent.sameMarkup(is.parent) &&
    was.start() === is.start() &&
    Math.max(start, end.a) <= was.end() &&
    Math.max(start, end.b) <= is.end()
  )
}
