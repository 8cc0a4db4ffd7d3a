import type { BodyNode } from '@shared/article/body-check.ts'
import type { BlockRow } from '@shared/review/compare-blocks.ts'
import { describe, expect, it } from 'vitest'
import { foldedRows } from './folded-rows.ts'

const node: BodyNode = { type: 'paragraph' }
const rows = (kinds: string): readonly BlockRow[] =>
  [...kinds].map((kind) =>
    kind === '=' ? { kind: 'same', before: node, after: node } : { kind: 'added', after: node },
  )
const told = (kinds: string, shown: readonly number[] = []) =>
  foldedRows(rows(kinds), new Set(shown))
    .map((stretch) => (stretch.kind === 'fold' ? `…${stretch.n}` : stretch.row.kind === 'same' ? '=' : '+'))
    .join(' ')

describe('unchanged blocks', () => {
  it('are folded but for the ones beside a difference', () => {
    expect(told('=====+======')).toBe('…4 = + = …5')
    expect(told('+======+')).toBe('+ = …4 = +')
    expect(told('========')).toBe('…8')
  })
  it('stay where folding would save little', () => expect(told('+===+==')).toBe('+ = = = + = ='))
  it('come back when asked for', () => {
    expect(told('=====+======', [0])).toBe('= = = = = + = …5')
    expect(told('=====+======', [7])).toBe('…4 = + = = = = = =')
  })
})
