import type { LineTag, ProposalOfFile, TaggedLine } from '@shared/contract/operations.ts'
import { readDateLabel } from '@shared/vietnamese/date-label.ts'
import { fold } from '@shared/vietnamese/fold.ts'
import { tagClosing } from './closing-block.ts'
import { hasBylineRole, isPhotoCredit } from './closing-lines.ts'
import { splitGluedCaptions } from './glued-captions.ts'
import { joinWrapped } from './join-wrapped.ts'
import { findMarkedTitle, isCaptionByMarkup, isRepeatedBelow, readHead } from './page-head.ts'
import {
  endsSentence,
  isAllCapitals,
  isChrome,
  isFileName,
  isGalleryHeading,
  isItem,
  startsTail,
} from './page-phrases.ts'
import type { LineReading, SourceLine, SourcePage } from './source-line.ts'

export type PageReading = Pick<ProposalOfFile, 'lines' | 'warnings'>
/**
 * Says of every line of a page what it seems to be. A proposal: `sure` is false where a person should look twice.
 * Warnings: `intake/no-title`, `intake/no-date`, `intake/no-body`, `intake/printed-twice` {lines}, `intake/lines-joined`
 * {lines}, `intake/captions-parted` {captions}, `intake/hidden-left-out` {blocks}.
 */
export function readPage(page: SourcePage): PageReading {
  const { lines, joined } = joinWrapped(page.lines)
  const { bodyAt, tailAt } = bounds(page, lines)
  const head = readHead(page, lines, bodyAt, tailAt)
  const readings = new Map<number, LineReading>()
  tagHead(lines, head.title?.at ?? null, bodyAt, readings)
  const twice = tagText(page, lines, { bodyAt, tailAt }, readings)
  for (let at = tailAt; at < lines.length; at += 1) readings.set(at, { tag: 'drop', sure: true })
  if (head.title) readings.set(head.title.at, { tag: 'title', sure: head.title.sure })
  if (head.label && head.label.label.rest === '')
    readings.set(head.label.at, { tag: 'updatedOn', sure: head.label.at < bodyAt })
  const tagged: TaggedLine[] = []
  let parted = 0
  lines.forEach((line, at) => {
    const reading = readings.get(at) ?? { tag: 'body', sure: false }
    const above = tagged.at(-1)
    if (
      reading.tag === 'caption' &&
      isPhotoCredit(line.text) &&
      above?.tag === 'caption' &&
      readings.get(at - 1)?.tag === 'caption'
    ) {
      tagged[tagged.length - 1] = { ...above, text: `${above.text} (${line.text})` }
      return
    }
    const texts =
      head.title?.at === at && head.label?.at === at
        ? [head.title.text]
        : reading.tag === 'caption'
          ? splitGluedCaptions(line.text)
          : [line.text]
    parted += reading.tag === 'caption' ? texts.length - 1 : 0
    for (const text of texts)
      tagged.push({
        tag: reading.tag,
        text,
        sure: reading.sure && texts.length === 1,
        block: reading.block ?? blockOf(line, reading.tag),
      })
    if (head.label?.at === at && head.label.label.rest !== '')
      tagged.push({
        tag: 'updatedOn',
        text: line.text.slice(head.label.label.rest.length).trim(),
        sure: true,
        block: 'paragraph',
      })
  })
  return { lines: tagged, warnings: warningsOf(tagged, { joined, parted, twice, hidden: page.hidden }) }
}

const blockOf = (line: SourceLine, tag: LineTag): TaggedLine['block'] =>
  tag === 'body' && line.block !== 'gallery' ? line.block : 'paragraph'

/** Where the article's text begins, and where what follows belongs to the portal. */
function bounds(page: SourcePage, lines: readonly SourceLine[]): { readonly bodyAt: number; readonly tailAt: number } {
  const isText = (line: SourceLine): boolean =>
    (isPassage(line) || (line.hints.sapo && line.text.length >= 40)) &&
    !line.hints.chrome &&
    !line.hints.link &&
    !isChrome(line.text)
  let bodyAt = lines.findIndex(isText)
  if (bodyAt >= 0 && page.form === 'html' && findMarkedTitle(page, lines, bodyAt) === null) {
    // A notice of the portal may stand above a title that the markup names.
    const titleAt = findMarkedTitle(page, lines, lines.length)
    const below = titleAt === null ? -1 : lines.findIndex((line, at) => at > titleAt && isText(line))
    if (below >= 0) bodyAt = below
  }
  if (bodyAt < 0) bodyAt = shortBodyAt(page, lines)
  const tail = lines.findIndex((line, at) => at > bodyAt && startsTail(line.text))
  return { bodyAt, tailAt: tail < 0 ? lines.length : tail }
}

/** A note of a few short sentences: the text begins at the first of them, else under the first line. */
function shortBodyAt(page: SourcePage, lines: readonly SourceLine[]): number {
  const at = lines.findIndex(
    (line) =>
      line.text.length >= 12 &&
      endsSentence(line.text) &&
      !isAllCapitals(line.text) &&
      !line.hints.chrome &&
      !isChrome(line.text),
  )
  if (at >= 0) return at
  const label = lines.findLastIndex((line) => readDateLabel(line.text) !== null)
  const tail = lines.findIndex((line, index) => index > 0 && startsTail(line.text))
  return Math.min(label >= 0 && page.form === 'text' ? label + 2 : 1, tail < 0 ? lines.length : tail, lines.length)
}

/** Long or indented text that ends like a sentence: no title, caption or byline looks so. */
function isPassage(line: SourceLine): boolean {
  const { text, indented } = line
  if (isAllCapitals(text) || isCaptionByMarkup(line)) return false
  if (text.length >= 220) return true
  const ends = /[.…:;][”"’'»)\]/]{0,2}$/u.test(text)
  return ends ? text.length >= (indented ? 30 : 60) : indented && text.length >= 140
}

function tagHead(
  lines: readonly SourceLine[],
  titleAt: number | null,
  bodyAt: number,
  readings: Map<number, LineReading>,
): void {
  const seen = new Set<string>()
  const label = lines.slice(0, bodyAt).findLastIndex((line) => readDateLabel(line.text) !== null)
  const from = titleAt ?? label
  for (let at = 0; at < bodyAt; at += 1) {
    const line = lines[at]
    if (!line) continue
    const known = line.hints.chrome || isChrome(line.text) || isFileName(line.text) || seen.has(fold(line.text))
    if (known || at < from || from < 0) readings.set(at, { tag: 'drop', sure: known })
    else if (at > from && readDateLabel(line.text) !== null) readings.set(at, { tag: 'drop', sure: false })
    else if (hasBylineRole(line.text) && !isPhotoCredit(line.text)) readings.set(at, { tag: 'byline', sure: false })
    else readings.set(at, { tag: 'caption', sure: isCaptionByMarkup(line) || (line.gap === 0 && label >= 0) })
    if (at >= from) seen.add(fold(line.text))
  }
}

/** Tags the lines between the head and the tail; returns how many were printed a second time. */
function tagText(
  page: SourcePage,
  lines: readonly SourceLine[],
  { bodyAt, tailAt }: { readonly bodyAt: number; readonly tailAt: number },
  readings: Map<number, LineReading>,
): number {
  const sapoAt = findSapo(lines, bodyAt, tailAt)
  const repeats = findRepeats(lines, bodyAt, tailAt)
  let lastPassage = bodyAt
  for (let at = bodyAt; at < tailAt; at += 1) {
    const line = lines[at]
    if (line && isPassage(line) && !line.hints.chrome && !line.hints.alt) lastPassage = at
  }
  const indented = isIndentedThroughout(lines.slice(bodyAt, tailAt))
  let gallery = false
  for (let at = bodyAt; at <= lastPassage && at < tailAt; at += 1) {
    const line = lines[at]
    if (!line) continue
    if (isGalleryHeading(line.text)) gallery = true
    else if (isPassage(line)) gallery = false
    if (at === sapoAt)
      readings.set(at, { tag: 'sapo', sure: sapoAt === bodyAt && (line.hints.sapo || repeats.has(at + 1) || indented) })
    else if (repeats.has(at)) readings.set(at, { tag: 'drop', sure: true })
    else readings.set(at, readBodyLine(page, line, lines[at + 1], indented, gallery))
  }
  tagClosing(page, lines, { from: Math.max(bodyAt, lastPassage + 1), to: tailAt, gallery, repeats }, readings)
  return [...repeats].filter(
    (at) => (lines[at]?.text.length ?? 0) >= 40 && !lines[at]?.hints.alt && at !== (sapoAt ?? -2) + 1,
  ).length
}

function readBodyLine(
  page: SourcePage,
  line: SourceLine,
  next: SourceLine | undefined,
  indented: boolean,
  gallery: boolean,
): LineReading {
  const { text, hints } = line
  if (hints.chrome || isChrome(text)) return { tag: 'drop', sure: hints.chrome }
  if (isFileName(text)) return { tag: 'drop', sure: true }
  if (isGalleryHeading(text)) return { tag: 'body', sure: true, block: 'gallery' }
  if (hints.alt)
    return isRepeatedBelow(line, next)
      ? { tag: 'drop', sure: true }
      : { tag: 'caption', sure: false, block: gallery ? 'gallery' : undefined }
  if (isCaptionByMarkup(line))
    return { tag: 'caption', sure: hints.afterImage || hints.figcaption, block: gallery ? 'gallery' : undefined }
  if (isPassage(line)) return { tag: 'body', sure: true }
  if (line.block !== 'paragraph' || hints.tableRow) return { tag: 'body', sure: !hints.link }
  if (hasBylineRole(text) && !isPhotoCredit(text) && !line.indented) return { tag: 'byline', sure: false }
  if (isItem(text)) return { tag: 'body', sure: true }
  if (page.form === 'html') {
    if (hints.afterImage && !endsSentence(text) && text.length <= 250)
      return { tag: 'caption', sure: false, block: gallery ? 'gallery' : undefined }
    return hints.bold && !endsSentence(text) && text.length <= 150 && !line.hints.link
      ? { tag: 'body', sure: false, block: 'h3' }
      : { tag: 'body', sure: !hints.link }
  }
  if (line.indented || /[:;]$/u.test(text) || text.length > 220) return { tag: 'body', sure: true }
  // On a page of indented paragraphs a short line at the margin is a caption even with an end mark.
  if (!endsSentence(text) || indented)
    return { tag: 'caption', sure: gallery || indented, block: gallery ? 'gallery' : undefined }
  return { tag: 'body', sure: false }
}

/** The opening that stands apart: marked as such, repeated as the first paragraph, or at the margin above indented text. */
function findSapo(lines: readonly SourceLine[], bodyAt: number, tailAt: number): number | null {
  const first = lines[bodyAt]
  if (!first || bodyAt >= tailAt || first.text.length > 1500) return null
  if (first.hints.sapo) return bodyAt
  const others = lines.slice(bodyAt + 1, tailAt).filter(isPassage)
  const second = others[0]
  if (!second || /:$/u.test(first.text)) return null
  if (fold(second.text) === fold(first.text) || (isIndentedThroughout(others) && !first.indented)) return bodyAt
  return first.hints.bold && others.every((line) => !line.hints.bold) ? bodyAt : null
}

const isIndentedThroughout = (lines: readonly SourceLine[]): boolean => {
  const passages = lines.filter(isPassage)
  const indented = passages.filter((line) => line.indented).length
  return indented >= 2 && indented >= passages.length - 1
}

/** Lines printed before in the same text: the second printing of a page, a caption that repeats the alt text. */
function findRepeats(lines: readonly SourceLine[], bodyAt: number, tailAt: number): ReadonlySet<number> {
  const first = new Map<string, number>()
  const repeats = new Set<number>()
  for (let at = bodyAt; at < tailAt; at += 1) {
    const line = lines[at]
    // An alt text is no printing: the caption below it is the first one.
    if (!line || line.text.length < 12 || line.hints.tableRow || line.hints.alt) continue
    const key = fold(line.text)
    if (first.has(key)) repeats.add(at)
    else first.set(key, at)
  }
  return repeats
}

function warningsOf(
  lines: readonly TaggedLine[],
  counts: { readonly joined: number; readonly parted: number; readonly twice: number; readonly hidden: number },
): ProposalOfFile['warnings'] {
  const has = (tag: LineTag): boolean => lines.some((line) => line.tag === tag)
  return [
    ...(has('title') ? [] : [{ code: 'intake/no-title', facts: {} }]),
    ...(has('updatedOn') ? [] : [{ code: 'intake/no-date', facts: {} }]),
    ...(has('body') || has('sapo') ? [] : [{ code: 'intake/no-body', facts: {} }]),
    ...(counts.twice > 0 ? [{ code: 'intake/printed-twice', facts: { lines: counts.twice } }] : []),
    ...(counts.joined > 0 ? [{ code: 'intake/lines-joined', facts: { lines: counts.joined } }] : []),
    ...(counts.parted > 0 ? [{ code: 'intake/captions-parted', facts: { captions: counts.parted } }] : []),
    ...(counts.hidden > 0 ? [{ code: 'intake/hidden-left-out', facts: { blocks: counts.hidden } }] : []),
  ]
}
