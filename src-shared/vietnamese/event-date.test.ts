import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findEventDate } from './event-date.ts'

describe('the day of the event, read from the text', () => {
  it.each([
    ['Sáng ngày 25/10, đoàn làm việc tại xã.', '2022-10-26', '2022-10-25'],
    ['Chiều 29.10, UBND xã tổ chức lễ công bố.', '2025-10-31', '2025-10-29'],
    ['Tối 16-11, nhà văn hóa thôn sáng đèn.', '2025-11-18', '2025-11-16'],
    ['Ngày 23 tháng 4 năm 2014, Hội Nông dân ra quân.', '2014-04-25', '2014-04-23'],
    ['Trong hai ngày 11-12/7/2018, giải bóng đá diễn ra.', '2018-07-13', '2018-07-11'],
    ['Hội nghị diễn ra sáng nay (5/8).', '2025-08-05', '2025-08-05'],
    ['Từ ngày 30/9-2/10/2025, xã tổ chức tập huấn.', '2025-10-03', '2025-09-30'],
  ])('reads %s', (text, updatedOn, eventOn) => {
    expect(findEventDate(text, updatedOn)).toBe(eventOn)
  })
  it('takes the year next to the update: an event of December told in January', () => {
    expect(findEventDate('Tối 31/12, xã tổ chức đêm nhạc.', '2026-01-02')).toBe('2025-12-31')
  })
  it('takes the year from the text where the page has no date label', () => {
    expect(findEventDate('Ngày 30/10, lũ rút. Từ ngày 26-29/10/2025 mưa lớn.', null)).toBe('2025-10-30')
    expect(findEventDate('Ngày 30/10, lũ rút.', null)).toBeNull()
  })
  it.each([
    'Theo Quyết định số 412/QĐ-UBND ngày 17.10.2025 của UBND xã, thôn đạt chuẩn.',
    'Kỷ niệm 95 năm Ngày thành lập Đảng (03/02/1930 - 03/02/2025).',
    'Thương binh hạng 2/4, thắng 3 - 1 (25-21, 22-25), 96/121 gia đình, vá 0,8/6,3 km.',
    'Đầu tháng 8, bà T.T.H nhận cuộc gọi; mùa mưa năm 2008; năm học 2025 - 2026.',
    'Chào mừng Ngày Phụ nữ Việt Nam 20/10 với mức 1.641.000 đồng.',
  ])('sees no event in: %s', (text) => {
    expect(findEventDate(text, '2025-10-31')).toBeNull()
  })
  it('never throws and only gives days of the calendar', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('2024-02-29', null), (text, updatedOn) => {
        const date = findEventDate(`ngày ${text}`, updatedOn)
        expect(date === null || /^\d{4}-\d\d-\d\d$/.test(date)).toBe(true)
      }),
    )
  })
})
