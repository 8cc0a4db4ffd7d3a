import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BodyNode } from '../article/body-check.ts'
import { publishedContent } from '../article/content.ts'
import { twoTexts } from './article-texts.testing.ts'
import { type ArticleText, compareArticles, differencesIn, type Side } from './compare-articles.ts'
import { type BlockChange, type BlockRow, blockOn } from './compare-blocks.ts'
import { contentOf, marksKey, type Piece } from './compare-words.ts'
import { mergeChosen } from './merge-chosen.ts'

const SIDES: readonly Side[] = ['before', 'after']
const RUNS = { numRuns: 1000 }

/** Every place where a change tells words or parts of a block, with the block on both sides. */
function changesIn(
  rows: readonly BlockRow[],
): readonly { readonly change: BlockChange; readonly row: Record<Side, BodyNode> }[] {
  return rows.flatMap((row) => {
    if ((row.kind !== 'changed' && row.kind !== 'moved') || !row.change) return []
    const { inside } = row.change
    return [{ change: row.change, row }, ...(inside.kind === 'blocks' ? changesIn(inside.rows) : [])]
  })
}

/** Content as it is compared: neighbours under the same marks joined, marks in one order. */
const normal = (content: readonly BodyNode[]): string => {
  const parts: string[] = []
  let last = ''
  for (const { type, text = '', marks = [] } of content) {
    const key = `${type} ${marksKey(marks)}`
    if (key === last && type === 'text') parts[parts.length - 1] += text
    else parts.push(`${key} `, text)
    last = key
  }
  return JSON.stringify(parts)
}
const chosen = (texts: readonly [ArticleText, ArticleText], side: Side) =>
  mergeChosen(compareArticles(...texts), new Map(), side)

const mirrored = (rows: readonly BlockRow[]): readonly unknown[] => rows.map(mirroredRow)
function mirroredRow(row: BlockRow): unknown {
  switch (row.kind) {
    case 'same':
      return ['same']
    case 'changed':
      return ['changed', mirroredChange(row.change)]
    case 'moved':
      return [
        'moved',
        row.side === 'before' ? 'after' : 'before',
        row.to,
        row.from,
        row.change && mirroredChange(row.change),
      ]
    case 'removed':
      return ['added', row.before]
    case 'added':
      return ['removed', row.after]
  }
}
const plain = (rows: readonly BlockRow[]): readonly unknown[] => rows.map(plainRow)
function plainRow(row: BlockRow): unknown {
  switch (row.kind) {
    case 'same':
      return ['same']
    case 'changed':
      return ['changed', plainChange(row.change)]
    case 'moved':
      return ['moved', row.side, row.from, row.to, row.change && plainChange(row.change)]
    case 'removed':
      return ['removed', row.before]
    case 'added':
      return ['added', row.after]
  }
}
const plainChange = ({ type, attributes, inside }: BlockChange): unknown => [
  type && [type.before, type.after],
  attributes.map(({ name, before, after }) => [name, before, after]),
  inside.kind === 'words' ? inAnyOrder(inside.pieces.map(plainPiece)) : inAnyOrder(plain(inside.rows)),
]
const mirroredChange = ({ type, attributes, inside }: BlockChange): unknown => [
  type && [type.after, type.before],
  attributes.map(({ name, before, after }) => [name, after, before]),
  inside.kind === 'words' ? inAnyOrder(inside.pieces.map(mirroredPiece)) : inAnyOrder(mirrored(inside.rows)),
]
const plainPiece = (piece: Piece): unknown =>
  piece.kind === 'format'
    ? ['format', piece.text, marksKey(piece.before), marksKey(piece.after)]
    : [piece.kind, piece.type, piece.text, marksKey(piece.marks)]
const OTHER = { same: 'same', added: 'removed', removed: 'added' } as const
const mirroredPiece = (piece: Piece): unknown =>
  piece.kind === 'format'
    ? ['format', piece.text, marksKey(piece.after), marksKey(piece.before)]
    : [OTHER[piece.kind], piece.type, piece.text, marksKey(piece.marks)]
/** At one place the order of what went and what came is a habit of telling, not a fact. */
const inAnyOrder = (rows: readonly unknown[]): readonly string[] => rows.map((row) => JSON.stringify(row)).sort()

describe('any two texts', () => {
  it('lose nothing and gain nothing: each side of the rows is its text', () =>
    fc.assert(
      fc.property(twoTexts, (texts) => {
        for (const [at, side] of SIDES.entries()) expect(chosen(texts, side)).toEqual(texts[at])
      }),
      RUNS,
    ))

  it('lose nothing within a block either: the pieces and the parts of each side are the block', () =>
    fc.assert(
      fc.property(twoTexts, ([before, after]) => {
        for (const { change, row } of changesIn(compareArticles(before, after).blocks))
          for (const side of SIDES) {
            const content = row[side].content ?? []
            if (change.inside.kind === 'words')
              expect(normal(contentOf(change.inside.pieces, side))).toBe(normal(content))
            else expect(change.inside.rows.flatMap((part) => blockOn(part, side) ?? [])).toEqual(content)
          }
      }),
      RUNS,
    ))

  it('have no difference exactly where they would be published alike', () =>
    fc.assert(
      fc.property(twoTexts, ([before, after]) => {
        expect(differencesIn(compareArticles(before, before))).toEqual([])
        const different = compareArticles(before, after).blocks.some(({ kind }) => kind !== 'same')
        const published = (text: ArticleText) => publishedContent({ ...text, fields: before.fields })
        expect(different).toBe(published(before) !== published(after))
      }),
      RUNS,
    ))

  it('mirror each other when the sides are changed', () =>
    fc.assert(
      fc.property(twoTexts, ([before, after]) => {
        const there = plain(compareArticles(before, after).blocks)
        const back = mirrored(compareArticles(after, before).blocks)
        expect(inAnyOrder(back)).toEqual(inAnyOrder(there))
      }),
      RUNS,
    ))

  it('merged by choice hold exactly the chosen blocks', () =>
    fc.assert(
      fc.property(twoTexts, fc.infiniteStream(fc.constantFrom(...SIDES)), ([before, after], sides) => {
        const comparison = compareArticles(before, after)
        const choices = new Map(differencesIn(comparison).map(({ key }): [string, Side] => [key, sides.next().value]))
        const { fields, body } = mergeChosen(comparison, choices, 'after')
        for (const { field, ...row } of comparison.fields)
          expect(fields).toMatchObject(row[choices.get(`field ${field}`) ?? 'after'])
        const expected = differencesIn(comparison).flatMap((difference) => {
          if (difference.kind === 'field') return []
          const side = choices.get(difference.key) ?? 'after'
          return side in difference.row ? [(difference.row as Record<Side, BodyNode>)[side]] : []
        })
        const same = comparison.blocks.flatMap((row) => (row.kind === 'same' ? [row.after] : []))
        const whole = [...expected, ...same]
        expect(inAnyOrder(body.content ?? [])).toEqual(inAnyOrder(whole.length > 0 ? whole : [{ type: 'paragraph' }]))
      }),
      RUNS,
    ))
})
