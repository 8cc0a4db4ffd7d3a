import fc from 'fast-check'
import { type ArticleFields, type BodyNode, EMPTY_FIELDS } from '../article/article.ts'
import type { ArticleText } from './compare-articles.ts'

// Few words and few ids, so that two generated texts have much in common.
const words = fc
  .array(
    fc.constantFrom('xã', 'An Lộc', '24/10,', '1.641', 'hộ', '  ', ' ', '\u00a0', '*', '.', '😀', '\ud83d', '\n', 'và'),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(''))
const id = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 30 }).map((n) => String(n).padStart(12, 'a')) },
)
const marks = fc
  .subarray(['bold', 'italic', 'link'] as const)
  .chain((types) =>
    fc
      .constantFrom('https://a.vn/', 'https://b.vn/')
      .map((href) => types.map((type) => (type === 'link' ? { type, attrs: { href } } : { type }))),
  )
const textNode: fc.Arbitrary<BodyNode> = fc.record({ type: fc.constant('text'), text: words, marks })
const inline = fc.array(
  fc.oneof({ weight: 6, arbitrary: textNode }, { weight: 1, arbitrary: fc.constant<BodyNode>({ type: 'hardBreak' }) }),
  { maxLength: 4 },
)
const of = (
  type: string,
  content: fc.Arbitrary<readonly BodyNode[]>,
  attrs: fc.Arbitrary<Record<string, unknown>> = fc.constant({}),
): fc.Arbitrary<BodyNode> =>
  fc.tuple(content, attrs, id).map(([inside, more, own]) => ({ type, attrs: { ...more, id: own }, content: inside }))
const some = (one: fc.Arbitrary<BodyNode>) => fc.array(one, { minLength: 1, maxLength: 3 })
const plain = fc.oneof(
  fc.constant([]),
  words.map((text): readonly BodyNode[] => [{ type: 'text', text }]),
)
const paragraph = of('paragraph', inline)
const item = of('listItem', some(paragraph))
const figure = fc
  .tuple(plain, plain, id, fc.constantFrom(null, `media:${'a'.repeat(64)}`, `media:${'b'.repeat(64)}`))
  .map(
    ([caption, credit, own, media]): BodyNode => ({
      type: 'figure',
      attrs: { id: own, media, alt: '' },
      content: [
        { type: 'figureCaption', content: caption },
        { type: 'figureCredit', content: credit },
      ],
    }),
  )
const cell = fc.oneof(of('tableCell', some(paragraph)), of('tableHeader', some(paragraph)))
const anyBlock = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  of('heading', inline, fc.constantFrom({ level: 2 }, { level: 3 })),
  of('bulletList', some(item)),
  of('orderedList', some(item), fc.constantFrom({ start: 1 }, { start: 4 })),
  of('blockquote', some(paragraph)),
  figure,
  of('gallery', some(figure), fc.constantFrom({ title: '' }, { title: 'Một số hình ảnh' })),
  of('table', some(of('tableRow', some(cell)))),
)
const blocks = fc.array(anyBlock, { minLength: 1, maxLength: 8 })

const fields: fc.Arbitrary<ArticleFields> = fc.record({
  ...Object.fromEntries(Object.entries(EMPTY_FIELDS).map(([name, value]) => [name, fc.constant(value)])),
  title: words,
  sapo: fc.oneof(fc.constant(''), words),
  leadPhoto: fc.option(fc.record({ media: fc.constant(null), caption: words, credit: words, alt: fc.constant('') })),
  bylines: fc.array(fc.record({ name: words, role: fc.constantFrom('', 'Ảnh'), organisation: fc.constant('') }), {
    maxLength: 2,
  }),
  printedByline: fc.option(words),
  updatedOn: fc.constantFrom(null, '2026-10-25', '2026-10-26'),
  keywords: fc.array(fc.constantFrom('nông thôn', 'đường', 'chợ'), { maxLength: 3 }),
}) as unknown as fc.Arbitrary<ArticleFields>

const doc = (content: readonly BodyNode[]): BodyNode => ({ type: 'doc', content })
const anyText: fc.Arbitrary<ArticleText> = fc.record({ fields, body: blocks.map(doc) })

/** A text and what became of it: blocks moved, left out, rewritten, put in; or quite another text. */
export const twoTexts: fc.Arbitrary<readonly [ArticleText, ArticleText]> = fc.oneof(
  fc.tuple(anyText, anyText),
  fc
    .tuple(
      anyText,
      fields,
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('move', 'drop', 'write', 'put')), { maxLength: 5 }),
      blocks,
    )
    .map(
      ([before, otherFields, edits, others]) =>
        [before, { fields: otherFields, body: edited(before.body, edits, others) }] as const,
    ),
)

function edited(
  body: BodyNode,
  edits: readonly (readonly [number, number, string])[],
  others: readonly BodyNode[],
): BodyNode {
  const content = [...(body.content ?? [])]
  for (const [from, to, edit] of edits) {
    const [at, place] = [from % Math.max(1, content.length), to % (content.length + 1)]
    const other = others[to % others.length]
    const taken = edit === 'put' ? [] : content.splice(at, 1)
    if (edit === 'move') content.splice(place, 0, ...taken)
    if (edit === 'put' && other) content.splice(place, 0, other)
    if (edit === 'write' && other)
      content.splice(at, 0, { ...other, attrs: { ...other.attrs, id: taken[0]?.attrs?.id } })
  }
  return doc(content.length > 0 ? content : others)
}
