import { type ArticleFields, EMPTY_BODY, EMPTY_FIELDS } from '../article/article.ts'
import { type ArticleText, blockKey, type Comparison, fieldKey, type Side } from './compare-articles.ts'
import { blockOn } from './compare-blocks.ts'

/** The text made of the chosen side of every difference; `usual` where nothing was chosen. */
export function mergeChosen(
  { fields, blocks }: Comparison,
  choices: ReadonlyMap<string, Side>,
  usual: Side,
): ArticleText {
  const sideOf = (key: string) => choices.get(key) ?? usual
  const chosen: readonly Partial<ArticleFields>[] = fields.map((row) => row[sideOf(fieldKey(row))])
  const content = blocks.flatMap((row, at) => blockOn(row, sideOf(blockKey(row, at))) ?? [])
  return {
    fields: Object.assign({ ...EMPTY_FIELDS }, ...chosen),
    body: content.length > 0 ? { type: 'doc', content } : EMPTY_BODY,
  }
}
