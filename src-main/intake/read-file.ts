import { done, type Envelope, failed, type ProposalOfFile, type TaggedLine } from '@shared/contract/operations.ts'
import { decodeText, FILE_LIMIT, type LegacyEncoding } from './decode-text.ts'
import { readHtmlLines } from './html-lines.ts'
import { readOwnPage } from './own-page.ts'
import { propose } from './propose.ts'
import { readPage } from './read-page.ts'
import { readTextLines, type SourcePage } from './source-line.ts'
import { toArticle } from './to-article.ts'

type FileToRead = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly encoding?: LegacyEncoding | undefined
}
export type Intake = {
  readonly readFile: (file: FileToRead) => Promise<Envelope<ProposalOfFile>>
  readonly readPasted: (pasted: { readonly html: string; readonly text: string }) => Envelope<ProposalOfFile>
  readonly toArticle: typeof toArticle
}

/** Longest line that a proposal carries and largest number of them, as the contract says. */
const LINE_LIMITS = { characters: 200_000, lines: 20_000, articleBytes: 4_500_000 } as const

/**
 * The reader of .txt and .html files and of pasted pages: everything it returns is a proposal for a person to confirm.
 * Errors: those of `decodeText`, `intake/unsupported` {extension}, `intake/too-complex`, `intake/too-long` {limit}.
 */
export function createIntake(): Intake {
  return { readFile: async (file) => readFile(file), readPasted, toArticle }
}

function readFile({ name, bytes, encoding }: FileToRead): Envelope<ProposalOfFile> {
  const extension = /\.([^./\\]{1,20})$/u.exec(name)?.[1]?.toLowerCase() ?? ''
  if (bytes.length > FILE_LIMIT) return failed('intake/too-large', { bytes: bytes.length, limit: FILE_LIMIT })
  if (!TEXT.has(extension) && !HTML.has(extension)) return failed('intake/unsupported', { extension })
  const decoded = decodeText(bytes, { encoding, html: HTML.has(extension) })
  if (!decoded.ok) return decoded
  const page =
    HTML.has(extension) || looksLikePage(decoded.value.text)
      ? readHtmlLines(decoded.value.text)
      : readTextLines(decoded.value.text)
  const warnings = /^utf/u.test(decoded.value.encoding)
    ? []
    : [{ code: 'intake/converted', facts: { encoding: decoded.value.encoding } }]
  return propositionOf(name, page, warnings)
}

function readPasted({ html, text }: { readonly html: string; readonly text: string }): Envelope<ProposalOfFile> {
  const page = html.trim() === '' ? null : readHtmlLines(html)
  if (page && page.lines.length > 0) return propositionOf('', page, [])
  return propositionOf('', readTextLines(text), [])
}

function propositionOf(
  file: string,
  page: SourcePage | null,
  warnings: ProposalOfFile['warnings'],
): Envelope<ProposalOfFile> {
  if (!page) return failed('intake/too-complex')
  if (page.lines.length === 0) return failed('intake/empty')
  if (page.lines.length > LINE_LIMITS.lines) return failed('intake/too-long', { limit: LINE_LIMITS.lines })
  const reading = page.own ? readOwnPage(page) : readPage(page)
  const lines = reading.lines.flatMap(withinLimit)
  if (
    lines.length > LINE_LIMITS.lines ||
    Buffer.byteLength(
      lines
        .filter(({ tag }) => tag !== 'drop')
        .map(({ text }) => text)
        .join('\n'),
    ) > LINE_LIMITS.articleBytes
  )
    return failed('intake/too-long', { limit: LINE_LIMITS.articleBytes })
  return done({
    file: file.slice(0, 500),
    lines,
    proposal: propose(lines),
    warnings: [...warnings, ...reading.warnings],
    cleaned: { ...page.cleaned },
  })
}

/** A line longer than the contract allows, cut at a blank where there is one. */
function withinLimit(line: TaggedLine): TaggedLine[] {
  const pieces: TaggedLine[] = []
  let rest = line.text
  while (rest.length > LINE_LIMITS.characters) {
    const blank = rest.lastIndexOf(' ', LINE_LIMITS.characters)
    const end = blank > LINE_LIMITS.characters / 2 ? blank : LINE_LIMITS.characters
    pieces.push({ ...line, text: rest.slice(0, end), sure: false })
    rest = rest.slice(end).trimStart()
  }
  return [...pieces, { ...line, text: rest }]
}

/** A page saved under a .txt name. */
const looksLikePage = (text: string): boolean => /^\s*(?:<!doctype html|<html[\s>])/iu.test(text.slice(0, 500))

const TEXT = new Set(['txt', 'text'])
const HTML = new Set(['html', 'htm', 'xhtml'])
