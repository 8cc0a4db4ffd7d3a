import type { Article } from '@shared/article/article.ts'
import { bodyText, countWords } from '@shared/article/body-text.ts'
import { printByline } from '@shared/article/byline.ts'
import { calendarDate } from '@shared/article/calendar-date.ts'
import { publishedContent } from '@shared/article/content.ts'
import { STATES } from '@shared/article/decision.ts'
import { stateOf, trashedAt } from '@shared/workflow/state-of.ts'
import { z } from 'zod'
import { sha256 } from './disk/envelope.ts'

export const indexEntrySchema = z.strictObject({
  id: z.string(),
  generation: z.int(),
  title: z.string(),
  state: z.enum(STATES),
  byline: z.string(),
  section: z.string(),
  updatedOn: calendarDate.nullable(),
  savedAt: z.string(),
  words: z.int(),
  trashedAt: z.string().nullable(),
  /** Profile id of who made it; empty when it came from elsewhere. */
  createdBy: z.string(),
  /** Why it was sent back, while it is sent back. */
  returnedReason: z.string().nullable(),
  contentHash: z.string(),
})
/** What the list shows of an article without reading it. */
export type IndexEntry = Readonly<z.infer<typeof indexEntrySchema>>

/** The list's line for an article at a generation. */
export function indexEntryOf(article: Article, generation: number): IndexEntry {
  const { id, fields, body, decisions, savedAt } = article
  const contentHash = sha256(publishedContent({ fields, body }))
  const state = stateOf(decisions, contentHash)
  const returned = decisions.findLast((decision) => decision.kind === 'return')
  return {
    id,
    generation,
    title: fields.title,
    state,
    byline: printByline(fields),
    section: fields.section,
    updatedOn: fields.updatedOn,
    savedAt,
    words: countWords(bodyText(body)),
    trashedAt: trashedAt(decisions),
    createdBy: decisions[0]?.by ?? '',
    returnedReason: state === 'returned' ? (returned?.reason ?? null) : null,
    contentHash,
  }
}
