import { escapeHtml } from './escape-html.ts'
import { bracketedCredit, type ExportFigure } from './export-subject.ts'

/** `page` offers every width to the browser; `portal` names one file, since forms drop srcset and the address is replaced after upload. */
export type FigureForm = 'page' | 'portal'

/** A figure with photo, caption and credit; without its photo an empty figure with the caption; with neither, nothing. */
export function writeFigure(figure: ExportFigure, form: FigureForm): string {
  const parts = [picture(figure, form), caption(figure, form)].filter((part) => part !== '')
  if (parts.length === 0) return ''
  const open = form === 'page' && figure.files.length === 0 ? '<figure class="cho-anh">' : '<figure>'
  return `${open}\n${parts.join('\n')}\n</figure>\n`
}

/** The file that a form or an old browser takes: 1280 px, or the widest below it. */
export const middleFile = (figure: ExportFigure) =>
  figure.files.findLast((file) => file.width <= 1280) ?? figure.files[0] ?? null

function picture(figure: ExportFigure, form: FigureForm): string {
  const file = middleFile(figure)
  if (!file) return ''
  const srcset =
    form === 'page' && figure.files.length > 1
      ? ` srcset="${figure.files.map((each) => `${escapeHtml(each.href)} ${each.width}w`).join(', ')}" sizes="(min-width: 48em) 44em, 100vw"`
      : ''
  return `<img src="${escapeHtml(file.href)}"${srcset} width="${file.width}" height="${file.height}" alt="${escapeHtml(figure.alt).trim()}">`
}

function caption(figure: ExportFigure, form: FigureForm): string {
  const text = escapeHtml(figure.caption).trim()
  const credit = escapeHtml(bracketedCredit(figure))
  if (text === '' && credit === '') return ''
  const printed =
    credit === '' ? '' : form === 'page' ? `<span class="nguon-anh">${credit}</span>` : `<em>${credit}</em>`
  return `<figcaption>${[text, printed].filter((part) => part !== '').join(' ')}</figcaption>`
}
