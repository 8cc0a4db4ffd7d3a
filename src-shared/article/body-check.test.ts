import { describe, expect, it } from 'vitest'
import { aBody } from './article.testing.ts'
import { articleBodySchema } from './body/schema.ts'
import { BODY_LIMITS, type BodyNode, bodySchema, findBodyFault } from './body-check.ts'
import { markRules, nodeRules } from './body-rules.ts'

const doc = (...content: BodyNode[]): BodyNode => ({ type: 'doc', content })
const text = (words: string, ...marks: NonNullable<BodyNode['marks']>) => ({ type: 'text', text: words, marks })

describe('an article body at the door', () => {
  it('lets in what the editor makes', () => {
    const figure = {
      type: 'figure',
      attrs: { id: 'aaaaaaaaaaaa', media: null, alt: '' },
      content: [{ type: 'figureCaption', content: [{ type: 'text', text: 'Toàn cảnh' }] }, { type: 'figureCredit' }],
    }
    const cell = {
      type: 'tableCell',
      attrs: { colspan: 1, rowspan: 1, colwidth: null },
      content: [{ type: 'paragraph' }],
    }
    const body = doc(
      figure,
      { type: 'gallery', attrs: { title: 'Một số hình ảnh' }, content: [figure] },
      { type: 'table', content: [{ type: 'tableRow', content: [cell] }] },
      { type: 'paragraph', content: [text('xã', { type: 'link', attrs: { href: 'https://example.vn/' } })] },
    )
    expect(findBodyFault(body)).toBeNull()
    expect(() => articleBodySchema.nodeFromJSON(body).check()).not.toThrow()
  })

  it.each([
    ['a script node', doc({ type: 'script' } as BodyNode), 'body/unknown-node'],
    ['an inherited name', doc({ type: 'constructor' } as BodyNode), 'body/unknown-node'],
    [
      'a picture from outside',
      doc({
        type: 'figure',
        attrs: { media: 'https://evil.example/x.png' },
        content: [{ type: 'figureCaption' }, { type: 'figureCredit' }],
      }),
      'body/bad-attribute',
    ],
    ['an unknown attribute', doc({ type: 'paragraph', attrs: { onclick: 'x' } }), 'body/bad-attribute'],
    [
      'a javascript link',
      doc({ type: 'paragraph', content: [text('x', { type: 'link', attrs: { href: 'javascript:alert(1)' } })] }),
      'body/bad-mark',
    ],
    [
      'a link without a scheme',
      doc({ type: 'paragraph', content: [text('x', { type: 'link', attrs: { href: '//evil.example' } })] }),
      'body/bad-mark',
    ],
    ['an empty document', doc(), 'body/bad-content'],
    ['a paragraph as the document', { type: 'paragraph' }, 'body/unknown-node'],
    ['a stray key', { ...aBody(), style: 'x' } as BodyNode, 'body/bad-content'],
  ])('refuses %s', (_, body, code) => {
    expect(findBodyFault(body)?.code).toBe(code)
    expect(bodySchema.safeParse(body).success).toBe(false)
  })

  it('refuses lists nested past the depth limit without running out of stack', () => {
    let list: BodyNode = { type: 'paragraph' }
    for (let depth = 0; depth < 5000; depth++)
      list = { type: 'bulletList', content: [{ type: 'listItem', content: [list] }] }
    expect(findBodyFault(doc(list))?.code).toBe('body/too-deep')
  })

  it('refuses more nodes and more text than a body may hold', () => {
    expect(
      findBodyFault(doc(...Array.from({ length: BODY_LIMITS.nodes + 1 }, () => ({ type: 'paragraph' }))))?.code,
    ).toBe('body/too-many-nodes')
    expect(
      findBodyFault(
        doc({ type: 'paragraph', content: [{ type: 'text', text: 'ễ'.repeat(BODY_LIMITS.textBytes / 3 + 1) }] }),
      )?.code,
    ).toBe('body/too-long')
  })

  it('has the same nodes, marks and attributes as the Tiptap schema', () => {
    expect(Object.keys(articleBodySchema.nodes).sort()).toEqual(Object.keys(nodeRules).sort())
    expect(Object.keys(articleBodySchema.marks).sort()).toEqual(Object.keys(markRules).sort())
    for (const [name, type] of Object.entries(articleBodySchema.nodes)) {
      const attrs = Object.fromEntries(
        Object.keys(type.spec.attrs ?? {}).map((key) => [key, type.spec.attrs?.[key]?.default]),
      )
      expect(nodeRules[name]?.attrs.safeParse(attrs).success, `${name} ${JSON.stringify(attrs)}`).toBe(true)
    }
  })
})
