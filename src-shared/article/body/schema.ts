import { getSchema } from '@tiptap/core'
import { articleExtensions } from './extensions.ts'

/** The ProseMirror schema of an article's body. */
export const articleBodySchema = getSchema(articleExtensions())
