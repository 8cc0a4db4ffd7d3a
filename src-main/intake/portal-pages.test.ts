import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fieldsSchema } from '@shared/article/article.ts'
import { findBodyFault } from '@shared/article/body-check.ts'
import { proposalOfFileSchema } from '@shared/contract/operations.ts'
import { describe, expect, it } from 'vitest'
import { countingIds, paragraphsOf, readPageText } from './portal-page.testing.ts'
import { createIntake } from './read-file.ts'

const folder = resolve(import.meta.dirname, '../../tests/fixtures/portal-pages')
const expected = JSON.parse(readFileSync(resolve(folder, 'expected.json'), 'utf8')) as Record<
  string,
  Record<string, unknown>
>
const pages = readdirSync(folder).filter((name) => /\.(?:txt|html)$/.test(name))

const SEED_LIKE = `Tìm kiếm

TIẾN ĐỘ XỬ LÝ HỒ SƠ TTHC

\u00A0
\u00A0

Chung nhan Tin Nhiem Mang

Tổng kết mô hình “Nhà sạch, vườn đẹp” ở các thôn năm 2025
Ngày cập nhật 19/12/2025
Toàn cảnh hội nghị tổng kết

\u00A0\u00A0\u00A0\u00A0 Sáng ngày 18/12, Hội LHPN xã tổng kết mô hình “Nhà sạch, vườn đẹp”. Tham dự có đồng chí Phạm Ngọc Uyên - Phó Chủ tịch UBND xã, cùng \u00A0chi hội trưởng các thôn.

\u00A0

\u00A0\u00A0\u00A0\u00A0 Theo báo cáo, sau một năm, 214 hộ đã đăng ký; 186 hộ đạt đủ 8 tiêu chí. Các chi hội đã tổ chức 02 lớp hướng dẫn ủ phân, trồng hoa dọc 3,2 km đường thôn,….

\u00A0

\u00A0\u00A0\u00A0\u00A0 Phát biểu tại hội nghị, đồng chí Phạm Ngọc Uyên đề nghị mỗi chi hội giữ ít nhất một tuyến đường hoa.

\u00A0

\u00A0

Thu Hoài (TT VH - TT xã)
Tin Khác
Xem tin theo ngày\u00A0\u00A0
Thống kê truy cập
Tổng truy cập 7.650.047
Hiện tại 4.099 khách
`

describe('saved portal pages, as text and as HTML', () => {
  it('come in twice each, fourteen pages', () => expect(pages).toHaveLength(28))

  it.each(pages)('%s is proposed as a person reads it', async (name) => {
    const read = await createIntake().readFile({ name, bytes: readFileSync(resolve(folder, name)) })
    if (!read.ok) throw new Error(read.error.code)
    expect(proposalOfFileSchema.safeParse(read.value).success).toBe(true)
    const proposed = { ...read.value.proposal, paragraphs: paragraphsOf(read.value).length }
    expect(proposed).toEqual(expected[name.replace(/\.\w+$/, '')])
  })

  it.each(pages)('%s becomes an article of the closed schema that keeps every caption', async (name) => {
    const intake = createIntake()
    const read = await intake.readFile({ name, bytes: readFileSync(resolve(folder, name)) })
    if (!read.ok) throw new Error(read.error.code)
    const { lines, proposal } = read.value
    const { fields, body } = intake.toArticle(lines, { eventOn: proposal.eventOn, newBlockId: countingIds() })
    expect(findBodyFault(body)).toBeNull()
    expect(fieldsSchema.partial().safeParse(fields).error).toBeUndefined()
    const whole = JSON.stringify({ fields, body })
    for (const caption of proposal.captions) expect(whole).toContain(caption.replace(/ \(Ảnh: .*$/u, ''))
    expect(fields.updatedOn).toBe(proposal.updatedOn)
    expect(fields.printedByline).toBe(proposal.byline)
    expect(whole).not.toContain('\u00A0')
  })
})

describe('a page of the shape this product began with', () => {
  it('gives title, day, caption, three paragraphs without indents and the byline as printed', async () => {
    const page = await readPageText(SEED_LIKE)
    expect(page.proposal).toEqual({
      title: 'Tổng kết mô hình “Nhà sạch, vườn đẹp” ở các thôn năm 2025',
      updatedOn: '2025-12-19',
      eventOn: '2025-12-18',
      sapo: null,
      captions: ['Toàn cảnh hội nghị tổng kết'],
      byline: 'Thu Hoài (TT VH - TT xã)',
      source: null,
    })
    const paragraphs = paragraphsOf(page)
    expect(paragraphs.map((text) => text.slice(0, 15))).toEqual([
      'Sáng ngày 18/12',
      'Theo báo cáo, s',
      'Phát biểu tại h',
    ])
    expect(paragraphs.join('')).not.toMatch(/\u00A0| {2}/u)
    expect(page.cleaned).toEqual({ indents: 3, blanks: 1 })
    expect(page.warnings).toEqual([])
    expect(page.lines.filter((line) => line.tag !== 'drop').every((line) => line.sure)).toBe(true)
  })
})
