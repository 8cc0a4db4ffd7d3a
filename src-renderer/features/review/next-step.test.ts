import { actionsFor } from '@shared/workflow/transitions.ts'
import { describe, expect, it } from 'vitest'
import { nextStep, secondStep } from './next-step.ts'

describe('the blue button', () => {
  it('submits a reporter’s draft', () => expect(nextStep('draft', actionsFor('draft', ['reporter']))).toBe('submit'))
  it('takes the article for an editor who may not approve', () =>
    expect(nextStep('waiting', actionsFor('waiting', ['editor']))).toBe('startEditing'))
  it('approves for an approver, with the return beside it', () => {
    const actions = actionsFor('waiting', ['editor', 'approver'])
    expect([nextStep('waiting', actions), secondStep('waiting', actions)]).toEqual(['approve', 'return'])
  })
  it('exports what is approved, records what is exported', () => {
    expect(nextStep('approved', actionsFor('approved', ['exporter']))).toBe('export')
    expect(nextStep('exported', actionsFor('exported', ['exporter']))).toBe('publish')
  })
  it('is not there for a reporter whose article waits', () =>
    expect(nextStep('waiting', actionsFor('waiting', ['reporter']))).toBeNull())
})
