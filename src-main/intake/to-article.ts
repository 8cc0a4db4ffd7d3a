import type { ArticleFields, BodyNode, Photo } from '@shared/article/article.ts'
import { readByline } from '@shared/article/byline.ts'
import type { CalendarDate } from '@shared/article/calendar-date.ts'
import type { LineTag, TaggedLine } from '@shared/contract/operations.ts'
import { cleanLine } from '@shared/vietnamese/normal-form.ts'
import { readUpdatedOn } from './propose.ts'

export type ArticleOfLines = { readonly fields: Partial<ArticleFields>; readonly body: BodyNode }

/**
 * Builds fields and body from confirmed lines. Captions come in as figures whose photo has not arrived (media null), the first one as
 * the lead photo's. What is too long for its field goes to the body, so nothing is lost.
 */
export function toArticle(
  lines: readonly TaggedLine[],
  { eventOn, newBlockId }: { readonly eventOn: CalendarDate | null; readonly newBlockId: () => string },
): ArticleOfLines {
  const kept = lines
    .filter((line) => line.tag !== 'drop')
    .map((line) => ({ ...line, text: cleanLine(line.text).text }))
    .filter((line) => line.text !== '')
  const textOf = (tag: LineTag, by: string): string =>
    kept
      .filter((line) => line.tag === tag)
      .map((line) => line.text)
      .join(by)
  const tooLong = (Object.keys(LIMITS) as (keyof typeof LIMITS)[]).filter(
    (tag) => textOf(tag, JOINTS[tag]).length > LIMITS[tag],
  )
  const inField = (tag: keyof typeof LIMITS): string => (tooLong.includes(tag) ? '' : textOf(tag, JOINTS[tag]))
  // A page with a closing gallery only has no lead photo; the gallery stays whole.
  const leadPhoto = kept.find((line) => line.tag === 'caption' && line.block !== 'gallery')
  const bylines = kept.filter((line) => line.tag === 'byline').flatMap((line) => readByline(line.text).bylines)
  const printed = inField('byline')
  const fields: Partial<ArticleFields> = {
    title: inField('title'),
    sapo: inField('sapo'),
    source: inField('source'),
    updatedOn: readUpdatedOn(kept.filter((line) => line.tag === 'updatedOn').map((line) => line.text)),
    eventOn,
    leadPhoto: leadPhoto ? photoOf(leadPhoto.text) : null,
    bylines: bylines.slice(0, 20),
    printedByline: printed === '' ? null : readByline(printed).printed,
  }
  return {
    fields,
    body: bodyOf(
      kept.filter(
        (line) =>
          line !== leadPhoto &&
          (line.tag === 'body' || line.tag === 'caption' || tooLong.includes(line.tag as keyof typeof LIMITS)),
      ),
      newBlockId,
    ),
  }
}

const LIMITS = { title: 500, sapo: 4000, byline: 300, source: 300 } as const
const JOINTS = { title: ' ', sapo: ' ', byline: ' · ', source: ' · ' } as const

/** The caption, and the credit where it closes the caption in brackets: `… (Ảnh: HỮU ĐẠT)`. */
function photoOf(caption: string): Photo {
  const found = /^(.{1,2000}?)\s?\((?:ảnh|nguồn ảnh)\s?:\s?([^()]{1,200})\)\.?$/iu.exec(caption)
  const text = found?.[1] ?? caption
  return { media: null, caption: text.slice(0, 2000), credit: found?.[2]?.trim() ?? '', alt: '' }
}

function bodyOf(lines: readonly TaggedLine[], newBlockId: () => string): BodyNode {
  const content: BodyNode[] = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]
    if (!line) break
    const run = runFrom(lines, at)
    content.push(...blocksOf(run, newBlockId))
    at += run.length
  }
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph', attrs: { id: newBlockId() } }] }
}

/** Lines that make one block together: the items of a list, a gallery with its heading. */
function runFrom(lines: readonly TaggedLine[], at: number): readonly TaggedLine[] {
  const kind = kindOf(lines[at])
  let end = at + 1
  if (kind === 'paragraph' || kind === 'figure' || kind === 'h2' || kind === 'h3') return lines.slice(at, end)
  while (end < lines.length && kindOf(lines[end]) === kind && !(kind === 'gallery' && lines[end]?.tag === 'body'))
    end += 1
  return lines.slice(at, end)
}

function kindOf(line: TaggedLine | undefined): TaggedLine['block'] | 'figure' {
  if (!line) return 'paragraph'
  if (line.block === 'gallery' && (line.tag === 'caption' || line.tag === 'body')) return 'gallery'
  if (line.tag === 'caption') return 'figure'
  return line.tag === 'body' && line.block !== 'gallery' ? line.block : 'paragraph'
}

function blocksOf(run: readonly TaggedLine[], newBlockId: () => string): readonly BodyNode[] {
  const first = run[0]
  if (!first) return []
  const id = newBlockId()
  switch (kindOf(first)) {
    case 'h2':
    case 'h3':
      return [{ type: 'heading', attrs: { id, level: first.block === 'h2' ? 2 : 3 }, content: words(first.text) }]
    case 'bullet':
    case 'ordered': {
      const content = run.map((line) => ({
        type: 'listItem',
        attrs: { id: newBlockId() },
        content: [paragraph(line.text, newBlockId)],
      }))
      return [{ type: first.block === 'ordered' ? 'orderedList' : 'bulletList', attrs: { id }, content }]
    }
    case 'figure':
      return [figure(first.text, newBlockId)]
    case 'gallery': {
      const captions = run.filter((line) => line.tag === 'caption')
      const heading = first.tag === 'body' ? first.text : ''
      if (captions.length === 0) return [paragraph(heading, newBlockId)]
      const title = heading.length <= 300 ? heading : ''
      const gallery = {
        type: 'gallery',
        attrs: title === '' ? { id } : { id, title },
        content: captions.map((line) => figure(line.text, newBlockId)),
      }
      return heading === title ? [gallery] : [paragraph(heading, newBlockId), gallery]
    }
    default:
      return [paragraph(first.text, newBlockId)]
  }
}

const words = (text: string): readonly BodyNode[] => (text === '' ? [] : [{ type: 'text', text }])

const paragraph = (text: string, newBlockId: () => string): BodyNode => ({
  type: 'paragraph',
  attrs: { id: newBlockId() },
  content: words(text),
})

function figure(text: string, newBlockId: () => string): BodyNode {
  const { caption, credit } = photoOf(text)
  const kept = text.length > 2000 ? text : caption
  return {
    type: 'figure',
    attrs: { id: newBlockId(), media: null, alt: '' },
    content: [
      { type: 'figureCaption', content: words(kept) },
      { type: 'figureCredit', content: words(credit) },
    ],
  }
}
