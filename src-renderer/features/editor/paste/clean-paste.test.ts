// @vitest-environment jsdom
import { articleExtensions } from '@shared/article/body/extensions.ts'
import { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { cleanLine, cleanPastedHtml, cleanText, countBlocks } from './clean-paste.ts'

function read(html: string): string {
  const editor = new Editor({ extensions: articleExtensions(), injectCSS: false, content: cleanPastedHtml(html) })
  const read = editor.getHTML()
  editor.destroy()
  return read
}

describe('what is pasted', () => {
  it('comes in NFC, without hard blanks, indents and invisible characters', () => {
    const nfd = 'Kiểm tra'.normalize('NFD')
    expect(read(`<p>&nbsp;&nbsp;&nbsp; ${nfd}&nbsp;&nbsp;hoạt\u200b động</p><p>&nbsp;</p><p>Tiếp</p>`)).toBe(
      '<p>Kiểm tra hoạt động</p><p>Tiếp</p>',
    )
  })

  it('keeps lists, tables and crossheads', () => {
    expect(
      read('<h2>Kết quả</h2><ul><li>một</li><li>hai</li></ul><table><tr><th>Xã</th><td>12</td></tr></table>'),
    ).toBe(
      '<h2>Kết quả</h2><ul><li><p>một</p></li><li><p>hai</p></li></ul><table><tbody><tr><th><p>Xã</p></th><td><p>12</p></td></tr></tbody></table>',
    )
  })

  it('makes a page title a crosshead, for the article has its own title', () => {
    expect(read('<h1>Tin</h1><h5>Nhỏ</h5>')).toBe('<h2>Tin</h2><h3>Nhỏ</h3>')
  })

  it('keeps the bold and italic of Word and Google Docs, not their wrapper', () => {
    const docs =
      '<b style="font-weight:normal" id="docs-internal-guid-1"><p style="x"><span style="font-weight:700">đậm</span> <span style="font-style:italic">nghiêng</span> thường</p></b>'
    expect(read(docs)).toBe('<p><strong>đậm</strong> <em>nghiêng</em> thường</p>')
    expect(read('<p class=MsoNormal style="mso-x:y"><b>đậm</b><o:p></o:p></p>')).toBe('<p><strong>đậm</strong></p>')
  })

  it('keeps both marks of a bold italic run', () => {
    expect(read('<p><span style="font-weight:bold;font-style:italic">cả hai</span></p>')).toBe(
      '<p><strong><em>cả hai</em></strong></p>',
    )
  })

  it('drops scripts, frames, foreign pictures and addresses that run', () => {
    const dirty =
      '<p onclick="x()">a<script>x()</script><img src=x onerror=x()><iframe src=//e></iframe><a href="javascript:x()">b</a><a href="//host">c</a><svg><style><img src=x></style></svg></p>'
    expect(cleanPastedHtml(dirty)).toBe('<p>abc</p>')
  })

  it('keeps a link to a web page', () => {
    expect(read('<p><a href="https://example.vn/a" target=_blank onclick=x>nguồn</a></p>')).toContain(
      'href="https://example.vn/a"',
    )
  })

  it('takes no attributes from a clipboard that pretends to be ours', () => {
    const slice = cleanPastedHtml(`<p data-pm-slice='1 1 ["figure",{"media":"javascript:x"}]'>a</p>`)
    expect(slice).toBe('<p data-pm-slice="1 1 [&quot;figure&quot;,null]">a</p>')
    expect(cleanPastedHtml(`<p data-pm-slice='nonsense'>a</p>`)).toBe('<p>a</p>')
  })

  it('keeps a figure copied from another article', () => {
    const media = `media:${'a'.repeat(64)}`
    const html = `<figure data-media="${media}" data-alt="Hai người" data-photo=""><div data-caption="">Chú thích</div><div data-credit="">Ảnh: HT</div></figure>`
    expect(read(html)).toBe(html)
  })

  it('is nothing when nothing harmless is left', () => {
    for (const html of ['<frameset onload=x()>', '<svg onload=x()>', '<script>x()</script>', '']) {
      expect(cleanPastedHtml(html)).toBe('')
      expect(countBlocks({ html, text: '' })).toBe(0)
    }
  })

  it('leaves the soft hyphen, which is ư in TCVN3', () => {
    expect(cleanText('n\u00adíc')).toBe('n\u00adíc')
  })
})

it('puts a title pasted over two lines on one', () => {
  expect(cleanLine('  Kiểm tra hoạt động\r\n  bình đẳng giới ')).toBe('Kiểm tra hoạt động bình đẳng giới')
})

it('counts the blocks of a page, whether it came as HTML or as text', () => {
  expect(countBlocks({ html: '<div><p>a</p><p>b</p><p>&nbsp;</p></div>', text: '' })).toBe(2)
  expect(countBlocks({ html: '', text: 'a\n\nb\nc' })).toBe(3)
  expect(countBlocks({ html: '<span>a<br>b</span>', text: 'a\nb' })).toBe(2)
})
