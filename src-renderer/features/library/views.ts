import { STATES, type State } from '@shared/article/decision.ts'

/** A shelf of the library: what waits for me, one state, everything, or the trash. */
export type View = State | 'inbox' | 'all' | 'trash'
export type Sort = 'newest' | 'oldest' | 'title'

export const SORTS: readonly Sort[] = ['newest', 'oldest', 'title']

export const isView = (text: string): text is View => ['inbox', 'all', 'trash', ...STATES].includes(text)
export const isSort = (text: string): text is Sort => (SORTS as readonly string[]).includes(text)
export const isStateView = (view: View): view is State => (STATES as readonly string[]).includes(view)
/** The key of the view's name in the words. */
export const viewWord = (view: View) => (isStateView(view) ? (`state.${view}` as const) : (`view.${view}` as const))
