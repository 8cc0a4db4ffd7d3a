import { describe, expect, it } from 'vitest'
import { aBody, someFields } from '../article/article.testing.ts'
import type { ArticleFields } from '../article/article.ts'
import type { BodyNode } from '../article/body-check.ts'
import { livingDistricts } from './districts.ts'
import { isFileName } from './photos.ts'
import { CHECK_CODES, issueKey, runChecks } from './run-checks.ts'

const today = '2026-11-01'
const codes = (fields: Partial<ArticleFields>, body: BodyNode = aBody()) =>
  runChecks({ fields: someFields(fields), body }, { today }).map(({ code }) => code)
const photo = {
  media: `media:${'a'.repeat(64)}`,
  caption: 'Toàn cảnh buổi làm việc',
  credit: 'Ảnh: Quỳnh Mai',
  alt: 'Đại biểu ngồi quanh bàn họp',
}
const doc = (...content: BodyNode[]): BodyNode => ({ type: 'doc', content: [...(aBody().content ?? []), ...content] })
const heading = (level: number, text: string): BodyNode => ({
  type: 'heading',
  attrs: { id: `heading0000${level}`, level },
  content: text ? [{ type: 'text', text }] : [],
})

describe('the pre-export list', () => {
  it('is empty for a finished article', () => {
    expect(codes({ leadPhoto: photo })).toEqual([])
  })

  it.each<[string, Partial<ArticleFields>, BodyNode | undefined]>([
    ['title/missing', { title: ' ' }, undefined],
    ['title/too-long', { title: 'Hội nghị '.repeat(20) }, undefined],
    ['date/missing', { updatedOn: null }, undefined],
    ['date/embargo', { embargoUntil: '2026-11-02' }, undefined],
    ['date/event-after-update', { eventOn: '2026-10-30' }, undefined],
    ['byline/missing', { bylines: [] }, undefined],
    ['photo/not-arrived', { leadPhoto: { ...photo, media: null } }, undefined],
    ['photo/missing-caption', { leadPhoto: { ...photo, caption: '' } }, undefined],
    ['photo/missing-credit', { leadPhoto: { ...photo, credit: '' } }, undefined],
    ['photo/missing-alt', { leadPhoto: { ...photo, alt: '' } }, undefined],
    ['photo/alt-file-name', { leadPhoto: { ...photo, alt: 'DSC_0112' } }, undefined],
    ['photo/alt-repeats-caption', { leadPhoto: { ...photo, alt: 'Toàn cảnh buổi làm việc.' } }, undefined],
    ['text/to-come', {}, aBody('Dự lễ có ông TK, Chủ tịch xã.')],
    ['body/empty', {}, aBody('')],
    ['paragraph/empty', {}, aBody('Một đoạn.', '')],
    [
      'paragraph/repeated',
      {},
      aBody('Một đoạn văn dài hơn bốn mươi ký tự để thử.', 'Một đoạn văn dài hơn bốn mươi ký tự để thử.'),
    ],
    ['crosshead/order', {}, doc(heading(3, 'Nhỏ trước'))],
    ['crosshead/empty', {}, doc(heading(2, ''))],
    [
      'link/text',
      {},
      doc({
        type: 'paragraph',
        content: [{ type: 'text', text: 'tại đây', marks: [{ type: 'link', attrs: { href: 'https://example.vn/' } }] }],
      }),
    ],
    ['place/district-ended', {}, aBody('UBND huyện Phong Điền tổ chức hội nghị.')],
  ])('finds %s', (code, fields, body) => {
    expect(codes(fields, body)).toEqual([code])
  })

  it('knows the name of each issue that it can find', () => {
    expect(new Set(CHECK_CODES).size).toBe(CHECK_CODES.length)
    expect(CHECK_CODES).toHaveLength(20)
  })

  it('lets the embargo pass on its day and leaves an article before the reform alone', () => {
    expect(codes({ embargoUntil: today })).toEqual([])
    expect(codes({ updatedOn: '2024-10-25', eventOn: null }, aBody('UBND huyện Phong Điền tổ chức hội nghị.'))).toEqual(
      [],
    )
  })

  it('takes a source in place of a byline', () => {
    expect(codes({ bylines: [], source: 'Theo Công an xã' })).toEqual([])
  })

  it('names an issue so that a person can sign for it', () => {
    const [first] = runChecks({ fields: someFields({ leadPhoto: { ...photo, credit: '' } }), body: aBody() }, { today })
    expect(first && issueKey(first)).toBe('photo/missing-credit@leadPhoto')
  })
})

describe('alternative text', () => {
  it.each(['DSC_0112', '1 1', '234345', 'IMG_20251120_1', 'anh-le-hoi.jpg', 'z5123_abc'])(
    'knows %s for a file name',
    (alt) => expect(isFileName(alt)).toBe(true),
  )
  it.each(['Đại biểu bỏ phiếu', 'Học sinh', 'Ông Dương Văn Mẫn bên ngọn đèn'])('lets %s be', (alt) =>
    expect(isFileName(alt)).toBe(false),
  )
})

describe('districts after 1/7/2025', () => {
  it('allows the old name when it is marked as old', () => {
    expect(livingDistricts('Huyện ủy An Lộc (cũ) và huyện Phú Vang cũ')).toEqual([])
    expect(livingDistricts('UBND huyện Phong Điền họp')).toEqual(['UBND huyện Phong Điền'])
  })
})
