import { isSafeLink, safeLink } from '@shared/article/safe-link.ts'
import DOMPurify from 'dompurify'

const TAGS = [
  'p',
  'div',
  'br',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'blockquote',
  'table',
  'tbody',
  'thead',
  'tfoot',
  'tr',
  'th',
  'td',
  'b',
  'strong',
  'i',
  'em',
  'u',
  'sub',
  'sup',
  'a',
  'span',
  'section',
  'figure',
  'article',
  'main',
  'body',
]
const ATTRIBUTES = [
  'href',
  'colspan',
  'rowspan',
  'start',
  'style',
  'data-photo',
  'data-media',
  'data-alt',
  'data-caption',
  'data-credit',
  'data-gallery',
  'data-title',
  'data-pm-slice',
]
// Captions such as “Ảnh: HT” look like an address with a scheme to the purifier.
const NOT_ADDRESSES = ATTRIBUTES.filter((name) => name.startsWith('data-'))
const PLAIN = {
  ALLOWED_TAGS: TAGS,
  ALLOWED_ATTR: ATTRIBUTES,
  ADD_URI_SAFE_ATTR: NOT_ADDRESSES,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  KEEP_CONTENT: true,
  RETURN_DOM_FRAGMENT: true,
} as const

/**
 * Pasted HTML as the body's schema may read it: no scripts, no styles, no foreign pictures; text in NFC without
 * hard blanks, indents and invisible characters; bold and italic of Word and Google Docs kept as marks.
 */
export function cleanPastedHtml(html: string): string {
  const root = purify(html)
  for (const element of [...root.querySelectorAll('*')]) tidyElement(element)
  tidyText(root)
  const held = root.ownerDocument.createElement('div')
  held.append(root)
  return held.innerHTML
}

/** Pasted or typed plain text: NFC, hard blanks as blanks, no invisible characters. */
export const cleanText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    // TCVN3 writes ư as U+00AD, so the soft hyphen stays until the intake has decoded it.
    .replace(/[\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e]/g, '')
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]/g, ' ')

/** One line of text, for a field that cannot hold line ends. */
export const cleanLine = (text: string): string =>
  cleanText(text)
    .replace(/\s*\n\s*/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()

/** How many blocks of text a pasted HTML or plain text holds. */
export function countBlocks(pasted: { readonly html: string; readonly text: string }): number {
  if (pasted.html === '') return pasted.text.split('\n').filter((line) => line.trim() !== '').length
  const root = purify(pasted.html)
  const blocks = [...root.querySelectorAll('p, div, h1, h2, h3, h4, h5, h6, li, tr')]
  const ownText = blocks.filter(
    (block) =>
      (block.textContent ?? '').trim() !== '' && !block.querySelector('p, div, h1, h2, h3, h4, h5, h6, li, tr'),
  )
  return ownText.length > 1 ? ownText.length : pasted.text.split('\n').filter((line) => line.trim() !== '').length
}

function purify(html: string): DocumentFragment {
  // Null, against its type, when nothing at all is left.
  const left: DocumentFragment | null = DOMPurify.sanitize(html, PLAIN)
  return left ?? document.createDocumentFragment()
}

const HEADINGS = 'h1, h2, h3, h4, h5, h6'

function tidyElement(element: Element): void {
  const style = element.getAttribute('style') ?? ''
  element.removeAttribute('style')
  tidySlice(element)
  const name = element.nodeName
  const level = /^H([1-6])$/.exec(name)?.[1]
  const isBold = name === 'B' || name === 'STRONG'
  // Google Docs wraps everything in <b style="font-weight:normal">; a crosshead is bold by itself.
  if (isBold && (/font-weight:\s*(normal|400)/i.test(style) || element.closest(HEADINGS))) unwrap(element)
  else if (name === 'A') tidyLink(element)
  else if (name === 'SPAN') spanToMarks(element, style)
  else if (level && !'23'.includes(level)) rename(element, level === '1' ? 'h2' : 'h3')
}

/** Our own clipboard names the blocks around a slice; their attributes are not taken from outside. */
function tidySlice(element: Element): void {
  const slice = /^(\d+ \d+(?: -\d+)?) (.*)$/s.exec(element.getAttribute('data-pm-slice') ?? '')
  if (slice) element.setAttribute('data-pm-slice', `${slice[1]} ${JSON.stringify(readContext(slice[2] ?? ''))}`)
  else element.removeAttribute('data-pm-slice')
}

function readContext(text: string): readonly (string | null)[] {
  try {
    const found: unknown = JSON.parse(text)
    return Array.isArray(found) && found.length <= 16
      ? found.map((part, index) => (index % 2 === 0 ? String(part) : null))
      : []
  } catch {
    return []
  }
}

function tidyLink(link: Element): void {
  const href = safeLink(link.getAttribute('href') ?? '')
  if (href === null || !isSafeLink(href) || (link.textContent ?? '').trim() === '') unwrap(link)
  else link.setAttribute('href', href)
}

function spanToMarks(span: Element, style: string): void {
  const marks = [
    /font-weight:\s*(bold|[6-9]00)/i.test(style) && !span.closest('b, strong, h1, h2, h3, h4, h5, h6')
      ? 'strong'
      : null,
    /font-style:\s*italic/i.test(style) && !span.closest('i, em') ? 'em' : null,
    /vertical-align:\s*super/i.test(style) ? 'sup' : /vertical-align:\s*sub/i.test(style) ? 'sub' : null,
  ].filter((mark) => mark !== null)
  let inside: Element = span
  for (const mark of marks) inside = rename(inside, mark, inside !== span)
  if (marks.length === 0) unwrap(span)
}

/** Gives the element another name, or with `around` wraps its children in one more element. */
function rename(element: Element, name: string, around = false): Element {
  const fresh = element.ownerDocument.createElement(name)
  fresh.append(...element.childNodes)
  if (around) element.append(fresh)
  else element.replaceWith(fresh)
  return fresh
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes)
}

const BLOCK = 'p, div, h2, h3, li, td, th, blockquote, [data-caption], [data-credit]'

function tidyText(root: DocumentFragment): void {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    node.nodeValue = cleanText(node.nodeValue ?? '').replace(/[ \n]{2,}/g, ' ')
  }
  for (const block of [...root.querySelectorAll(BLOCK)]) {
    const first = firstText(block)
    if (first) first.nodeValue = (first.nodeValue ?? '').trimStart()
    // Word and the portal part paragraphs with blocks that hold nothing but a hard blank.
    if (block.matches('p, h2, h3') && (block.textContent ?? '').trim() === '' && !block.closest('td, th, li'))
      block.remove()
  }
}

function firstText(block: Element): ChildNode | null {
  let node: ChildNode | null = block.firstChild
  while (node && node.nodeType !== Node.TEXT_NODE) node = node.firstChild
  return node
}
