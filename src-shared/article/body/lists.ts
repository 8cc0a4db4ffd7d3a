import {
  BulletList as TiptapBulletList,
  ListItem as TiptapListItem,
  OrderedList as TiptapOrderedList,
} from '@tiptap/extension-list'
import { blockId } from './block-id.ts'

export const BulletList = TiptapBulletList.extend({ addAttributes: blockId })

export const OrderedList = TiptapOrderedList.extend({
  addAttributes() {
    return {
      ...blockId(),
      start: {
        default: 1,
        parseHTML: (element: { getAttribute(name: string): string | null }) => {
          const start = Number(element.getAttribute('start') ?? 1)
          return Number.isInteger(start) && start >= 0 && start <= 100_000 ? start : 1
        },
      },
    }
  },
})

export const ListItem = TiptapListItem.extend({
  content: 'paragraph (paragraph | bulletList | orderedList)*',
  addAttributes: blockId,
})
