import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from './fold.ts'
import { SLUG_LIMIT, slugOf } from './slug.ts'

describe('folding for search', () => {
  it('finds Đồng chí, Ủy ban and thủy lợi by their bare letters', () => {
    expect(fold('Đồng chí Ủy ban thủy lợi ĂÂÊÔƠƯ')).toBe('dong chi uy ban thuy loi aaeoou')
  })
  it('is the same for NFC and NFD', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => fold(text.normalize('NFD')) === fold(text.normalize('NFC'))),
    )
  })
})

describe('the name of an exported folder', () => {
  it('is the folded title with hyphens', () => {
    expect(slugOf('Kiểm tra hoạt động bình đẳng giới và vì sự tiến bộ của phụ nữ năm 2022')).toBe(
      'kiem-tra-hoat-dong-binh-dang-gioi-va-vi-su-tien-bo-cua-phu-nu-nam-2022',
    )
  })
  it('ends with a whole word where the title is too long', () => {
    const slug = slugOf(
      'Đoàn công tác của Ủy ban nhân dân xã An Lộc Thượng thăm, chúc Tết các gia đình chính sách và người cao tuổi',
    )
    expect(slug).toBe('doan-cong-tac-cua-uy-ban-nhan-dan-xa-an-loc-thuong-tham-chuc-tet-cac-gia-dinh')
  })
  it('is never empty and never a device of Windows', () => {
    expect(slugOf('…“”!')).toBe('bai-viet')
    expect(slugOf('CON')).toBe('con-bai')
    expect(slugOf('Com1')).toBe('com1-bai')
  })
  it('is ASCII and within the limit for every title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        const slug = slugOf(title)
        expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
        expect(slug.length).toBeLessThanOrEqual(SLUG_LIMIT)
      }),
    )
  })
})
