import { describe, expect, it } from 'vitest'
import { paragraphsOf, readPageText } from './portal-page.testing.ts'
import { createIntake } from './read-file.ts'

const FIRST = 'Sáng 12/6, xã An Lộc Thượng ra quân dọn vệ sinh kênh nội đồng với hơn hai trăm người tham gia.'
const SECOND = 'Đến trưa, toàn tuyến kênh dài hai cây số đã sạch bèo, nước chảy thông suốt ra tận bến sông.'

const pasted = (html: string) => {
  const read = createIntake().readPasted({ html, text: '' })
  if (!read.ok) throw new Error(read.error.code)
  return read.value
}

describe('plain notes that come from no portal', () => {
  it('read as a title and paragraphs', async () => {
    const page = await readPageText(`Ra quân làm sạch kênh\n\n${FIRST}\n\n${SECOND}\n\nHoài An\n`)
    expect(page.proposal).toMatchObject({ title: 'Ra quân làm sạch kênh', byline: 'Hoài An', updatedOn: null })
    expect(paragraphsOf(page)).toEqual([FIRST, SECOND])
    expect(page.warnings).toEqual([{ code: 'intake/no-date', facts: {} }])
  })
  it('read even when there are only short lines', async () => {
    const page = await readPageText('Thông báo\nTrạm y tế nghỉ trưa.\nXin cảm ơn.')
    expect(page.proposal.title).toBe('Thông báo')
    expect(paragraphsOf(page)).toEqual(['Trạm y tế nghỉ trưa.', 'Xin cảm ơn.'])
  })
})

describe('closing lines', () => {
  it('items of a list are paragraphs, a name with an office the byline', async () => {
    const page = await readPageText(
      `Ra quân làm sạch kênh\n13/06/2026\n${FIRST}\n- Thôn Gò Sim: 20 người\n- Thôn Tân Hội: 30 người\nTrần Thị Hoài - Đài Truyền thanh xã`,
    )
    expect(page.proposal).toMatchObject({ captions: [], byline: 'Trần Thị Hoài - Đài Truyền thanh xã' })
    expect(paragraphsOf(page)).toHaveLength(3)
  })
  it('a labelled date below the text is the update date, for a person to confirm', async () => {
    const page = await readPageText(
      `Ra quân làm sạch kênh\n\n${FIRST}\n\nTin: Hoài An\nNgày đăng: 13/06/2026\nTin liên quan\nBài khác`,
    )
    expect(page.proposal).toMatchObject({ updatedOn: '2026-06-13', byline: 'Tin: Hoài An' })
    expect(page.lines.find((line) => line.tag === 'updatedOn')?.sure).toBe(false)
  })
})

describe('bylines', () => {
  it('“Ông X – Hội trưởng …” is a paragraph', async () => {
    const page = await readPageText(
      `Ra quân làm sạch kênh\n${FIRST}\n\nÔng Lương Khắc Bảo – Hội trưởng Hội Cha mẹ học sinh trao quà.\n\n\nH.A\n`,
    )
    expect(page.proposal.byline).toBe('H.A')
    expect(paragraphsOf(page)).toHaveLength(2)
  })
  it('the photographer’s line under a caption joins the caption', async () => {
    const page = await readPageText(
      `Ra quân làm sạch kênh\n${FIRST}\n\nBà con vớt bèo trên kênh\nẢnh: HOÀI AN\n\n${SECOND}\n`,
    )
    expect(page.proposal.captions).toEqual(['Bà con vớt bèo trên kênh (Ảnh: HOÀI AN)'])
  })
})

describe('pasted pages', () => {
  it('keep crossheads, lists and rows of a table', () => {
    const page = pasted(
      `<h1>Kế hoạch ra quân làm sạch kênh</h1><p>${FIRST}</p><h2>Phân công</h2><ul><li>Thôn Gò Sim: vớt bèo</li><li>Thôn Tân Hội: phát cỏ</li></ul>` +
        `<table><tr><th>Thôn</th><th>Số người</th></tr><tr><td>Gò Sim</td><td>84</td></tr></table><p>${SECOND}</p>`,
    )
    expect(page.lines.map(({ tag, block, text }) => [tag, block, text.slice(0, 20)])).toEqual([
      ['title', 'paragraph', 'Kế hoạch ra quân làm'],
      ['body', 'paragraph', FIRST.slice(0, 20)],
      ['body', 'h2', 'Phân công'],
      ['body', 'bullet', 'Thôn Gò Sim: vớt bèo'],
      ['body', 'bullet', 'Thôn Tân Hội: phát c'],
      ['body', 'paragraph', 'Thôn | Số người'],
      ['body', 'paragraph', 'Gò Sim | 84'],
      ['body', 'paragraph', SECOND.slice(0, 20)],
    ])
  })
  it('leave out scripts, styles, form controls and hidden blocks, and say so', () => {
    const page = pasted(
      `<style>p{}</style><script>alert(1)</script><h1>Ra quân làm sạch kênh</h1><p>${FIRST}</p><p style="display:none">ẩn</p><select><option>Sở, Ban</option></select><svg onload="alert(1)"><text>x</text></svg><p onclick="alert(1)">${SECOND}</p>`,
    )
    expect(page.lines.map((line) => line.text)).toEqual(['Ra quân làm sạch kênh', FIRST, SECOND])
    expect(page.warnings).toContainEqual({ code: 'intake/hidden-left-out', facts: { blocks: 1 } })
  })
  it('offer an alt text as a caption only where the page prints none, and never a file name', () => {
    const page = pasted(
      `<h1>Ra quân làm sạch kênh</h1><p>${FIRST}</p><img alt="Bà con vớt bèo trên kênh" src="a.jpg"><p>${SECOND}</p><img alt="IMG_2025 (1)" src="b.jpg"><p>${SECOND} Hết.</p>`,
    )
    expect(page.proposal.captions).toEqual(['Bà con vớt bèo trên kênh'])
  })
  it('fall back to the plain text when the HTML holds no words', () => {
    const read = createIntake().readPasted({
      html: '<meta charset="utf-8"><img src="x">',
      text: `Ra quân làm sạch kênh\n${FIRST}`,
    })
    expect(read.ok && read.value.proposal.title).toBe('Ra quân làm sạch kênh')
  })
  it('are refused when empty', () => {
    expect(createIntake().readPasted({ html: ' ', text: '\n' })).toEqual({ ok: false, error: { code: 'intake/empty' } })
  })
})
