import { printByline, readByline } from '@shared/article/byline.ts'
import { readDate } from '@shared/article/calendar-date.ts'

/**
 * Version 1 kept the byline as one printed line (`byline`) and the update date as printed, `25/10/2022`.
 * Version 2 keeps persons (`bylines`) beside the printed line, and a day of the calendar.
 */
export function articleV1ToV2(article: Readonly<Record<string, unknown>>): unknown {
  const { byline, updatedOn, ...fields } = asRecord(article.fields)
  const { bylines, printed } = readByline(typeof byline === 'string' ? byline : '')
  const printedByline = printByline({ bylines: [...bylines], printedByline: null }) === printed ? null : printed
  return {
    ...article,
    schemaVersion: 2,
    fields: {
      ...fields,
      bylines,
      printedByline,
      updatedOn: typeof updatedOn === 'string' ? readDate(updatedOn) : null,
    },
  }
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
