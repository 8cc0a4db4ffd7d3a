import { describe, expect, it } from 'vitest'
import { type Decision, STATES } from '../article/decision.ts'
import { ROLES } from '../contract/operations.ts'
import { stateOf, trashedAt } from './state-of.ts'
import { actionsFor, mayEdit, permit, TRANSITIONS } from './transitions.ts'

const at = '2026-10-24T08:00:00.000Z'
const [before, after] = ['a'.repeat(64), 'b'.repeat(64)]
const common = { at, by: 'mai', byName: 'Lê Quỳnh Mai', contentHash: before }
const history = (...kinds: ('create' | 'submit' | 'startEditing' | 'approve' | 'trash' | 'restore')[]): Decision[] =>
  kinds.map((kind) =>
    kind === 'submit'
      ? { kind, ...common, note: '' }
      : kind === 'approve'
        ? { kind, ...common, signedWarnings: [] }
        : { kind, ...common },
  )

describe('the state of an article', () => {
  it('follows its decisions', () => {
    expect(stateOf([], before)).toBe('draft')
    expect(stateOf(history('create', 'submit'), before)).toBe('waiting')
    expect(stateOf(history('create', 'submit', 'startEditing', 'approve'), before)).toBe('approved')
    expect(
      stateOf([...history('create', 'submit'), { kind: 'return', ...common, reason: 'Thiếu nguồn' }], before),
    ).toBe('returned')
  })

  it('loses its approval when the text is no longer the approved one', () => {
    expect(stateOf(history('create', 'submit', 'approve'), after)).toBe('waiting')
  })

  it('goes to the trash and back without losing its place', () => {
    expect(trashedAt(history('create', 'trash'))).toBe(at)
    expect(trashedAt(history('create', 'trash', 'restore'))).toBeNull()
    expect(stateOf(history('create', 'submit', 'trash', 'restore'), before)).toBe('waiting')
  })
})

describe('who may do what', () => {
  it('allows an action exactly where the table has it, for every state, action and role', () => {
    for (const [kind, rule] of Object.entries(TRANSITIONS))
      for (const state of STATES)
        for (const role of ROLES) {
          const allowed =
            (rule.from as readonly string[]).includes(state) && (rule.roles as readonly string[]).includes(role)
          expect(
            permit(kind as keyof typeof TRANSITIONS, { state, roles: [role] }).ok,
            `${kind} ${state} ${role}`,
          ).toBe(allowed)
        }
  })

  it('tells a missing role from a wrong state', () => {
    expect(permit('approve', { state: 'waiting', roles: ['reporter'] })).toMatchObject({
      error: { code: 'workflow/missing-role' },
    })
    expect(permit('approve', { state: 'draft', roles: ['approver'] })).toMatchObject({
      error: { code: 'workflow/not-allowed' },
    })
    expect(actionsFor('waiting', ['approver'])).toEqual(['startEditing', 'return', 'approve'])
  })

  it('keeps reporters out of a text that is under review, and everybody out of a published one', () => {
    expect([
      mayEdit('draft', ['reporter']),
      mayEdit('waiting', ['reporter']),
      mayEdit('waiting', ['editor']),
      mayEdit('published', ['editor']),
    ]).toEqual([true, false, true, false])
  })
})
