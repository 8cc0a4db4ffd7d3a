import type { State } from '@shared/article/decision.ts'
import type { GuardedKind } from '@shared/workflow/transitions.ts'

const ORDER: Readonly<Record<State, readonly GuardedKind[]>> = {
  draft: ['submit'],
  returned: ['submit'],
  waiting: ['approve', 'startEditing'],
  editing: ['approve'],
  approved: ['export'],
  exported: ['publish', 'export'],
  published: ['export'],
}

/** The one step that moves the article on, for the blue button and Ctrl+Enter; null when the next step is somebody else's. */
export function nextStep(state: State, actions: readonly GuardedKind[]): GuardedKind | null {
  return ORDER[state].find((kind) => actions.includes(kind)) ?? null
}

/** The second button beside the next step; the other actions lie in the menu. */
export function secondStep(state: State, actions: readonly GuardedKind[]): GuardedKind | null {
  if ((state === 'waiting' || state === 'editing') && actions.includes('return')) return 'return'
  if (state === 'exported' && actions.includes('export') && actions.includes('publish')) return 'export'
  return null
}
