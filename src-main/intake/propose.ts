import type { LineTag, ProposalOfFile, TaggedLine } from '@shared/contract/operations.ts'
import { readDateLabel } from '@shared/vietnamese/date-label.ts'
import { findEventDate } from '@shared/vietnamese/event-date.ts'

/** Passages that are searched for the day of the event; a day named further down is seldom it. */
const OPENING_PASSAGES = 4

/** The article's fields as its tagged lines give them: whole printed lines, dates as calendar days. */
export function propose(lines: readonly TaggedLine[]): ProposalOfFile['proposal'] {
  const textsOf = (tag: LineTag): readonly string[] => lines.filter((line) => line.tag === tag).map((line) => line.text)
  const joined = (tag: LineTag, by: string): string | null => textsOf(tag).join(by) || null
  const updatedOn = readUpdatedOn(textsOf('updatedOn'))
  const opening = lines
    .filter((line) => line.tag === 'sapo' || (line.tag === 'body' && line.block !== 'gallery'))
    .slice(0, OPENING_PASSAGES)
  return {
    title: joined('title', ' '),
    updatedOn,
    eventOn: findEventDate(opening.map((line) => line.text.slice(0, 4000)).join('\n'), updatedOn),
    sapo: joined('sapo', '\n'),
    captions: [...textsOf('caption')],
    byline: joined('byline', ' · '),
    source: joined('source', ' · '),
  }
}

export const readUpdatedOn = (lines: readonly string[]): string | null =>
  lines.map((line) => readDateLabel(line)?.date ?? null).find((date) => date !== null) ?? null
