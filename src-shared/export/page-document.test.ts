import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aSubject } from './export-subject.testing.ts'
import { metadataFields } from './metadata-fields.ts'
import { writeMetadataJson, writeMetadataSheet } from './metadata-sheet.ts'
import { SHEET_CONTENT_POLICY, SHEET_SCRIPT, SHEET_STYLE } from './metadata-sheet-parts.ts'
import { writePageDocument } from './page-document.ts'
import { PAGE_STYLE } from './page-style.ts'
import { writePlainBody, writePlainPage } from './plain-text.ts'
import { writePortalBody } from './portal-body.ts'
import { writeXmpPacket } from './xmp-packet.ts'

const sha = (text: string) => createHash('sha256').update(text).digest('base64')

describe('the page', () => {
  it('stands in the order of the printed page: title, date, sapo, photo, body, byline, source', () => {
    const html = writePageDocument(aSubject())
    const order = [
      'lang="vi"',
      '<h1>Xã An Lộc Thượng',
      'Ngày cập nhật <time datetime="2026-10-25">25/10/2026</time>',
      'Từ nay người khiếm thị',
      '<figcaption>Toàn cảnh buổi khai trương <span class="nguon-anh">(Ảnh: Minh Hải)</span>',
      'Sáng 24/10, <strong>',
      '<address>Tin, ảnh: Lê Quỳnh Mai (Trung tâm Truyền thông An Lộc Thượng)</address>',
      '<p>Nguồn: UBND xã',
    ]
    const places = order.map((part) => html.indexOf(part, html.indexOf('<body>') * Number(part !== 'lang="vi"')))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(html).not.toContain('noindex')
  })

  it('offers three widths of a photo and tells its size', () => {
    expect(writePageDocument(aSubject())).toContain(
      '<img src="thu-vien-1-1280.jpg" srcset="thu-vien-1-640.jpg 640w, thu-vien-1-1280.jpg 1280w, thu-vien-1-1600.jpg 1600w"',
    )
  })

  it('marks a draft in its head and on its face, and tells engines to stay away', () => {
    const html = writePageDocument(aSubject({ status: 'draft' }))
    expect(html).toContain('<meta name="robots" content="noindex">\n<meta name="toa-soan-status" content="draft">')
    expect(html).toContain('<p class="ban-nhap">Bản nháp')
  })

  it('describes the article as NewsArticle, Open Graph and Dublin Core', () => {
    const html = writePageDocument(aSubject({ address: 'https://anlocthuong.vn/tin/1' }))
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '')
    expect(data).toMatchObject({
      '@type': 'NewsArticle',
      inLanguage: 'vi',
      headline: 'Xã An Lộc Thượng mở thư viện sách nói',
      dateModified: '2026-10-25',
      author: [{ '@type': 'Person', name: 'Lê Quỳnh Mai' }],
      url: 'https://anlocthuong.vn/tin/1',
    })
    expect(data.image[0]).toMatchObject({ contentUrl: 'thu-vien-1-1600.jpg', caption: 'Toàn cảnh buổi khai trương' })
    for (const name of ['og:title', 'og:image', 'og:url', 'DC.title', 'DC.creator', 'DC.date', 'DC.language'])
      expect(html).toContain(`"${name}" content="`)
  })

  it('names an untitled draft rather than printing an empty heading', () => {
    expect(writePageDocument(aSubject({ fields: { title: '  ' } }))).toContain('<h1>(Chưa có tiêu đề)</h1>')
  })

  it('has a stylesheet with room for Vietnamese marks, for light, dark and paper, that fetches nothing', () => {
    const heights = [...PAGE_STYLE.matchAll(/line-height: ([\d.]+)|font: [\d.]+rem\/([\d.]+)/g)].map((found) =>
      Number(found[1] ?? found[2]),
    )
    expect(heights.length).toBeGreaterThan(5)
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(1.5)
    expect(PAGE_STYLE).toContain('prefers-color-scheme: dark')
    expect(PAGE_STYLE).toContain('@media print')
    expect(PAGE_STYLE).not.toMatch(/url\(|@import/)
  })
})

describe('the portal', () => {
  it('gets a body that a form can not spoil: no class, style, id, script or srcset', () => {
    const html = writePortalBody(aSubject())
    expect(html).not.toMatch(/ (class|style|id|srcset|sizes|on\w+)=|<(script|style|div|span)/)
    expect(html).toMatchSnapshot()
  })

  it('gets a sheet whose only script and style are the ones its policy names', () => {
    expect(SHEET_CONTENT_POLICY).toContain(`style-src 'sha256-${sha(SHEET_STYLE)}'`)
    expect(SHEET_CONTENT_POLICY).toContain(`script-src 'sha256-${sha(SHEET_SCRIPT)}'`)
    const html = writeMetadataSheet(aSubject())
    expect(html).toContain('<td id="o-title">Xã An Lộc Thượng mở thư viện sách nói</td>')
    expect(html.match(/data-copy="o-/g)?.length).toBeGreaterThan(15)
  })

  it('gets the same fields as JSON', () => {
    const subject = aSubject()
    expect(JSON.parse(writeMetadataJson(subject))).toMatchObject({
      status: 'approved',
      fields: metadataFields(subject),
      photos: [{ order: 1, caption: 'Toàn cảnh buổi khai trương' }, {}, { files: [] }, {}],
    })
    expect(metadataFields(subject).find(({ key }) => key === 'updatedOn')).toEqual({
      key: 'updatedOn',
      label: 'Ngày cập nhật',
      text: '25/10/2026',
    })
  })
})

describe('the plain form', () => {
  it('reads like the page, with list marks and captions', () => {
    expect(writePlainPage(aSubject())).toMatchSnapshot()
    expect(writePlainPage(aSubject()).endsWith(writePlainBody(aSubject()))).toBe(true)
  })
})

describe('caption and credit inside the photo', () => {
  it('are escaped XML', () => {
    const packet = writeXmpPacket({ caption: 'A < B & "C"\u0001', credit: '</rdf:li>' })
    expect(packet).toContain('<rdf:li xml:lang="x-default">A &lt; B &amp; &quot;C&quot;</rdf:li>')
    expect(packet).toContain('<photoshop:Credit>&lt;/rdf:li&gt;</photoshop:Credit>')
  })
})
