import { safeLink } from '@shared/article/safe-link.ts'
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { cleanPastedHtml, cleanText, countBlocks } from './clean-paste.ts'

export type Pasted = { readonly html: string; readonly text: string }
/** A pasted text of this many blocks is a page, not a passage. */
export const PAGE_BLOCKS = 5

/** Everything pasted or dropped as text is cleaned before the schema reads it; a whole page goes to the intake. */
export const PagePaste = Extension.create<{ readonly offerPage: (pasted: Pasted) => boolean }>({
  name: 'pagePaste',
  priority: 900,
  addProseMirrorPlugins() {
    const { offerPage } = this.options
    return [
      new Plugin({
        props: {
          transformPastedHTML: cleanPastedHtml,
          transformPastedText: (text) => cleanText(text).replace(/^ +/gm, '').replace(/ {2,}/g, ' '),
          handlePaste: (view, event) => {
            const html = event.clipboardData?.getData('text/html') ?? ''
            const text = event.clipboardData?.getData('text/plain') ?? ''
            if (text.trim() === '' && html === '') return false
            const address = /^\S+$/.test(text.trim()) ? safeLink(text.trim()) : null
            const link = view.state.schema.marks.link
            if (
              address !== null &&
              link &&
              !view.state.selection.empty &&
              view.state.selection.$from.parent.type.allowsMarkType(link)
            ) {
              view.dispatch(
                view.state.tr.addMark(
                  view.state.selection.from,
                  view.state.selection.to,
                  link.create({ href: address }),
                ),
              )
              return true
            }
            const own = html.includes('data-pm-slice')
            return !own && countBlocks({ html, text }) >= PAGE_BLOCKS && offerPage({ html, text })
          },
        },
      }),
    ]
  },
})
