import { cleanLine } from '@shared/vietnamese/normal-form.ts'
import { readTableRow } from './html-table-row.ts'
import {
  attribute,
  childrenOf,
  type HtmlElement,
  type HtmlNode,
  isElement,
  NEVER_PRINTED,
  parseHtml,
  textOf,
} from './html-tree.ts'
import { marksOwnPage, printedPart } from './own-page.ts'
import { isFileName } from './page-phrases.ts'
import { type Hints, NO_HINTS, type SourceLine, type SourcePage } from './source-line.ts'

/**
 * Reads the printed lines of an HTML page with what its markup tells about each: block, alignment, headings, pictures.
 * Scripts, styles, form controls and hidden blocks are left out. Null when the page is too deep or too large to parse.
 */
export function readHtmlLines(html: string): SourcePage | null {
  const tree = parseHtml(html)
  if (!tree) return null
  const page = new LineWriter()
  walk(tree, page)
  return {
    form: 'html',
    lines: page.lines,
    documentTitle: cleanLine(page.documentTitle).text,
    cleaned: page.cleaned,
    hidden: page.hidden,
    own: page.own,
  }
}

type Context = {
  readonly hints: Hints
  readonly block: SourceLine['block']
  readonly indented: boolean
  readonly list: 'ul' | 'ol' | null
  readonly pre: boolean
}
type Step = { readonly node: HtmlNode; readonly context: Context } | { readonly close: true }

function walk(tree: HtmlNode, page: LineWriter): void {
  const waiting: Step[] = [
    { node: tree, context: { hints: NO_HINTS, block: 'paragraph', indented: false, list: null, pre: false } },
  ]
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    if ('close' in step) {
      page.endLine(1)
      continue
    }
    const { node, context } = step
    if (node.nodeName === '#text' && 'value' in node) page.write(node.value, context)
    if (!isElement(node)) {
      pushChildren(waiting, node, context)
      continue
    }
    if (node.tagName === 'title' && page.documentTitle === '') page.documentTitle = textOf(node, 500)
    if (marksOwnPage(node)) page.own = true
    if (NEVER_PRINTED.has(node.tagName)) continue
    if (isHidden(node)) {
      if (textOf(node, 200).trim() !== '') page.hidden += 1
      continue
    }
    if (node.tagName === 'br') page.endLine(0)
    else if (node.tagName === 'img') page.picture(attribute(node, 'alt'), context)
    else {
      const row = node.tagName === 'tr' ? readTableRow(node) : null
      if (row !== null) page.row(row, context)
      else open(waiting, node, context, page)
    }
  }
  page.endLine(1)
}

function open(waiting: Step[], node: HtmlElement, context: Context, page: LineWriter): void {
  const inside = within(node, context, page.own)
  if (BLOCKS.has(node.tagName)) {
    page.endLine(1)
    waiting.push({ close: true })
  }
  pushChildren(waiting, node, inside)
}

function pushChildren(waiting: Step[], node: HtmlNode, context: Context): void {
  for (const child of childrenOf(node).toReversed()) waiting.push({ node: child, context })
}

function within(node: HtmlElement, context: Context, own: boolean): Context {
  const tag = node.tagName
  const style = attribute(node, 'style').slice(0, 2000).toLowerCase()
  const names = `${attribute(node, 'class')} ${attribute(node, 'id')} ${attribute(node, 'itemprop')}`
    .slice(0, 300)
    .toLowerCase()
  const inCell = tag === 'td' || tag === 'th'
  const hints: Hints = {
    ...context.hints,
    heading: tag === 'h1' ? 'h1' : (context.hints.heading ?? (isTitleName(names) ? 'title' : null)),
    sapo:
      context.hints.sapo ||
      (!/site|blog|category|meta/.test(names) &&
        /(?:^|[\s_-])(?:sapo|hometext|lead|summary|description|trich-?dan|tom-?tat)(?:$|[\s_-])/.test(names)),
    chrome: context.hints.chrome || CHROME_TAGS.has(tag) || (tag === 'form' && textOf(node, 400).trim().length < 300),
    link: tag === 'a' ? attribute(node, 'href') !== '' : context.hints.link,
    bold: context.hints.bold || tag === 'b' || tag === 'strong' || /font-weight\s*:\s*(?:bold|[6-9]00)/.test(style),
    italic: context.hints.italic || tag === 'i' || tag === 'em' || /font-style\s*:\s*italic/.test(style),
    align: alignmentOf(node, style) ?? (inCell ? null : context.hints.align),
    figcaption: context.hints.figcaption || tag === 'figcaption' || tag === 'caption',
    printed: own ? printedPart(node, context.hints.printed) : null,
  }
  const block =
    tag === 'h2' || tag === 'h3'
      ? tag
      : /^h[456]$/.test(tag)
        ? 'h3'
        : tag === 'li'
          ? context.list === 'ol'
            ? 'ordered'
            : 'bullet'
          : context.block
  return {
    hints,
    block,
    indented: context.indented || /text-indent\s*:\s*(?:[1-9]|0?\.[1-9])/.test(style),
    list: tag === 'ul' || tag === 'ol' ? tag : context.list,
    pre: context.pre || tag === 'pre',
  }
}

const isTitleName = (names: string): boolean =>
  /(?:^|[\s_-])(?:headline|title|newstitle|articletitle|tieude|tieu-de|post-title|news-title)(?:$|[\s_-])/.test(
    names,
  ) && !/(?:box|menu|panel|widget|site|side|page)[\s_-]?title|sub-?title/.test(names)

function alignmentOf(node: HtmlElement, style: string): Hints['align'] | undefined {
  const value = /text-align\s*:\s*(\w+)/.exec(style)?.[1] ?? attribute(node, 'align').toLowerCase()
  if (node.tagName === 'center' || value === 'center') return 'centre'
  if (value === 'right') return 'right'
  return value === 'left' || value === 'justify' ? null : undefined
}

const isHidden = (node: HtmlElement): boolean =>
  node.attrs.some(({ name }) => name === 'hidden') ||
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(node, 'style').slice(0, 2000))

const CHROME_TAGS = new Set(['nav', 'aside', 'footer', 'menu', 'label', 'marquee'])
const BLOCKS = new Set(
  (
    'html body p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tfoot tr td ' +
    'th section article main header footer aside nav center blockquote figure figcaption form fieldset legend pre address hr marquee details summary menu hgroup search'
  ).split(' '),
)

// One more than a proposal may hold, so that the reader sees it is too long.
const MOST_LINES = 20_000

/** Gathers text into lines; the marks of a line are those that hold for nearly all of it. */
class LineWriter {
  readonly lines: SourceLine[] = []
  readonly cleaned = { indents: 0, blanks: 0 }
  documentTitle = ''
  hidden = 0
  own = false
  private parts: string[] = []
  private context: Context | null = null
  private marks = { all: 0, link: 0, bold: 0, italic: 0 }
  private gap = 0
  private afterImage = false

  write(value: string, context: Context): void {
    if (context.pre && /\n/.test(value)) {
      value.split('\n').forEach((part, index) => {
        if (index > 0) this.endLine(0)
        this.gather(part, context)
      })
    } else this.gather(value.replace(/[\t\n\r\f ]+/g, ' '), context)
  }

  picture(alt: string, context: Context): void {
    this.endLine(1)
    const text = cleanLine(alt.slice(0, 1000)).text
    // An alt of one word or without a marked letter names a file or an ornament.
    if (text.split(' ').length >= 4 && /\P{ASCII}/u.test(text) && !isFileName(text))
      this.lines.push({
        text,
        indented: false,
        gap: 1,
        block: 'paragraph',
        hints: { ...NO_HINTS, chrome: context.hints.chrome, alt: true, afterImage: true },
      })
    this.afterImage = true
  }

  row(text: string, context: Context): void {
    this.endLine(1)
    this.gather(text, { ...context, hints: { ...context.hints, tableRow: true } })
    this.endLine(1)
  }

  endLine(gap: number): void {
    const raw = this.parts.join('')
    const { context, marks } = this
    this.parts = []
    this.context = null
    this.marks = { all: 0, link: 0, bold: 0, italic: 0 }
    const line = cleanLine(raw)
    if (line.text === '' || !context) {
      // An empty line between two breaks, or a paragraph of blanks.
      this.gap = raw === '' ? Math.max(this.gap, gap) : this.gap + 1
      if (raw === '' && gap === 0) this.gap += 1
      return
    }
    const nearly = (length: number): boolean => length >= marks.all * 0.9
    if (this.lines.length > MOST_LINES) return
    if (line.indented) this.cleaned.indents += 1
    this.cleaned.blanks += line.blanks
    this.lines.push({
      text: line.text,
      indented: line.indented || context.indented,
      gap: this.gap,
      block: context.block,
      hints: {
        ...context.hints,
        link: nearly(marks.link),
        bold: nearly(marks.bold),
        italic: nearly(marks.italic),
        afterImage: this.afterImage,
      },
    })
    this.afterImage = false
    this.gap = gap
  }

  private gather(text: string, context: Context): void {
    if (text === '') return
    // The line takes the block of its first printed words.
    if (text.trim() !== '' && !this.context) this.context = context
    // Source line ends around a break are no indent.
    this.parts.push(this.parts.length === 0 ? text.replace(/^ +/, '') : text)
    const length = text.trim().length
    this.marks.all += length
    if (context.hints.link) this.marks.link += length
    if (context.hints.bold) this.marks.bold += length
    if (context.hints.italic) this.marks.italic += length
  }
}
