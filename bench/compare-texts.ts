import { Node } from '@tiptap/pm/model'
import { StepMap } from '@tiptap/pm/transform'
import { ChangeSet, simplifyChanges } from 'prosemirror-changeset'
import { articleBodySchema } from '../src-shared/article/body/schema.ts'
import { compareArticles } from '../src-shared/review/compare-articles.ts'
import type { BlockRow } from '../src-shared/review/compare-blocks.ts'
import { type LongCase, longCases } from '../src-shared/review/long-article.testing.ts'

const RUNS = 7

// Comparing 20,000 words, beside prosemirror-changeset over the same documents, and the share of the text each calls changed.
console.log('median ms, share of the old text called changed: own | prosemirror-changeset, whole | by paragraph')
for (const one of longCases()) {
  const figures = [own, changesetOfWhole, changesetByParagraph].map((compare) => measured(() => compare(one)))
  console.log(`${one.name}: ${figures.join(' | ')}`)
}

function measured(compare: () => number): string {
  let share = 0
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now()
    share = compare()
    return performance.now() - start
  }).sort((a, b) => a - b)
  return `${times[RUNS >> 1]?.toFixed(0)} ms ${(share * 100).toFixed(0)} %`
}

function own({ before, after }: LongCase): number {
  const { blocks } = compareArticles(before, after)
  const letters = blocks.reduce((sum, row) => sum + changedLetters(row), 0)
  return letters / JSON.stringify(before.body).length
}

function changedLetters(row: BlockRow): number {
  if (row.kind === 'removed') return JSON.stringify(row.before).length
  if (row.kind === 'same' || row.kind === 'added' || !row.change) return 0
  const { inside } = row.change
  if (inside.kind === 'blocks') return inside.rows.reduce((sum, part) => sum + changedLetters(part), 0)
  return inside.pieces.reduce((sum, { kind, text }) => sum + (kind === 'removed' ? text.length : 0), 0)
}

function changesetOfWhole({ before, after }: LongCase): number {
  const [one, other] = [Node.fromJSON(articleBodySchema, before.body), Node.fromJSON(articleBodySchema, after.body)]
  return changed(one, other) / one.content.size
}

// Paragraph beside paragraph: it knows neither ids nor moves.
function changesetByParagraph({ before, after }: LongCase): number {
  const content = after.body.content ?? []
  let [letters, total] = [0, 0]
  for (const [at, block] of (before.body.content ?? []).entries()) {
    const one = Node.fromJSON(articleBodySchema, { type: 'doc', content: [block] })
    const other = Node.fromJSON(articleBodySchema, { type: 'doc', content: [content[at] ?? { type: 'paragraph' }] })
    letters += changed(one, other)
    total += one.content.size
  }
  return letters / total
}

function changed(one: Node, other: Node): number {
  const whole = new StepMap([0, one.content.size, other.content.size])
  const set = ChangeSet.create(one).addSteps(other, [whole], null)
  return simplifyChanges(set.changes, other).reduce((sum, { fromA, toA }) => sum + toA - fromA, 0)
}
