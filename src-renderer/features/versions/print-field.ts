import { printDate } from '@shared/article/calendar-date.ts'
import type { FieldName } from '@shared/review/compare-fields.ts'

/** How the value of a field is written for a person. */
export type PrintField = (field: FieldName, value: string) => string

/** What things are called that fields name by their ids. */
export type FieldNames = {
  readonly genre: (id: string) => string
  readonly article: (id: string) => string
}

export const printField =
  ({ genre, article }: FieldNames): PrintField =>
  (field, value) => {
    switch (field) {
      case 'updatedOn':
      case 'eventOn':
      case 'embargoUntil':
        return printDate(value)
      case 'genre':
        return genre(value)
      case 'related':
        return article(value)
      default:
        return value
    }
  }
