import { expect, test } from './support/app.ts'
import {
  actAs,
  bodyField,
  bylineField,
  openArticle,
  PEOPLE,
  sapoField,
  startArticle,
  titleField,
  updatedOnField,
  waitUntilSaved,
} from './support/desk.ts'

const TITLE = 'Đường liên thôn Hương Bình thông xe trước mùa lũ'
const PARAGRAPHS = ['Con đường dài 2,4 km nối ba thôn với chợ xã.', 'Bà con hiến gần 900 m² đất để mở rộng nền đường.']

test('what a reporter writes is there after the program starts again', async ({ app }) => {
  await actAs(app.page, PEOPLE.reporter)
  await startArticle(app.page)
  await titleField(app.page).fill(TITLE)
  await updatedOnField(app.page).fill('5/9/2026')
  await sapoField(app.page).fill('Sau bảy tháng thi công, tuyến đường bê tông được đưa vào dùng.')
  await bodyField(app.page).click()
  await app.page.keyboard.type(PARAGRAPHS[0]!)
  await app.page.keyboard.press('Enter')
  await app.page.keyboard.type(PARAGRAPHS[1]!)
  await bylineField(app.page).fill('Lê Minh An')
  await waitUntilSaved(app.page)
  await expect(app.page.getByRole('option', { name: TITLE })).toContainText('Bản nháp')

  await app.restart()
  await openArticle(app.page, TITLE)
  await expect(updatedOnField(app.page)).toHaveValue('05/09/2026')
  await expect(sapoField(app.page)).toHaveValue('Sau bảy tháng thi công, tuyến đường bê tông được đưa vào dùng.')
  await expect(bodyField(app.page).locator('p')).toHaveText(PARAGRAPHS)
  await expect(bylineField(app.page)).toHaveValue('Lê Minh An')
})

test('what was typed is undone and redone by the keys everyone knows', async ({ app }) => {
  await actAs(app.page, PEOPLE.reporter)
  await startArticle(app.page)
  await bodyField(app.page).click()
  await app.page.keyboard.type('Một câu viết thử.')
  await app.page.keyboard.press('Control+z')
  await expect(bodyField(app.page)).not.toContainText('Một câu viết thử.')
  await app.page.keyboard.press('Control+y')
  await expect(bodyField(app.page)).toContainText('Một câu viết thử.')
})
