import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { actAs, openView, PEOPLE, sheet } from './support/desk.ts'

const expectAccessible = async (page: Page, screen: string): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const found = violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html.slice(0, 160)) }))
  expect.soft({ screen, found }).toEqual({ screen, found: [] })
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`every screen is accessible on a ${colorScheme} ground`, async ({ app }) => {
    test.slow()
    const { page } = app
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectAccessible(page, 'empty library')
    await actAs(page, PEOPLE.all)
    await page
      .getByRole('button', { name: /^Mở dữ liệu mẫu/ })
      .first()
      .click()
    await openView(page, 'Tất cả bài')
    await page.getByRole('listbox').getByRole('option').first().click()
    await expect(sheet(page)).toBeVisible()
    await expectAccessible(page, 'an open article')
    for (const tab of ['Kiểm tra', 'Lịch sử', 'Thông tin']) {
      await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
      await expectAccessible(page, tab)
    }
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page, 'palette')
    await page.keyboard.press('Escape')
    await openView(page, 'Cài đặt')
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page, 'settings')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Thêm bài' }).click()
    await page.getByRole('menuitem', { name: /^Đưa bài vào/ }).click()
    await expectAccessible(page, 'bringing in')
  })
