import { z } from 'zod'
import { isSafeLink } from './safe-link.ts'

type NodeRule = {
  readonly attrs: z.ZodType
  readonly children: readonly string[]
  readonly atLeast: number
  readonly marks: boolean
}

const id = z
  .string()
  .regex(/^[0-9a-z]{12}$/)
  .nullable()
  .optional()
const node = (children: readonly string[], attrs: z.ZodRawShape = {}, atLeast = 0, marks = false): NodeRule => ({
  attrs: z.strictObject(attrs),
  children,
  atLeast,
  marks,
})
const inline = ['text', 'hardBreak']
const cell = {
  id,
  colspan: z.int().min(1).max(50).optional(),
  rowspan: z.int().min(1).max(500).optional(),
  colwidth: z.null().optional(),
}

/** Every node that an article's body may hold: its attributes, its children. The Tiptap extensions in body/ say the same, a test compares them. */
export const nodeRules: Readonly<Record<string, NodeRule>> = {
  doc: node(['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote', 'figure', 'gallery', 'table'], {}, 1),
  paragraph: node(inline, { id }),
  heading: node(inline, { id, level: z.union([z.literal(2), z.literal(3)]) }),
  bulletList: node(['listItem'], { id }, 1),
  orderedList: node(['listItem'], { id, start: z.int().min(0).max(100_000).optional() }, 1),
  listItem: node(['paragraph', 'bulletList', 'orderedList'], { id }, 1),
  blockquote: node(['paragraph'], { id }, 1),
  figure: node(
    ['figureCaption', 'figureCredit'],
    {
      id,
      media: z
        .string()
        .regex(/^media:[0-9a-f]{64}$/)
        .nullable()
        .optional(),
      alt: z.string().max(1000).optional(),
    },
    2,
  ),
  figureCaption: node(['text']),
  figureCredit: node(['text']),
  gallery: node(['figure'], { id, title: z.string().max(300).optional() }, 1),
  table: node(['tableRow'], { id }, 1),
  tableRow: node(['tableHeader', 'tableCell'], { id }, 1),
  tableHeader: node(['paragraph'], cell, 1),
  tableCell: node(['paragraph'], cell, 1),
  text: node([], {}, 0, true),
  hardBreak: node([], {}, 0, true),
}

export const markRules: Readonly<Record<string, z.ZodType>> = {
  bold: z.strictObject({}),
  italic: z.strictObject({}),
  underline: z.strictObject({}),
  subscript: z.strictObject({}),
  superscript: z.strictObject({}),
  link: z.strictObject({ href: z.string().max(2000).refine(isSafeLink) }),
}
