import type { LineTag, TaggedLine } from '@shared/contract/operations.ts'
import { cleanLine } from '@shared/vietnamese/normal-form.ts'

/** What HTML tells about a line beyond its words; plain text has none of it. */
export type Hints = {
  readonly heading: 'h1' | 'title' | null
  readonly sapo: boolean
  /** Stands in navigation, header, footer or sidebar. */
  readonly chrome: boolean
  readonly link: boolean
  readonly bold: boolean
  readonly italic: boolean
  readonly align: 'centre' | 'right' | null
  /** First line after a picture. */
  readonly afterImage: boolean
  readonly figcaption: boolean
  /** The line is a picture's alt text, not printed on the page. */
  readonly alt: boolean
  readonly tableRow: boolean
  /** On a page that this program wrote: what the line is. */
  readonly printed: LineTag | null
}

/** A printed line of a page, before anyone says what it is. */
export type SourceLine = {
  readonly text: string
  readonly indented: boolean
  /** Empty lines before it; 0 where only one line end parts it from the line above. */
  readonly gap: number
  readonly block: TaggedLine['block']
  readonly hints: Hints
}

/** What a line seems to be. */
export type LineReading = {
  readonly tag: LineTag
  readonly sure: boolean
  readonly block?: TaggedLine['block'] | undefined
}

export type SourcePage = {
  readonly form: 'text' | 'html'
  readonly lines: readonly SourceLine[]
  /** Text of an HTML page's <title>. */
  readonly documentTitle: string
  readonly cleaned: { readonly indents: number; readonly blanks: number }
  /** Hidden lines that were left out. */
  readonly hidden: number
  /** Whether this program wrote it; its lines then say what they are. */
  readonly own: boolean
}

export const NO_HINTS: Hints = {
  heading: null,
  sapo: false,
  chrome: false,
  link: false,
  bold: false,
  italic: false,
  align: null,
  afterImage: false,
  figcaption: false,
  alt: false,
  tableRow: false,
  printed: null,
}

const NOTHING = { text: '', indented: false, blanks: 0 }

/** Reads the printed lines of a plain text; lines of blanks only count as the gap before the next one. */
export function readTextLines(text: string): SourcePage {
  const lines: SourceLine[] = []
  const cleaned = { indents: 0, blanks: 0 }
  let gap = 0
  for (const [, raw = ''] of text.matchAll(
    /([^\n\r\v\f\u0085\u2028\u2029]*)(?:\r\n|[\n\r\v\f\u0085\u2028\u2029]|$)/gu,
  )) {
    // One more than a proposal may hold, so that the reader sees it is too long.
    if (lines.length > 20_000) break
    const line = raw === '' ? NOTHING : cleanLine(raw)
    if (line.text === '') {
      gap += 1
      continue
    }
    cleaned.blanks += line.blanks
    if (line.indented) cleaned.indents += 1
    lines.push({ text: line.text, indented: line.indented, gap, block: 'paragraph', hints: NO_HINTS })
    gap = 0
  }
  return { form: 'text', lines, documentTitle: '', cleaned, hidden: 0, own: false }
}
