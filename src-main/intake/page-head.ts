import { type DateLabel, readDateLabel } from '@shared/vietnamese/date-label.ts'
import { fold } from '@shared/vietnamese/fold.ts'
import { isAllCapitals, isChrome, isFileName, opensLikeCaption } from './page-phrases.ts'
import type { SourceLine, SourcePage } from './source-line.ts'

export type PageHead = {
  readonly label: { readonly at: number; readonly label: DateLabel } | null
  readonly title: { readonly at: number; readonly text: string; readonly sure: boolean } | null
}

/** Finds the date label and the title among the lines above the first paragraph (`bodyAt`), the label also before `tailAt`. */
export function readHead(page: SourcePage, lines: readonly SourceLine[], bodyAt: number, tailAt: number): PageHead {
  const label = findLabel(lines, bodyAt, tailAt)
  if (label && label.label.rest !== '') return { label, title: { at: label.at, text: label.label.rest, sure: true } }
  const isCandidate = (at: number): boolean => {
    const line = lines[at]
    return line !== undefined && at < bodyAt && at !== label?.at && couldBeTitle(line)
  }
  const marked = findMarkedTitle(page, lines, bodyAt)
  if (marked !== null) return { label, title: { at: marked, text: lines[marked]?.text ?? '', sure: true } }
  const placed =
    label && label.at < bodyAt
      ? besideLabel(page, lines, label.at, bodyAt, isCandidate)
      : aboveBody(lines, bodyAt, isCandidate)
  return { label, title: placed && { ...placed, text: lines[placed.at]?.text ?? '' } }
}

type Placed = { readonly at: number; readonly sure: boolean } | null

export const isCaptionByMarkup = ({ hints, text }: SourceLine): boolean =>
  hints.figcaption ||
  hints.alt ||
  (hints.afterImage && text.length <= 400 && (hints.align === 'centre' || hints.italic)) ||
  (hints.italic && hints.align === 'centre' && text.length <= 300)

/** An alt text that the page prints again as the caption, or better words for the same photo. */
export const isRepeatedBelow = (alt: SourceLine, next: SourceLine | undefined): boolean =>
  next !== undefined && !next.hints.alt && (isCaptionByMarkup(next) || fold(next.text) === fold(alt.text))

function couldBeTitle(line: SourceLine): boolean {
  return (
    line.text.length >= 8 &&
    line.text.length <= 300 &&
    !line.hints.chrome &&
    !line.hints.link &&
    !isCaptionByMarkup(line) &&
    !isChrome(line.text) &&
    !isFileName(line.text) &&
    readDateLabel(line.text) === null
  )
}

/** The last label above the text; where there is none, one with words further down. */
function findLabel(lines: readonly SourceLine[], bodyAt: number, tailAt: number): PageHead['label'] {
  let above: PageHead['label'] = null
  for (let at = 0; at < tailAt; at += 1) {
    const line = lines[at]
    const label = line ? readDateLabel(line.text) : null
    if (!label) continue
    if (at < bodyAt) above = { at, label }
    else if (!above && label.kind === 'labelled' && label.rest === '') return { at, label }
  }
  return above
}

/** The title by the page's own <title>, an <h1> or a class named for it: the last such line above `bodyAt`. */
export function findMarkedTitle(page: SourcePage, lines: readonly SourceLine[], bodyAt: number): number | null {
  const documentTitle = fold(page.documentTitle)
  const head = lines.slice(0, bodyAt)
  const usable = (line: SourceLine): boolean =>
    !line.hints.chrome &&
    line.text.length >= 8 &&
    line.text.length <= 400 &&
    !isChrome(line.text) &&
    readDateLabel(line.text) === null
  const last = (test: (line: SourceLine) => boolean): number | null => {
    const at = head.findLastIndex((line) => usable(line) && test(line))
    return at < 0 ? null : at
  }
  return (
    (documentTitle === ''
      ? null
      : last((line) => line.text.length >= 12 && !line.hints.link && documentTitle.startsWith(fold(line.text)))) ??
    last((line) => line.hints.heading === 'h1') ??
    last((line) => line.hints.heading === 'title' && !line.hints.link)
  )
}

/** The line right above the label, or the first one below it where that line is a slogan or part of the portal. */
function besideLabel(
  page: SourcePage,
  lines: readonly SourceLine[],
  labelAt: number,
  bodyAt: number,
  isCandidate: (at: number) => boolean,
): Placed {
  const below = Array.from({ length: bodyAt - labelAt - 1 }, (_, index) => labelAt + 1 + index).filter(isCandidate)
  const first = below[0]
  const only = below.length === 1 && first !== undefined ? lines[first] : undefined
  const next = first === undefined ? undefined : lines[first + 1]
  // A photo's caption stands close under the label and apart from the text; a title stands close above the text.
  const captionBelow = page.form === 'text' && only !== undefined && only.gap === 0 && (next?.gap ?? 0) > 0
  const above = labelAt - 1
  if (isCandidate(above)) {
    const line = lines[above]
    const slogan =
      line !== undefined && isAllCapitals(line.text) && first !== undefined && (/!$/u.test(line.text) || !captionBelow)
    if (!slogan) return { at: above, sure: true }
  }
  if (first === undefined || (captionBelow && only && opensLikeCaption(only.text))) return null
  return { at: first, sure: below.length === 1 || lines[first]?.gap === 0 }
}

/** Without a label: the first of the lines that stand together right above the text. */
function aboveBody(lines: readonly SourceLine[], bodyAt: number, isCandidate: (at: number) => boolean): Placed {
  let start = bodyAt
  while (isCandidate(start - 1)) start -= 1
  if (start === bodyAt) return null
  const count = bodyAt - start
  if (count <= 3) return { at: start, sure: count === 1 }
  let close = bodyAt - 1
  while (close > start && lines[close]?.gap === 0) close -= 1
  return { at: close, sure: false }
}
