import type { BodyNode } from '../article/article.ts'
import { printByline } from '../article/byline.ts'
import { printDate } from '../article/calendar-date.ts'
import { cleanLines, cleanText } from './clean-text.ts'
import {
  bodyFigures,
  bracketedCredit,
  type ExportFigure,
  type ExportSubject,
  leadFigure,
  printedTitle,
} from './export-subject.ts'

/** The whole printed page as text: title, date, sapo, captions in brackets, body, byline, source; a blank line between blocks. */
export function writePlainPage(subject: ExportSubject): string {
  const { fields } = subject
  return joined([
    printedTitle(fields),
    fields.updatedOn === null ? '' : `Ngày cập nhật ${printDate(fields.updatedOn)}`,
    ...cleanLines(fields.sapo),
    ...content(subject),
  ])
}

/** The text that stands for the portal's body: the page without its title, date and sapo. */
export const writePlainBody = (subject: ExportSubject): string => joined(content(subject))

/** At most 300 characters of `wanted`, or of the body's first text when that is empty, cut at a word. */
export function firstWords(wanted: string, body: BodyNode): string {
  const text = wanted !== '' ? wanted : (plainBlocks(body, []).find((block) => block.length >= 40) ?? '')
  const flat = text.replace(/\s+/g, ' ').trim()
  if (flat.length <= 300) return flat
  const cut = flat.slice(0, 299)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 200)).toWellFormed()}…`
}

const content = (subject: ExportSubject): readonly string[] => {
  const lead = leadFigure(subject)
  return [
    lead ? captionLine(lead) : '',
    ...plainBlocks(subject.body, bodyFigures(subject)),
    cleanText(printByline(subject.fields)).trim(),
    cleanText(subject.fields.source).trim(),
  ]
}

const joined = (blocks: readonly string[]): string => `${blocks.filter((block) => block !== '').join('\n\n')}\n`

function captionLine(figure: ExportFigure): string {
  const text = [cleanText(figure.caption).trim(), bracketedCredit(figure)].filter((part) => part !== '').join(' ')
  return text === '' ? '' : `[Ảnh] ${text}`
}

function plainBlocks(body: BodyNode, figures: readonly ExportFigure[]): readonly string[] {
  let next = 0
  const write = (node: BodyNode): readonly string[] => {
    const children = node.content ?? []
    switch (node.type) {
      case 'paragraph':
      case 'heading':
        return [inline(children)].filter((text) => text !== '')
      case 'bulletList':
        return [children.map((item) => indented('- ', item)).join('\n')]
      case 'orderedList':
        return [children.map((item, index) => indented(`${index + first(node)}. `, item)).join('\n')]
      case 'figure': {
        const figure = figures[next++]
        return figure ? [captionLine(figure)] : []
      }
      case 'gallery':
        return [cleanText(String(node.attrs?.title ?? '')).trim(), ...children.flatMap(write)]
      case 'table':
        // Tabs between cells, so a sheet takes the rows as they are.
        return [
          children
            .map((row) => (row.content ?? []).map((cell) => (cell.content ?? []).flatMap(write).join(' ')).join('\t'))
            .join('\n'),
        ]
      default:
        return children.flatMap(write)
    }
  }
  const indented = (mark: string, item: BodyNode): string =>
    mark +
    (item.content ?? [])
      .flatMap(write)
      .join('\n')
      .replaceAll('\n', `\n${' '.repeat(mark.length)}`)
  return write(body)
}

const first = (list: BodyNode): number => (typeof list.attrs?.start === 'number' ? list.attrs.start : 1)

const inline = (nodes: readonly BodyNode[]): string =>
  nodes
    .map((node) => (node.type === 'hardBreak' ? '\n' : cleanText(node.text ?? '')))
    .join('')
    .trim()
