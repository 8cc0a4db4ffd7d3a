import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import css from './find.module.css'
import type { Found } from './find-in-body.ts'

export type Shown = { readonly found: readonly Found[]; readonly at: number }
const shownMarks = new PluginKey<DecorationSet>('foundMarks')

/** Marks what the find bar found; the marks move with the text until the next search. */
export const FoundMarks = Extension.create({
  name: 'foundMarks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: shownMarks,
      state: {
        init: () => DecorationSet.empty,
        apply(transaction, before) {
          const shown: Shown | undefined = transaction.getMeta(shownMarks)
          if (!shown) return before === DecorationSet.empty ? before : before.map(transaction.mapping, transaction.doc)
          return DecorationSet.create(
            transaction.doc,
            shown.found.map(({ from, to }, index) =>
              Decoration.inline(from, to, { class: (index === shown.at ? css.current : css.found) ?? '' }),
            ),
          )
        },
      },
      props: { decorations: (state) => shownMarks.getState(state) },
    }),
  ],
})

export const showFound = shownMarks
