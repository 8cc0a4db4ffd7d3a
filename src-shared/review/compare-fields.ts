import type { ArticleFields, Byline } from '../article/article.ts'
import { printByline } from '../article/byline.ts'
import { sameContent } from '../article/same-content.ts'
import { compareText, type Piece } from './compare-words.ts'
import { matchSequences } from './match-sequences.ts'

/** What is compared as one and chosen as one: the structured bylines belong to the printed line. */
const FIELD_ROWS = {
  title: ['title'],
  updatedOn: ['updatedOn'],
  eventOn: ['eventOn'],
  sapo: ['sapo'],
  leadPhoto: ['leadPhoto'],
  byline: ['bylines', 'printedByline'],
  source: ['source'],
  section: ['section'],
  genre: ['genre'],
  place: ['place'],
  keywords: ['keywords'],
  embargoUntil: ['embargoUntil'],
  related: ['related'],
} as const satisfies Readonly<Record<string, readonly (keyof ArticleFields)[]>>
export type FieldName = keyof typeof FIELD_ROWS

export type ListItem = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }
export type FieldPart =
  | { readonly shape: 'words'; readonly name: 'text' | 'caption' | 'credit' | 'alt'; readonly pieces: readonly Piece[] }
  | {
      readonly shape: 'value'
      readonly name: 'value' | 'picture'
      readonly before: string | null
      readonly after: string | null
    }
  | { readonly shape: 'list'; readonly items: readonly ListItem[] }

/** A field on both sides, in the order of the printed page. */
export type FieldRow = {
  readonly field: FieldName
  readonly same: boolean
  readonly before: Partial<ArticleFields>
  readonly after: Partial<ArticleFields>
  readonly parts: readonly FieldPart[]
}

/** Every field of two articles, those that are the same too. */
export function compareFields(before: ArticleFields, after: ArticleFields): readonly FieldRow[] {
  return NAMES.map((field) => {
    const [one, other] = [partOf(before, field), partOf(after, field)]
    const same = sameContent(one, other)
    return { field, same, before: one, after: other, parts: partsOf(field, before, after) }
  })
}

const NAMES = Object.keys(FIELD_ROWS) as readonly FieldName[]

function partOf(fields: ArticleFields, field: FieldName): Partial<ArticleFields> {
  return Object.fromEntries(FIELD_ROWS[field].map((name) => [name, fields[name]]))
}

function partsOf(field: FieldName, before: ArticleFields, after: ArticleFields): readonly FieldPart[] {
  switch (field) {
    case 'title':
    case 'sapo':
    case 'source':
    case 'place':
      return [words('text', before[field], after[field])]
    case 'section':
    case 'genre':
      return [value('value', before[field] || null, after[field] || null)]
    case 'updatedOn':
    case 'eventOn':
    case 'embargoUntil':
      return [value('value', before[field], after[field])]
    case 'keywords':
    case 'related':
      return [{ shape: 'list', items: compareLists(before[field], after[field]) }]
    case 'byline':
      return [words('text', ...bylineTexts(before, after))]
    case 'leadPhoto':
      return photoParts(before, after)
  }
}

const words = (name: 'text' | 'caption' | 'credit' | 'alt', before: string, after: string): FieldPart => ({
  shape: 'words',
  name,
  pieces: compareText(before, after),
})
const value = (name: 'value' | 'picture', before: string | null, after: string | null): FieldPart => ({
  shape: 'value',
  name,
  before,
  after,
})

function photoParts({ leadPhoto: before }: ArticleFields, { leadPhoto: after }: ArticleFields): readonly FieldPart[] {
  if (!before && !after) return []
  return [
    value('picture', before?.media ?? null, after?.media ?? null),
    words('caption', before?.caption ?? '', after?.caption ?? ''),
    words('credit', before?.credit ?? '', after?.credit ?? ''),
    words('alt', before?.alt ?? '', after?.alt ?? ''),
  ]
}

/** The lines as they are printed; where these are the same, the persons behind them. */
function bylineTexts(before: ArticleFields, after: ArticleFields): [string, string] {
  const [one, other] = [printByline(before), printByline(after)]
  return one === other ? [personsOf(before.bylines), personsOf(after.bylines)] : [one, other]
}
const personsOf = (bylines: readonly Byline[]): string =>
  bylines.map(({ name, role, organisation }) => [name, role, organisation].filter(Boolean).join(', ')).join('; ')

function compareLists(before: readonly string[], after: readonly string[]): readonly ListItem[] {
  const items: ListItem[] = []
  let [fromA, fromB] = [0, 0]
  for (const [toA, toB] of [...matchSequences(before, after), [before.length, after.length] as const]) {
    for (const text of before.slice(fromA, toA)) items.push({ kind: 'removed', text })
    for (const text of after.slice(fromB, toB)) items.push({ kind: 'added', text })
    const text = before[toA]
    if (text !== undefined) items.push({ kind: 'same', text })
    ;[fromA, fromB] = [toA + 1, toB + 1]
  }
  return items
}
