import { Paragraph as TiptapParagraph } from '@tiptap/extension-paragraph'
import { blockId } from './block-id.ts'

export const Paragraph = TiptapParagraph.extend({ addAttributes: blockId })
