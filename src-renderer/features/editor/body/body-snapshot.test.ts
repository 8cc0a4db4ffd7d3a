import { articleBodySchema } from '@shared/article/body/schema.ts'
import { findBodyFault } from '@shared/article/body-check.ts'
import { EditorState } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { snapshotOf, wordsIn } from './body-snapshot.ts'

const paragraph = (text: string) => ({
  type: 'paragraph',
  attrs: { id: 'aaaaaaaaaaaa' },
  content: [{ type: 'text', text }],
})
const aBody = (...texts: readonly string[]) =>
  articleBodySchema.nodeFromJSON({ type: 'doc', content: texts.map(paragraph) })

it('writes only the block that changed again', () => {
  const state = EditorState.create({ doc: aBody('Sáng 24/10', 'Dự buổi lễ') })
  const before = snapshotOf(state.doc)
  const after = snapshotOf(state.apply(state.tr.insertText('x', 3)).doc)
  expect(after.content?.[1]).toBe(before.content?.[1])
  expect(after.content?.[0]).not.toBe(before.content?.[0])
  expect(after).toEqual(state.apply(state.tr.insertText('x', 3)).doc.toJSON())
})

it('is what the store accepts', () => {
  expect(findBodyFault(JSON.parse(JSON.stringify(snapshotOf(aBody('Sáng 24/10')))))).toBe(null)
})

it('counts words as the newsroom does', () => {
  expect(wordsIn(aBody('Sáng 24/10, tại nhà văn hóa – xã', ''.padEnd(1, 'a')))).toBe(8)
})
