import type { LineTag } from '@shared/contract/operations.ts'
import { cleanLine } from '@shared/vietnamese/normal-form.ts'
import { attribute, type HtmlElement } from './html-tree.ts'
import type { PageReading } from './read-page.ts'
import type { SourcePage } from './source-line.ts'

/** Whether this element says that the page was written by this program, as a draft (export/page-head.ts). */
export const marksOwnPage = (node: HtmlElement): boolean =>
  node.tagName === 'meta' && attribute(node, 'name') === 'toa-soan-status'

/** What a line inside this element is on a page that this program wrote (export/page-document.ts); null where the element does not say. */
export function printedPart(node: HtmlElement, around: LineTag | null): LineTag | null {
  const name = attribute(node, 'class')
  if (node.tagName === 'h1') return 'title'
  if (node.tagName === 'figcaption') return 'caption'
  if (node.tagName === 'address') return 'byline'
  if (node.tagName === 'footer' && name === 'ky-ten') return 'source'
  return (node.tagName === 'p' || node.tagName === 'div') && Object.hasOwn(BY_CLASS, name)
    ? (BY_CLASS[name] ?? around)
    : around
}

/** Every line of such a page is what the page says it is. */
export function readOwnPage({ lines }: SourcePage): PageReading {
  return {
    lines: lines.map(({ text, block, hints }) => {
      const tag = hints.printed ?? 'body'
      return { tag, text: cleanLine(text).text, sure: true, block: tag === 'body' ? block : 'paragraph' }
    }),
    warnings: lines.some(({ hints }) => hints.printed === 'title') ? [] : [{ code: 'intake/no-title', facts: {} }],
  }
}

const BY_CLASS: Readonly<Record<string, LineTag>> = {
  'ban-nhap': 'drop',
  'chuyen-muc': 'drop',
  ngay: 'updatedOn',
  sapo: 'sapo',
}
