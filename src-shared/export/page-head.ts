import { printByline } from '../article/byline.ts'
import { safeLink } from '../article/safe-link.ts'
import { cleanLines, cleanText } from './clean-text.ts'
import { escapeHtml, jsonForScript } from './escape-html.ts'
import { type ExportSubject, leadFigure, printedTitle } from './export-subject.ts'
import { newsArticleData } from './news-article-data.ts'
import { PAGE_STYLE_NAME } from './page-style.ts'
import { firstWords } from './plain-text.ts'
import { middleFile } from './write-figure.ts'

/** The `<head>` of the page: title, description, Dublin Core, Open Graph and the NewsArticle data block. */
export function writePageHead(subject: ExportSubject): string {
  const { fields } = subject
  const title = printedTitle(fields)
  const summary = summaryOf(subject)
  const byline = cleanText(printByline(fields)).trim()
  const keywords = fields.keywords
    .map((word) => cleanText(word).trim())
    .filter((word) => word !== '')
    .join(', ')
  const lead = leadFigure(subject)
  const picture = lead && middleFile(lead)
  const address = subject.address === null ? null : safeLink(subject.address)
  return [
    '<meta charset="utf-8">\n',
    `<title>${escapeHtml(title)}</title>\n`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
    ...(subject.status === 'draft'
      ? ['<meta name="robots" content="noindex">\n', '<meta name="toa-soan-status" content="draft">\n']
      : []),
    named('description', summary),
    named('author', byline),
    named('keywords', keywords),
    named('DC.title', title),
    named('DC.creator', byline),
    named('DC.subject', keywords),
    named('DC.description', summary),
    named('DC.publisher', subject.organisation),
    named('DC.date', fields.updatedOn ?? ''),
    named('DC.type', 'Text'),
    named('DC.format', 'text/html'),
    named('DC.identifier', address ?? subject.slug),
    named('DC.source', fields.source),
    named('DC.language', 'vi'),
    named('DC.coverage', fields.place),
    property('og:type', 'article'),
    property('og:locale', 'vi_VN'),
    property('og:title', title),
    property('og:description', summary),
    property('og:site_name', subject.organisation),
    property('og:url', address ?? ''),
    picture ? property('og:image', picture.href) : '',
    picture ? property('og:image:width', String(picture.width)) : '',
    picture ? property('og:image:height', String(picture.height)) : '',
    lead && picture ? property('og:image:alt', lead.alt) : '',
    property('article:modified_time', fields.updatedOn ?? ''),
    property('article:section', fields.section),
    ...fields.keywords.map((word) => property('article:tag', word)),
    address === null ? '' : `<link rel="canonical" href="${escapeHtml(address)}">\n`,
    `<link rel="stylesheet" href="${PAGE_STYLE_NAME}">\n`,
    `<script type="application/ld+json">\n${jsonForScript(newsArticleData(subject, summary))}\n</script>\n`,
  ].join('')
}

/** The sapo, or the first words of the body: at most 300 characters. */
const summaryOf = ({ fields, body }: ExportSubject): string => firstWords(cleanLines(fields.sapo).join(' '), body)

const named = (name: string, content: string) => meta('name', name, content)
const property = (name: string, content: string) => meta('property', name, content)

function meta(kind: 'name' | 'property', name: string, content: string): string {
  const escaped = escapeHtml(content).trim()
  return escaped === '' ? '' : `<meta ${kind}="${name}" content="${escaped}">\n`
}
