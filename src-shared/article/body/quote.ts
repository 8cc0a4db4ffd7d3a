import { Blockquote } from '@tiptap/extension-blockquote'
import { blockId } from './block-id.ts'

export const Quote = Blockquote.extend({ content: 'paragraph+', addAttributes: blockId })
