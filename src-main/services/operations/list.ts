import { STATES } from '@shared/article/decision.ts'
import { done, type InputOf, type Profile, type Row } from '@shared/contract/operations.ts'
import type { Context, Handler } from '../context.ts'
import { rankOf } from '../search-texts.ts'

type View = InputOf<'articles.list'>['view']
type Sort = InputOf<'articles.list'>['sort']

/** The rows of a view and the counts of every view. A query looks in the view only, with or without diacritics. */
export const listArticles: Handler<'articles.list'> = async ({ view, query, sort }, context) => {
  const { library, who } = context
  const profile = library.config().profiles.find(({ id }) => id === who.profileId) ?? null
  const rows = library.list().map(toRow)
  const counts: Record<string, number> = {}
  for (const each of VIEWS) counts[each] = rows.filter((row) => isIn(row, each, profile)).length
  const shown = rows.filter((row) => isIn(row, view, profile)).sort(ORDER[sort])
  return done({ rows: query.trim() === '' ? shown : await found(context, shown, query), counts })
}

const VIEWS: readonly View[] = ['inbox', ...STATES, 'all', 'trash']

/** Whether the row belongs to the view. The inbox holds what waits for these roles. */
export function isIn(
  row: Pick<Row, 'state' | 'trashedAt' | 'createdBy'>,
  view: View,
  profile: Profile | null,
): boolean {
  if (view === 'trash') return row.trashedAt !== null
  if (row.trashedAt !== null) return false
  if (view === 'all') return true
  return view === 'inbox' ? profile !== null && waitsFor(row, profile) : row.state === view
}

function waitsFor({ state, createdBy }: Pick<Row, 'state' | 'createdBy'>, { id, roles }: Profile): boolean {
  return roles.some((role) => {
    if (role === 'reporter') return createdBy === id && (state === 'draft' || state === 'returned')
    if (role === 'exporter') return state === 'approved' || state === 'exported'
    return state === 'waiting' || state === 'editing'
  })
}

async function found({ searchTexts }: Context, rows: readonly Row[], query: string): Promise<Row[]> {
  const hits: { row: Row; rank: number }[] = []
  for (const row of rows) {
    const text = await searchTexts.of(row.id, row.generation)
    const rank = text ? rankOf(text, query) : null
    if (rank !== null) hits.push({ row, rank })
  }
  // The sort is stable: within a rank the chosen order holds.
  return hits.sort((one, other) => one.rank - other.rank).map(({ row }) => row)
}

const titles = new Intl.Collator('vi')
const bySaved = (one: Row, other: Row) => (one.savedAt < other.savedAt ? -1 : one.savedAt > other.savedAt ? 1 : 0)
const ORDER: Record<Sort, (one: Row, other: Row) => number> = {
  newest: (one, other) => bySaved(other, one) || (one.id < other.id ? 1 : -1),
  oldest: (one, other) => bySaved(one, other) || (one.id < other.id ? -1 : 1),
  title: (one, other) => titles.compare(one.title, other.title) || (one.id < other.id ? -1 : 1),
}

const toRow = (entry: Row): Row => ({
  id: entry.id,
  generation: entry.generation,
  title: entry.title,
  state: entry.state,
  byline: entry.byline,
  updatedOn: entry.updatedOn,
  savedAt: entry.savedAt,
  words: entry.words,
  trashedAt: entry.trashedAt,
  createdBy: entry.createdBy,
  returnedReason: entry.returnedReason,
})
