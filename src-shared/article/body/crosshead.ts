import { Heading } from '@tiptap/extension-heading'
import { blockId } from './block-id.ts'

/** Tít xen: h2 and h3 only, the title is the page's h1. */
export const Crosshead = Heading.extend({
  addAttributes() {
    return { ...blockId(), level: { default: 2, rendered: false } }
  },
}).configure({ levels: [2, 3] })
