import { Node } from '@tiptap/core'
import { blockId } from './block-id.ts'

/** Bộ ảnh: "Một số hình ảnh" and the figures under it. */
export const Gallery = Node.create({
  name: 'gallery',
  group: 'block',
  content: 'figure+',
  isolating: true,
  defining: true,
  addAttributes: () => ({
    ...blockId(),
    title: {
      default: '',
      parseHTML: (element: { getAttribute(name: string): string | null }) =>
        (element.getAttribute('data-title') ?? '').slice(0, 300),
      renderHTML: ({ title }: Record<string, unknown>) => ({ 'data-title': title }),
    },
  }),
  parseHTML: () => [{ tag: 'section[data-gallery]' }],
  renderHTML: ({ HTMLAttributes }) => ['section', { ...HTMLAttributes, 'data-gallery': '' }, 0],
})
