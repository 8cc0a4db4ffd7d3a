import type { BodyNode } from '@shared/article/article.ts'
import { countWords } from '@shared/article/body-text.ts'
import type { Node } from '@tiptap/pm/model'

const written = new WeakMap<Node, BodyNode>()
const counted = new WeakMap<Node, number>()

/** The body as JSON. A block that did not change since the last time is not written again. */
export const snapshotOf = (body: Node): BodyNode => ({
  type: 'doc',
  content: body.children.map((block) => remember(written, block, toBodyNode)),
})

/** Words of the body; only blocks that changed are counted again. */
export const wordsIn = (body: Node): number =>
  body.children.reduce((total, block) => total + remember(counted, block, countBlock), 0)

function remember<T>(known: WeakMap<Node, T>, block: Node, make: (block: Node) => T): T {
  const before = known.get(block)
  if (before !== undefined) return before
  const fresh = make(block)
  known.set(block, fresh)
  return fresh
}

const toBodyNode = (block: Node): BodyNode => block.toJSON() as BodyNode
const countBlock = (block: Node): number => countWords(block.textBetween(0, block.content.size, '\n', ' '))
