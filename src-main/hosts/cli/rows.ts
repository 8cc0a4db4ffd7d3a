import { printDate } from '@shared/article/calendar-date.ts'
import type { Row } from '@shared/contract/operations.ts'
import type { CliWords } from './cli-words.ts'

/** The rows as `--json` prints them. */
export const rowsAsJson = (rows: readonly Row[]) =>
  rows.map(({ id, title, state, updatedOn, byline }) => ({ id, title, state, updatedOn, byline }))

/** The rows for a reader, one line each. */
export const rowsAsLines = (rows: readonly Row[], words: CliWords): readonly string[] =>
  rows.length === 0
    ? [words.noArticles]
    : rows.map(({ id, title, state, updatedOn, byline }) =>
        [id, words.states[state], updatedOn ? printDate(updatedOn) : '–', title || words.untitled, byline]
          .filter((part) => part !== '')
          .join('  '),
      )
