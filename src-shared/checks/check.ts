import type { ArticleFields } from '../article/article.ts'
import type { BodyNode } from '../article/body-check.ts'
import type { CalendarDate } from '../article/calendar-date.ts'
import type { CheckIssue } from '../contract/operations.ts'

export type Checked = { readonly fields: ArticleFields; readonly body: BodyNode }
export type CheckContext = { readonly today: CalendarDate }
/** One rule of the pre-export list: an article in, what is wrong with it out. */
export type Check = (article: Checked, context: CheckContext) => readonly CheckIssue[]

type Facts = CheckIssue['facts']
const issue =
  (severity: CheckIssue['severity']) =>
  (code: string, place: CheckIssue['place'], facts: Facts = {}): CheckIssue => ({ code, severity, facts, place })

/** Blocks the export. */
export const mustMend = issue('error')
/** Goes out only when somebody signs for it. */
export const shouldLook = issue('warning')
export const inField = (field: string): CheckIssue['place'] => ({ field })
export const inBlock = (block: string): CheckIssue['place'] => (block === '' ? { whole: true } : { block })
/** The first words of a text, for a line in the list. */
export const opening = (text: string): string => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text)
