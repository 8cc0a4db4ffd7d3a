import { DOMSerializer, Fragment, Node } from '@tiptap/pm/model'
import fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import type { BodyNode } from '../article/article.ts'
import { articleBodySchema } from '../article/body/schema.ts'
import { findBodyFault } from '../article/body-check.ts'
import { aSubject, HOSTILE_TEXTS, MEDIA } from './export-subject.testing.ts'
import { bodyFigures } from './export-subject.ts'
import { writeBody } from './write-body.ts'

const words = fc.oneof(
  fc.constantFrom('Sáng 24/10,', 'xã An Lộc', '1.641 người', 'đường', 'ủy ban', 'a', '“dẫn”', '<b>', '&amp;', '"'),
  fc.constantFrom(...HOSTILE_TEXTS.filter((text) => /^[\x20-\x7e]+$/.test(text))),
)
const marks = fc
  .subarray(['bold', 'italic', 'underline', 'link', 'subscript'] as const)
  .map((types) =>
    types.map((type) => (type === 'link' ? { type, attrs: { href: 'https://anlocthuong.vn/?a=1&b=2' } } : { type })),
  )
const textNode: fc.Arbitrary<BodyNode> = fc.record({ type: fc.constant('text'), text: words, marks })
const lineBreak = fc.constant<BodyNode>({ type: 'hardBreak' })
/** A block that holds line breaks alone prints nothing and is left out, so each begins with a word. */
const inline = fc
  .tuple(
    textNode,
    fc.array(fc.oneof({ weight: 6, arbitrary: textNode }, { weight: 1, arbitrary: lineBreak }), { maxLength: 4 }),
  )
  .map(([first, others]) => [first, ...others])
const of = (
  type: string,
  content: fc.Arbitrary<readonly BodyNode[]>,
  attrs: fc.Arbitrary<Record<string, unknown>> = fc.constant({}),
): fc.Arbitrary<BodyNode> => fc.record({ type: fc.constant(type), content, attrs })
const some = (one: fc.Arbitrary<BodyNode>): fc.Arbitrary<readonly BodyNode[]> =>
  fc.array(one, { minLength: 1, maxLength: 3 })
const paragraph = of('paragraph', inline)
const item = of('listItem', some(paragraph))
const figure = fc.tuple(words, words).map(
  ([caption, credit]): BodyNode => ({
    type: 'figure',
    attrs: { media: MEDIA, alt: caption },
    content: [
      { type: 'figureCaption', content: [{ type: 'text', text: caption }] },
      { type: 'figureCredit', content: [{ type: 'text', text: credit }] },
    ],
  }),
)
const table = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).chain(([rows, columns]) =>
  of(
    'table',
    fc.array(of('tableRow', fc.array(of('tableCell', some(paragraph)), { minLength: columns, maxLength: columns })), {
      minLength: rows,
      maxLength: rows,
    }),
  ),
)
const anyBlock = fc.oneof(
  paragraph,
  of('heading', inline, fc.constantFrom({ level: 2 }, { level: 3 })),
  of('bulletList', some(item)),
  of('orderedList', some(item), fc.constantFrom({ start: 1 }, { start: 4 })),
  of('blockquote', some(paragraph)),
  figure,
  of('gallery', some(figure), fc.constant({ title: '' })),
  table,
)
const document: fc.Arbitrary<BodyNode> = of('doc', fc.array(anyBlock, { minLength: 1, maxLength: 6 })).map(
  ({ type, content }) => ({ type, content }),
)

const { window } = new JSDOM('')
const INLINE: Readonly<Record<string, string>> = {
  strong: 'b',
  b: 'b',
  em: 'i',
  i: 'i',
  u: 'u',
  a: 'a',
  sub: 'sub',
  sup: 'sup',
  br: 'br',
}

/** Every character a reader sees, with the marks and the link it stands under; blocks and blanks between them left out. */
function seen(root: ParentNode): readonly string[] {
  const found: string[] = []
  const walk = (node: globalThis.Node, over: readonly string[]): void => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3)
        found.push(
          ...[...(child.textContent ?? '')]
            .filter((character) => character.trim() !== '')
            .map((character) => `${character} ${[...over].sort().join()}`),
        )
      else {
        const tag = child.nodeName.toLowerCase()
        if (tag === 'br') found.push('br')
        const mark = INLINE[tag]
        const named = mark === 'a' ? `a=${(child as Element).getAttribute('href')}` : mark
        walk(child, named && mark !== 'br' ? [...over, named] : over)
      }
    }
  }
  walk(root as unknown as globalThis.Node, [])
  return found
}

describe('the writer against the editor’s own serializer', () => {
  it('shows the same characters under the same marks and links, whatever the document', () => {
    fc.assert(
      fc.property(document, (body) => {
        expect(findBodyFault(body)).toBeNull()
        const node = Node.fromJSON(articleBodySchema, body)
        const theirs = window.document.createElement('div')
        theirs.append(
          DOMSerializer.fromSchema(articleBodySchema).serializeFragment(Fragment.from(node.content), {
            document: window.document,
          }),
        )
        const subject = aSubject({ fields: { leadPhoto: null }, body: node.toJSON() })
        const ours = window.document.createElement('div')
        ours.innerHTML = writeBody(subject.body, bodyFigures(subject), 'portal')
        // A caption's credit is printed in brackets and, as a whole, in italics.
        for (const root of [theirs, ours])
          for (const caption of root.querySelectorAll('[data-caption], [data-credit], figcaption')) caption.remove()
        expect(seen(ours)).toEqual(seen(theirs))
      }),
      { numRuns: 100 },
    )
  })
})
