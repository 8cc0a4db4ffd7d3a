import { Node } from '@tiptap/core'
import { tableEditing } from '@tiptap/pm/tables'
import { blockId } from './block-id.ts'

type Element = { getAttribute(name: string): string | null }

declare module '@tiptap/core' {
  interface NodeConfig {
    /** The part a node plays for prosemirror-tables. */
    tableRole?: string
  }
}

const span = (name: 'colspan' | 'rowspan', most: number) => ({
  default: 1,
  parseHTML: (element: Element) =>
    Math.min(most, Math.max(1, Math.trunc(Number(element.getAttribute(name) ?? 1)) || 1)),
  renderHTML: (attributes: Record<string, unknown>) => (attributes[name] === 1 ? {} : { [name]: attributes[name] }),
})
// prosemirror-tables reads colwidth; a portal decides widths, so it is always null here.
const cellAttributes = () => ({
  ...blockId(),
  colspan: span('colspan', 50),
  rowspan: span('rowspan', 500),
  colwidth: { default: null, rendered: false },
})

export const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  tableRole: 'table',
  isolating: true,
  addAttributes: blockId,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
  addProseMirrorPlugins: () => [tableEditing({ allowTableNodeSelection: false })],
  extendNodeSchema: (extension) => {
    const { tableRole } = extension.config as { tableRole?: string }
    return tableRole ? { tableRole } : {}
  },
})

export const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableHeader | tableCell)+',
  tableRole: 'row',
  addAttributes: blockId,
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
})

export const TableHeader = Node.create({
  name: 'tableHeader',
  content: 'paragraph+',
  tableRole: 'header_cell',
  isolating: true,
  addAttributes: cellAttributes,
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: ({ HTMLAttributes }) => ['th', HTMLAttributes, 0],
})

export const TableCell = Node.create({
  name: 'tableCell',
  content: 'paragraph+',
  tableRole: 'cell',
  isolating: true,
  addAttributes: cellAttributes,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: ({ HTMLAttributes }) => ['td', HTMLAttributes, 0],
})
