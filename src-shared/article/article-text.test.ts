import { describe, expect, it } from 'vitest'
import { aBody, anArticle, someFields } from './article.testing.ts'
import { withBlockIds } from './block-ids.ts'
import { bodyText, countWords, photosOf } from './body-text.ts'
import { printByline, readByline } from './byline.ts'
import { makeDate, printDate, readDate } from './calendar-date.ts'
import { publishedContent } from './content.ts'
import { safeLink } from './safe-link.ts'

describe('bylines', () => {
  it.each([
    ['Khánh Trình (TT VH - TT & TT huyện)', [{ name: 'Khánh Trình', role: '', organisation: 'TT VH - TT & TT huyện' }]],
    ['Tin, ảnh: Hữu Đạt', [{ name: 'Hữu Đạt', role: 'Tin, ảnh', organisation: '' }]],
    [
      'Thực hiện: Minh Khuê - Bảo Châu',
      [
        { name: 'Minh Khuê', role: 'Thực hiện', organisation: '' },
        { name: 'Bảo Châu', role: 'Thực hiện', organisation: '' },
      ],
    ],
    ['Viết Lâm - VPHĐND&UBND xã', [{ name: 'Viết Lâm', role: '', organisation: 'VPHĐND&UBND xã' }]],
    ['Võ Văn Lành', [{ name: 'Võ Văn Lành', role: '', organisation: '' }]],
  ])('reads %s and keeps the printed line', (line, bylines) => {
    expect(readByline(line)).toEqual({ bylines, printed: line })
  })

  it('prints persons of one role and office together', () => {
    const bylines = [
      { name: 'Minh Khuê', role: 'Thực hiện', organisation: '' },
      { name: 'Bảo Châu', role: 'Thực hiện', organisation: '' },
    ]
    expect(printByline({ bylines, printedByline: null })).toBe('Thực hiện: Minh Khuê - Bảo Châu')
    expect(printByline({ bylines, printedByline: 'P.V' })).toBe('P.V')
    expect(
      printByline({ bylines: [{ name: 'Khánh Trình', role: '', organisation: 'TT VH xã' }], printedByline: null }),
    ).toBe('Khánh Trình (TT VH xã)')
  })
})

describe('calendar days', () => {
  it('reads and prints without a time zone', () => {
    expect(readDate('25/10/2022')).toBe('2022-10-25')
    expect(readDate('9.1.2012')).toBe('2012-01-09')
    expect(readDate('2022-10-25')).toBe('2022-10-25')
    expect(readDate('31/02/2024')).toBeNull()
    expect(makeDate(2024, 2, 29)).toBe('2024-02-29')
    expect(printDate('2022-10-05')).toBe('05/10/2022')
  })
})

describe('the content hash', () => {
  it('is of what is published: block ids and spelled-out defaults change nothing', () => {
    const article = anArticle()
    const renumbered = { ...article, body: withBlockIds(aBody(), () => 'zzzzzzzzzzzz') }
    expect(publishedContent(renumbered)).toBe(publishedContent(article))
    expect(publishedContent({ ...article, fields: someFields({ title: 'Khác' }) })).not.toBe(publishedContent(article))
  })
})

describe('half a character', () => {
  it('does not keep an article from being listed', () => {
    expect(publishedContent(anArticle({ title: 'H\ud83d' }))).toBe(publishedContent(anArticle({ title: 'H\ufffd' })))
  })
})

describe('block ids', () => {
  it('fills missing ids and gives the copy of a block a new one', () => {
    let made = 0
    const body = withBlockIds(
      {
        type: 'doc',
        content: [
          { type: 'paragraph', attrs: { id: 'aaaaaaaaaaaa' } },
          { type: 'paragraph', attrs: { id: 'aaaaaaaaaaaa' } },
          { type: 'paragraph' },
        ],
      },
      () => `new00000000${made++}`,
    )
    expect(body.content?.map(({ attrs }) => attrs?.id)).toEqual(['aaaaaaaaaaaa', 'new000000000', 'new000000001'])
  })
})

describe('text of a body', () => {
  it('counts words as the newsroom does', () => {
    expect(countWords('Sáng 24/10, xã khai trương – thư viện.')).toBe(7)
    expect(bodyText(aBody('Một', '', 'Hai'))).toBe('Một\nHai')
  })

  it('lists the lead photo and the figures in page order', () => {
    const leadPhoto = { media: null, caption: 'Toàn cảnh', credit: '', alt: '' }
    const figure = {
      type: 'figure',
      attrs: { id: 'figure000001', media: null, alt: 'b' },
      content: [{ type: 'figureCaption', content: [{ type: 'text', text: 'Hai' }] }, { type: 'figureCredit' }],
    }
    expect(photosOf({ fields: someFields({ leadPhoto }), body: { type: 'doc', content: [figure] } })).toEqual([
      { place: 'lead', photo: leadPhoto },
      { place: 'figure000001', photo: { media: null, caption: 'Hai', credit: '', alt: 'b' } },
    ])
  })
})

describe('link addresses', () => {
  it.each([
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    '//evil.example',
    'data:text/html,x',
    'file:///etc',
    '\\\\host\\share',
    'https:///x',
    'vbscript:x',
    'https://a"b',
  ])('refuses %s', (address) => {
    expect(safeLink(address)).toBeNull()
  })
  it('keeps web, mail and telephone addresses', () => {
    expect(safeLink(' HTTPS://example.vn/a?b=1 ')).toBe('https://example.vn/a?b=1')
    expect(safeLink('mailto:toasoan@example.vn')).toBe('mailto:toasoan@example.vn')
    expect(safeLink('tel:+84123456')).toBe('tel:+84123456')
  })
})
