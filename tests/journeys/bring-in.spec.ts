import { expect, test } from './support/app.ts'
import { actAs, bodyField, PEOPLE, sapoField, titleField, updatedOnField } from './support/desk.ts'

const PAGE = `Trang chủ
Tin tức - Sự kiện
Ra quân làm sạch bãi biển Vĩnh Hải trước mùa du lịch
Ngày cập nhật 12/04/2026
Hơn 200 đoàn viên, hội viên các đoàn thể xã Vĩnh Hải ra quân nhặt rác dọc 3 km bờ biển sáng 12/4.
Đoàn viên thu gom rác dọc bờ biển
\u00a0\u00a0\u00a0\u00a0Từ sáng sớm, các nhóm chia nhau từng đoạn bãi,  gom rác thải nhựa và lưới hỏng về ba điểm tập kết.
\u00a0\u00a0\u00a0\u00a0Theo kế hoạch, việc này được làm mỗi tháng một lần cho tới hết mùa hè.
Lê Minh An
`

test('a portal page is read line by line, corrected by a person, and becomes a draft', async ({ app }) => {
  await actAs(app.page, PEOPLE.reporter)
  await app.page
    .getByRole('button', { name: /^Đưa bài vào/ })
    .first()
    .click()
  const chooser = app.page.waitForEvent('filechooser')
  await app.page.getByRole('button', { name: 'Chọn tệp khác…' }).click()
  await (await chooser).setFiles({ name: 'vinh-hai.txt', mimeType: 'text/plain', buffer: Buffer.from(PAGE) })

  const dialog = app.page.getByRole('dialog', { name: 'Đưa bài vào' })
  const line = (text: string) => dialog.locator('div:has(> select)').filter({ hasText: text }).getByRole('combobox')
  await expect(line('Ra quân làm sạch')).toHaveValue('title')
  await expect(line('Ngày cập nhật 12/04/2026')).toHaveValue('updatedOn')
  await expect(line('Trang chủ')).toHaveValue('drop')
  await line('Đoàn viên thu gom rác').selectOption('caption')
  await line('Lê Minh An').selectOption('byline')
  await line('Hơn 200 đoàn viên').selectOption('sapo')
  await dialog.getByRole('button', { name: 'Tạo bản nháp' }).click()

  await expect(dialog).toBeHidden()
  await expect(titleField(app.page)).toHaveValue('Ra quân làm sạch bãi biển Vĩnh Hải trước mùa du lịch')
  await expect(updatedOnField(app.page)).toHaveValue('12/04/2026')
  await expect(sapoField(app.page)).toHaveValue(/^Hơn 200 đoàn viên/)
  const body = await bodyField(app.page).innerText()
  expect(body).toContain('Từ sáng sớm, các nhóm chia nhau từng đoạn bãi, gom rác')
  expect(body).not.toMatch(/\u00a0| {2}|Trang chủ/)
})
