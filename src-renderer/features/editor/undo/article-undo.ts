import type { ArticleFields } from '@shared/article/article.ts'
import { Extension } from '@tiptap/core'
import { fieldsPlugin } from './field-step.ts'
import { recorderPlugin } from './recorder.ts'
import { typedGroupsPlugin } from './typed-groups.ts'

/** One history of the whole article: fields and body in the order in which they were changed, noted for the store. */
export const ArticleUndo = Extension.create<{ readonly fields: () => ArticleFields }>({
  name: 'articleUndo',
  // Behind the history, whose answer the recorder looks at.
  priority: 1,
  addProseMirrorPlugins() {
    return [fieldsPlugin(this.options.fields()), typedGroupsPlugin(), recorderPlugin()]
  },
})
