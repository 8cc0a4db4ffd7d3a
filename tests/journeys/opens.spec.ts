import { expect, test } from './support/app.ts'

test('the window opens, in Vietnamese, without a complaint', async ({ app }) => {
  await expect(app.page).toHaveTitle(/Tòa Soạn/)
  await expect(app.page.locator('html')).toHaveAttribute('lang', 'vi')
  await expect(app.page.locator('#root')).not.toBeEmpty()
})

test('it opens again over the same library', async ({ app }) => {
  await app.restart()
  await expect(app.page).toHaveTitle(/Tòa Soạn/)
  await expect(app.page.locator('#root')).not.toBeEmpty()
})
