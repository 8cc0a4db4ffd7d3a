import { expect, test } from './support/app.ts'
import { actAs, bodyField, openArticle, PEOPLE, startArticle, titleField, waitUntilSaved } from './support/desk.ts'

test('a power cut loses nothing that the window called saved', async ({ app }) => {
  await actAs(app.page, PEOPLE.reporter)
  await startArticle(app.page)
  await titleField(app.page).fill('Mất điện giữa giờ trực')
  await bodyField(app.page).click()
  await app.page.keyboard.type('Câu này đã lưu trước khi mất điện.')
  await waitUntilSaved(app.page)
  app.allow(
    /ERR_CONNECTION_REFUSED|Failed to fetch|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET/,
  )
  await app.kill()

  await app.restart()
  await openArticle(app.page, 'Mất điện giữa giờ trực')
  await expect(bodyField(app.page)).toContainText('Câu này đã lưu trước khi mất điện.')
  await app.page.keyboard.press('Control+End')
  await bodyField(app.page).click()
  await app.page.keyboard.press('Control+End')
  await app.page.keyboard.type(' Viết tiếp được ngay.')
  await waitUntilSaved(app.page)
})
