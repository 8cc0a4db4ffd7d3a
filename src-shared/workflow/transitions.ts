import type { DecisionKind, State } from '../article/decision.ts'
import { done, type Envelope, failed, type Role } from '../contract/operations.ts'

type Transition = { readonly from: readonly State[]; readonly roles: readonly Role[]; readonly to: State | 'same' }

const anyState: readonly State[] = ['draft', 'waiting', 'editing', 'returned', 'approved', 'exported', 'published']
const everyone: readonly Role[] = ['reporter', 'editor', 'approver', 'exporter']

/** Who may do what, from where, leading where. Decisions that are not here are the program's own. */
export const TRANSITIONS = {
  submit: { from: ['draft', 'returned'], roles: ['reporter', 'editor'], to: 'waiting' },
  startEditing: { from: ['waiting'], roles: ['editor', 'approver'], to: 'editing' },
  return: { from: ['waiting', 'editing', 'approved'], roles: ['editor', 'approver'], to: 'returned' },
  approve: { from: ['waiting', 'editing'], roles: ['approver'], to: 'approved' },
  publish: { from: ['approved', 'exported'], roles: ['exporter'], to: 'published' },
  export: { from: ['approved', 'exported', 'published'], roles: ['exporter'], to: 'same' },
  trash: {
    from: ['draft', 'waiting', 'editing', 'returned', 'approved', 'exported'],
    roles: ['reporter', 'editor'],
    to: 'same',
  },
  restore: { from: anyState, roles: everyone, to: 'same' },
} as const satisfies Partial<Record<DecisionKind, Transition>>

export type GuardedKind = keyof typeof TRANSITIONS

/** The state the action leads to, or why it is refused: `workflow/not-allowed` in this state, `workflow/missing-role` for these roles. */
export function permit(
  kind: GuardedKind,
  { state, roles }: { readonly state: State; readonly roles: readonly Role[] },
): Envelope<State> {
  const { from, roles: allowed, to }: Transition = TRANSITIONS[kind]
  if (!from.includes(state)) return failed('workflow/not-allowed', { action: kind, state })
  if (!roles.some((role) => allowed.includes(role)))
    return failed('workflow/missing-role', { action: kind, needs: allowed.join(', ') })
  return done(to === 'same' ? state : to)
}

/** What these roles may do now with an article outside the trash, in the order a window offers it. */
export const actionsFor = (state: State, roles: readonly Role[]): readonly GuardedKind[] =>
  kinds.filter((kind) => permit(kind, { state, roles }).ok)

/** Whether these roles may change the text in this state: reporters their drafts, editors and approvers until it is published. */
export function mayEdit(state: State, roles: readonly Role[]): boolean {
  if (state === 'published') return false
  if (roles.includes('editor') || roles.includes('approver')) return true
  return roles.includes('reporter') && (state === 'draft' || state === 'returned')
}

/** Whether these roles may remove articles in the trash for good: `workflow/missing-role`. */
export function permitEmptyingTrash(roles: readonly Role[]): Envelope<null> {
  if (roles.some((role) => MAY_EMPTY_TRASH.includes(role))) return done(null)
  return failed('workflow/missing-role', { action: 'emptyTrash', needs: MAY_EMPTY_TRASH.join(', ') })
}
const MAY_EMPTY_TRASH: readonly Role[] = ['editor', 'approver']

const kinds: readonly GuardedKind[] = ['submit', 'startEditing', 'return', 'approve', 'export', 'publish', 'trash']
