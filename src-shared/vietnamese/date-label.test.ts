import { describe, expect, it } from 'vitest'
import { readDateLabel } from './date-label.ts'

describe('a portal’s date line', () => {
  it.each([
    ['Ngày cập nhật 25/10/2022', '2022-10-25', 'labelled'],
    ['Cập nhật:07/07/2020 8:36:23 SA', '2020-07-07', 'labelled'],
    ['Cập nhật lúc : 01/05/2020 15:02', '2020-05-01', 'labelled'],
    ['Cập nhật ngày 9.1.2012', '2012-01-09', 'labelled'],
    ['Ngày đăng: 12-03-2021 | Lượt xem: 1.204', '2021-03-12', 'labelled'],
    ['Đăng lúc 07:45 06/03/2026 (GMT+7)', '2026-03-06', 'labelled'],
    ['Thứ sáu - 09/04/2021 21:16', '2021-04-09', 'weekday'],
    ['Chủ nhật, ngày 05/10/2025', '2025-10-05', 'weekday'],
    ['Thứ Hai, 16/02/2026, 20:30 (GMT+7)', '2026-02-16', 'weekday'],
    ['31/10/2023', '2023-10-31', 'bare'],
    ['ngày 8 tháng 12 năm 2025', '2025-12-08', 'bare'],
  ])('reads %s', (line, date, kind) => {
    expect(readDateLabel(line)).toEqual({ date, kind, rest: '' })
  })
  it('parts the label from a title on the same line', () => {
    expect(readDateLabel('Sôi nổi Giải bóng chuyền xã mở rộng năm 2026 Ngày cập nhật 11/03/2026')).toEqual({
      date: '2026-03-11',
      kind: 'labelled',
      rest: 'Sôi nổi Giải bóng chuyền xã mở rộng năm 2026',
    })
  })
  it.each([
    'THÔNG BÁO NGỪNG CẤP ĐIỆN ĐẾN NGÀY 27/5/2026',
    'Chào mừng Ngày Phụ nữ Việt Nam 20/10',
    'Tập huấn kỹ năng sơ cấp cứu (12/08/2024)',
    'Ngày cập nhật 31/02/2024',
    'Quyết định số 412/QĐ-UBND ngày 17.10.2025 của UBND xã',
    'Trận chung kết: 25-21, 22-25',
  ])('takes no label from %s', (line) => {
    expect(readDateLabel(line)).toBeNull()
  })
})
