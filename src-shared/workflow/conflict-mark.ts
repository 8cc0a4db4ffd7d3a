/** Stands before the title of a text that was kept as a copy. */
const CONFLICT_MARK = '(Bản xung đột) '
const LONGEST_TITLE = 500

/** The title of a text that is kept as a copy. */
export const withConflictMark = (title: string): string =>
  `${CONFLICT_MARK}${title}`.slice(0, LONGEST_TITLE).toWellFormed()

/** The title that it had. */
export const withoutConflictMark = (title: string): string =>
  title.startsWith(CONFLICT_MARK) ? title.slice(CONFLICT_MARK.length) : title
