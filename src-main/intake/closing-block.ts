import { hasBylineRole, isByline, isPhotoCredit, isSource } from './closing-lines.ts'
import { isCaptionByMarkup, isRepeatedBelow } from './page-head.ts'
import { endsSentence, isChrome, isFileName, isGalleryHeading, isItem } from './page-phrases.ts'
import type { LineReading, SourceLine, SourcePage } from './source-line.ts'

type Range = {
  readonly from: number
  readonly to: number
  readonly gallery: boolean
  readonly repeats: ReadonlySet<number>
}

/** Tags what stands between the last paragraph and the end: closing sentences, a gallery, bylines, the source. */
export function tagClosing(
  page: SourcePage,
  lines: readonly SourceLine[],
  { from, to, gallery: open, repeats }: Range,
  readings: Map<number, LineReading>,
): void {
  let gallery = open
  for (let at = from; at < to; at += 1) {
    const line = lines[at]
    if (!line) continue
    if (isGalleryHeading(line.text)) gallery = true
    readings.set(
      at,
      repeats.has(at) && !isByline(line.text)
        ? { tag: 'drop', sure: true }
        : readClosingLine(page, line, lines[at + 1], gallery, at === to - 1),
    )
  }
  if (![...readings.values()].some((reading) => reading.tag === 'byline' || reading.tag === 'source'))
    takeSetApartLine(lines, from, to, readings)
}

function readClosingLine(
  page: SourcePage,
  line: SourceLine,
  next: SourceLine | undefined,
  gallery: boolean,
  last: boolean,
): LineReading {
  const { text, hints } = line
  const inGallery = gallery ? 'gallery' : undefined
  if (hints.chrome || isChrome(text)) return { tag: 'drop', sure: hints.chrome }
  if (isFileName(text)) return { tag: 'drop', sure: true }
  if (isGalleryHeading(text)) return { tag: 'body', sure: true, block: 'gallery' }
  if (hints.alt)
    return isRepeatedBelow(line, next) ? { tag: 'drop', sure: true } : { tag: 'caption', sure: false, block: inGallery }
  if (isCaptionByMarkup(line) && hints.align !== 'right') return { tag: 'caption', sure: true, block: inGallery }
  if (isSource(text)) return { tag: 'source', sure: true }
  if (isByline(text) && !hints.link)
    return {
      tag: 'byline',
      sure: hints.align === 'right' || hasBylineRole(text) || isPhotoCredit(text) || (last && !gallery),
    }
  if (hints.align === 'right' && text.length <= 120 && !endsSentence(text)) return { tag: 'byline', sure: false }
  if (hints.link && text.length <= 160) return { tag: 'drop', sure: false }
  if (isItem(text) || line.block !== 'paragraph' || hints.tableRow || endsSentence(text) || line.indented)
    return { tag: 'body', sure: page.form === 'html' }
  if (gallery || hints.afterImage || page.form === 'text') return { tag: 'caption', sure: gallery, block: inGallery }
  return { tag: 'body', sure: false }
}

/** Nothing reads like a byline: a short last line set apart by two empty lines is offered as one. */
function takeSetApartLine(
  lines: readonly SourceLine[],
  from: number,
  to: number,
  readings: Map<number, LineReading>,
): void {
  for (let at = to - 1; at >= from; at -= 1) {
    const reading = readings.get(at)
    const line = lines[at]
    if (reading?.tag === 'drop' || !line) continue
    if (line.gap >= 2 && line.text.length <= 80 && !endsSentence(line.text) && !isCaptionByMarkup(line))
      readings.set(at, { tag: 'byline', sure: false })
    return
  }
}
