import { parseFragment, serialize } from 'parse5'
import { describe, expect, it } from 'vitest'
import type { BodyNode } from '../article/article.ts'
import { findBodyFault } from '../article/body-check.ts'
import { nodeRules } from '../article/body-rules.ts'
import { aSubject, block, crosshead, figure, fullBody, link, text } from './export-subject.testing.ts'
import { bodyFigures } from './export-subject.ts'
import { writeBody } from './write-body.ts'

const written = (...content: BodyNode[]): string => {
  const subject = aSubject({ fields: { leadPhoto: null }, body: { type: 'doc', content } })
  return writeBody(subject.body, bodyFigures(subject), 'portal')
}

describe('the body as HTML', () => {
  it('writes every block an article may hold, and the reading of it again is the same', () => {
    expect(findBodyFault(fullBody)).toBeNull()
    const subject = aSubject()
    const html = writeBody(subject.body, bodyFigures(subject), 'page')
    expect(html).toMatchSnapshot()
    expect(serialize(parseFragment(html))).toBe(html)
    const used = new Set<string>()
    const walk = (node: BodyNode): void => {
      used.add(node.type)
      node.content?.forEach(walk)
    }
    walk(fullBody)
    expect([...used].sort()).toEqual(Object.keys(nodeRules).sort())
  })

  it('nests marks in one order however they were put on, and closes none across another', () => {
    const html = written(
      block('paragraph', text('a', 'italic', 'bold'), text('b', 'bold', 'italic'), text('c', 'italic')),
    )
    expect(html).toBe('<p><strong><em>ab</em></strong><em>c</em></p>\n')
  })

  it('keeps one link over text of changing weight, and drops a link that holds nothing to read', () => {
    const to = link('https://anlocthuong.vn/')
    expect(
      written(block('paragraph', text('xem ', to), text('đây', 'bold', to), text(' ', link('https://khac.vn/')))),
    ).toBe('<p><a href="https://anlocthuong.vn/">xem <strong>đây</strong></a> </p>\n')
  })

  it('leaves out what prints nothing: empty paragraphs, crossheads, lists, figures', () => {
    const empty = [
      block('paragraph'),
      block('paragraph', '   '),
      { ...block('heading'), attrs: { level: 2 } },
      block('bulletList', block('listItem', block('paragraph'))),
      block('blockquote', block('paragraph')),
      figure(null, '', '', ''),
    ]
    expect(written(...empty)).toBe('')
  })

  it('keeps a caption whose photo has not come as an empty figure', () => {
    expect(written(figure(null, 'Góc đọc', 'Minh Hải', ''))).toBe(
      '<figure>\n<figcaption>Góc đọc <em>(Ảnh: Minh Hải)</em></figcaption>\n</figure>\n',
    )
  })

  it('never lets a crosshead skip a level', () => {
    expect(written(crosshead(3, 'Một'), crosshead(3, 'Hai'), crosshead(2, 'Ba'))).toBe(
      '<h2>Một</h2>\n<h3>Hai</h3>\n<h2>Ba</h2>\n',
    )
  })

  it('writes nothing for a node, mark or attribute outside the schema, even when the check was bypassed', () => {
    const stray = { type: 'script', content: [text('window.hit=1')] }
    const marked = block(
      'paragraph',
      text('chữ', { type: 'style', attrs: { color: 'red' } }, link('javascript:window.hit=1')),
    )
    const dressed = {
      ...block('paragraph', 'chữ'),
      attrs: { onclick: 'window.hit=1', id: '"><script>', style: 'x', class: 'y' },
    }
    expect(written(stray, marked, dressed)).toBe('<p>chữ</p>\n<p>chữ</p>\n')
  })

  it('cuts spans to the rows the table has', () => {
    const cell = { ...block('tableCell', block('paragraph', 'A')), attrs: { rowspan: 400, colspan: 2 } }
    expect(
      written(block('table', block('tableRow', cell), block('tableRow', block('tableCell', block('paragraph', 'B'))))),
    ).toContain('<td colspan="2" rowspan="2">A</td>')
  })
})
