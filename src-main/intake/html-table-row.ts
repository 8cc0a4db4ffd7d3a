import { childrenOf, type HtmlElement, type HtmlNode, isElement, textOf } from './html-tree.ts'

/**
 * A row of a table of data as one line, cells joined by ` | `; null for a row that only lays out the page: one cell,
 * a table, picture, list or heading inside, long text or links.
 */
export function readTableRow(row: HtmlElement): string | null {
  const cells = childrenOf(row).filter(
    (child): child is HtmlElement => isElement(child) && (child.tagName === 'td' || child.tagName === 'th'),
  )
  if (cells.length < 2 || cells.length > 50) return null
  const texts: string[] = []
  for (const cell of cells) {
    if (laysOut(cell)) return null
    texts.push(textOf(cell, 600).replace(/\s+/gu, ' ').trim())
  }
  if (texts.some((text) => text.length > 500) || texts.every((text) => text === '')) return null
  return texts.join(' | ')
}

function laysOut(cell: HtmlElement): boolean {
  const waiting: HtmlNode[] = [...childrenOf(cell)]
  let seen = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    seen += 1
    if (seen > 200 || (isElement(next) && LAYOUT.has(next.tagName))) return true
    waiting.push(...childrenOf(next))
  }
  return false
}

const LAYOUT = new Set([
  'table',
  'img',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'form',
  'input',
  'select',
  'figure',
  'iframe',
  'a',
  'script',
])
