import type { Attributes } from '@tiptap/core'

/** The stable id that every block carries; filled by withBlockIds or by the editor, never taken from pasted HTML. */
export const blockId = (): Attributes => ({ id: { default: null, rendered: false } })
