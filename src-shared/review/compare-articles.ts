import type { ArticleFields } from '../article/article.ts'
import type { BodyNode } from '../article/body-check.ts'
import { type BlockRow, compareBlocks } from './compare-blocks.ts'
import { compareFields, type FieldRow } from './compare-fields.ts'

export type ArticleText = { readonly fields: ArticleFields; readonly body: BodyNode }
export type Comparison = { readonly fields: readonly FieldRow[]; readonly blocks: readonly BlockRow[] }
export type Side = 'before' | 'after'
/** One place where the texts differ, with the name under which a side is chosen for it. */
export type Difference =
  | { readonly key: string; readonly kind: 'field'; readonly row: FieldRow }
  | { readonly key: string; readonly kind: 'block'; readonly row: Exclude<BlockRow, { readonly kind: 'same' }> }

/** Two texts of one article, field by field, block by block and word by word. Each side of the rows is that text. */
export function compareArticles(before: ArticleText, after: ArticleText): Comparison {
  return {
    fields: compareFields(before.fields, after.fields),
    blocks: compareBlocks(before.body.content ?? [], after.body.content ?? []),
  }
}

/** The places where the texts differ, in reading order; a moved block is one place, where it came to. */
export function differencesIn({ fields, blocks }: Comparison): readonly Difference[] {
  return [
    ...fields.flatMap((row): Difference[] => (row.same ? [] : [{ key: fieldKey(row), kind: 'field', row }])),
    ...blocks.flatMap((row, at): Difference[] => {
      if (row.kind === 'same' || (row.kind === 'moved' && row.side === 'before')) return []
      return [{ key: blockKey(row, at), kind: 'block', row }]
    }),
  ]
}

export const fieldKey = ({ field }: FieldRow): string => `field ${field}`
/** The name of a row at its place among the rows; both rows of a moved block have one name. */
export const blockKey = (row: BlockRow, at: number): string =>
  row.kind === 'moved' ? `moved ${row.from} ${row.to}` : `block ${at}`
