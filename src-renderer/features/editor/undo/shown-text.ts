import type { ArticleFields } from '@shared/article/article.ts'
import { printByline } from '@shared/article/byline.ts'

/** What a field shows as text that is typed; null when it is chosen. */
export function shownText(name: keyof ArticleFields, fields: ArticleFields): string | null {
  switch (name) {
    case 'title':
    case 'sapo':
    case 'source':
    case 'place':
      return fields[name]
    case 'bylines':
    case 'printedByline':
      return printByline(fields)
    case 'leadPhoto':
      return fields.leadPhoto && [fields.leadPhoto.caption, fields.leadPhoto.credit, fields.leadPhoto.alt].join('\n')
    default:
      return null
  }
}

/** What was typed where, when these fields became those; a choice has no texts. */
export function typedFields(before: ArticleFields, after: ArticleFields, changed: readonly (keyof ArticleFields)[]) {
  // The printed line is typed in one place and kept in two.
  const places = new Set(changed.map((name) => (name === 'printedByline' ? 'bylines' : name)))
  const [name] = places
  const place = [...places].join(' ')
  const chosen = { place, before: null, after: null }
  if (!name || places.size > 1 || before.leadPhoto?.media !== after.leadPhoto?.media) return chosen
  const was = shownText(name, before)
  const is = shownText(name, after)
  if (was !== is || name !== 'bylines') return { place, before: was, after: is }
  // A part of a byline that does not print.
  return before.bylines.length === after.bylines.length
    ? { place, before: JSON.stringify(before.bylines), after: JSON.stringify(after.bylines) }
    : chosen
}
