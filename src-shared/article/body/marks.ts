import { Mark } from '@tiptap/core'
import { Bold as TiptapBold } from '@tiptap/extension-bold'
import { Italic as TiptapItalic } from '@tiptap/extension-italic'
import { Underline as TiptapUnderline } from '@tiptap/extension-underline'
import { safeLink } from '../safe-link.ts'

// A reporter who types * or _ means the sign, so no input or paste rules.
const withoutRules = { addInputRules: () => [], addPasteRules: () => [] }
export const Bold = TiptapBold.extend(withoutRules)
export const Italic = TiptapItalic.extend(withoutRules)
export const Underline = TiptapUnderline

const shifted = (name: 'subscript' | 'superscript', tag: 'sub' | 'sup', other: string) =>
  Mark.create({
    name,
    excludes: `${name} ${other}`,
    parseHTML: () => [{ tag }],
    renderHTML: () => [tag, 0],
  })
export const Subscript = shifted('subscript', 'sub', 'superscript')
export const Superscript = shifted('superscript', 'sup', 'subscript')

export const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element: string | { getAttribute(name: string): string | null }) => {
        const href = typeof element === 'string' ? null : safeLink(element.getAttribute('href') ?? '')
        return href === null ? false : { href }
      },
    },
  ],
  renderHTML: ({ HTMLAttributes }) => [
    'a',
    { href: safeLink(String(HTMLAttributes.href)) ?? '', rel: 'noopener noreferrer' },
    0,
  ],
})
