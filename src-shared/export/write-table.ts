import type { BodyNode } from '../article/article.ts'
import { onlyParagraph } from './only-paragraph.ts'

/**
 * A table with header cells that name what they head. Spans are cut to the table's own rows, so no cell reaches into
 * a row that is not there. `writeCell` writes the blocks of one cell.
 */
export function writeTable(rows: readonly BodyNode[], writeCell: (cell: BodyNode) => string): string {
  const filled = rows.filter((row) => (row.content ?? []).length > 0)
  if (filled.length === 0) return ''
  const write = (row: BodyNode, index: number, rowsLeft: number): string =>
    `<tr>\n${(row.content ?? []).map((cell) => writeOne(cell, index, rowsLeft, writeCell)).join('')}</tr>\n`
  const [first, ...others] = filled
  if (first && others.length > 0 && isHead(first)) {
    return `<table>\n<thead>\n${write(first, 0, 1)}</thead>\n<tbody>\n${others.map((row, index) => write(row, index + 1, others.length - index)).join('')}</tbody>\n</table>\n`
  }
  return `<table>\n<tbody>\n${filled.map((row, index) => write(row, index, filled.length - index)).join('')}</tbody>\n</table>\n`
}

const isHead = (row: BodyNode): boolean =>
  (row.content ?? []).every((cell) => cell.type === 'tableHeader' && spanOf(cell, 'rowspan', 1000) === 1)

function writeOne(cell: BodyNode, row: number, rowsLeft: number, writeCell: (cell: BodyNode) => string): string {
  const html = writeCell(cell)
  const only = onlyParagraph(html) ?? html
  const spans = [
    attribute('colspan', spanOf(cell, 'colspan', 50)),
    attribute('rowspan', spanOf(cell, 'rowspan', rowsLeft)),
  ].join('')
  // A header cell with nothing in it heads nothing.
  if (cell.type !== 'tableHeader' || only === '') return `<td${spans}>${only}</td>\n`
  return `<th scope="${row === 0 ? 'col' : 'row'}"${spans}>${only}</th>\n`
}

const attribute = (name: string, span: number): string => (span > 1 ? ` ${name}="${span}"` : '')

function spanOf(cell: BodyNode, name: 'colspan' | 'rowspan', most: number): number {
  const span = cell.attrs?.[name]
  return typeof span === 'number' && Number.isInteger(span) && span > 1 ? Math.min(span, most) : 1
}
