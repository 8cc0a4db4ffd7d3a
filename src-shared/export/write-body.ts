import type { BodyNode } from '../article/article.ts'
import { escapeHtml } from './escape-html.ts'
import type { ExportFigure } from './export-subject.ts'
import { onlyParagraph } from './only-paragraph.ts'
import { type FigureForm, writeFigure } from './write-figure.ts'
import { isBlank, writeInline } from './write-inline.ts'
import { writeTable } from './write-table.ts'

/**
 * The body as HTML, written node by node from the closed schema: only names that stand in this file come out, every
 * string is escaped, no attribute is passed through. `figures` are the body's figures in reading order.
 * Empty paragraphs, crossheads, lists and figures are left out; a crosshead never skips a level.
 */
export function writeBody(body: BodyNode, figures: readonly ExportFigure[], form: FigureForm): string {
  let nextFigure = 0
  let crosshead = 1

  const block = (node: BodyNode): string => {
    const content = node.content ?? []
    switch (node.type) {
      case 'paragraph':
        return isBlank(content) ? '' : `<p>${writeInline(content)}</p>\n`
      case 'heading':
        return isBlank(content) ? '' : heading(writeInline(content), node.attrs?.level === 3 ? 3 : 2)
      case 'bulletList':
        return list('ul', '', content)
      case 'orderedList':
        return list('ol', startOf(node), content)
      case 'blockquote':
        return wrapped('blockquote', blocks(content))
      case 'figure': {
        const figure = figures[nextFigure++]
        return figure ? writeFigure(figure, form) : ''
      }
      case 'gallery':
        return gallery(node)
      case 'table':
        return writeTable(content, (cell) => blocks(cell.content ?? []))
      default:
        return ''
    }
  }
  const blocks = (nodes: readonly BodyNode[]): string => nodes.map(block).join('')
  const heading = (html: string, wanted: 2 | 3): string => {
    crosshead = Math.min(wanted, crosshead + 1)
    return `<h${crosshead}>${html}</h${crosshead}>\n`
  }
  const list = (tag: 'ul' | 'ol', attributes: string, items: readonly BodyNode[]): string => {
    const written = items.map((item) => blocks(item.content ?? [])).filter((html) => html !== '')
    return wrapped(tag, written.map((html) => `<li>${tidyItem(html)}</li>\n`).join(''), attributes)
  }
  const gallery = (node: BodyNode): string => {
    const title = escapeHtml(String(node.attrs?.title ?? '')).trim()
    const head = title === '' ? '' : heading(title, 2)
    const photos = blocks(node.content ?? [])
    if (photos === '') return ''
    return form === 'page' ? `<div class="bo-anh">\n${head}${photos}</div>\n` : head + photos
  }
  return blocks(body.content ?? [])
}

const wrapped = (tag: string, html: string, attributes = ''): string =>
  html === '' ? '' : `<${tag}${attributes}>\n${html}</${tag}>\n`

function startOf(node: BodyNode): string {
  const start = node.attrs?.start
  return typeof start === 'number' && Number.isInteger(start) && start !== 1 ? ` start="${start}"` : ''
}

/** A portal's form keeps `<li>text</li>` and puts blank lines around `<li><p>`. */
const tidyItem = (html: string): string => onlyParagraph(html) ?? `\n${html}`
