import { mergeAttributes, Node } from '@tiptap/core'
import { blockId } from './block-id.ts'

type Attributes = { getAttribute(name: string): string | null }

/** A photo with its caption and credit typed in place. `media` null: the photo has not arrived yet. */
export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  content: 'figureCaption figureCredit',
  isolating: true,
  defining: true,
  draggable: true,
  addAttributes: () => ({
    ...blockId(),
    media: {
      default: null,
      parseHTML: (element: Attributes) => {
        const media = element.getAttribute('data-media') ?? ''
        return /^media:[0-9a-f]{64}$/.test(media) ? media : null
      },
      renderHTML: ({ media }: Record<string, unknown>) => (media ? { 'data-media': media } : {}),
    },
    alt: {
      default: '',
      parseHTML: (element: Attributes) => (element.getAttribute('data-alt') ?? '').slice(0, 1000),
      renderHTML: ({ alt }: Record<string, unknown>) => ({ 'data-alt': alt }),
    },
  }),
  // Only our own clipboard carries data-media; foreign figures come in through the intake.
  parseHTML: () => [{ tag: 'figure[data-photo]' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', mergeAttributes(HTMLAttributes, { 'data-photo': '' }), 0],
})

const caption = (name: string, marker: string) =>
  Node.create({
    name,
    content: 'text*',
    marks: '',
    isolating: true,
    defining: true,
    selectable: false,
    parseHTML: () => [{ tag: `[${marker}]` }],
    renderHTML: () => ['div', { [marker]: '' }, 0],
  })

export const FigureCaption = caption('figureCaption', 'data-caption')
export const FigureCredit = caption('figureCredit', 'data-credit')
