import type { Page } from '@playwright/test'
import type { Opened } from '../../src-renderer/client/index.ts'
import type { BodyNode } from '../../src-shared/article/article.ts'
import { longCases } from '../../src-shared/review/long-article.testing.ts'
import { expect, test } from './support/app.ts'
import { askHost } from './support/ask-host.ts'
import {
  actAs,
  bodyField,
  openArticle,
  PEOPLE,
  sapoField,
  startArticle,
  titleField,
  waitUntilSaved,
} from './support/desk.ts'

const TITLE = 'Đường liên thôn Hương Bình thông xe trước mùa lũ'
const FIRST = 'Con đường dài 2,4 km nối ba thôn với chợ xã.'
const SECOND = 'Bà con hiến gần 900 m² đất để mở rộng nền đường.'
const THIRD = 'Lễ thông xe diễn ra sáng 25/10.'

const history = (page: Page) => page.getByRole('list', { name: 'Lịch sử bài' })
const versions = (page: Page) => history(page).getByRole('button', { name: /^Đọc bản/ })
const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name })
const differences = (page: Page) => page.getByRole('navigation', { name: 'Các chỗ khác' })

const command = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  await page
    .getByRole('combobox')
    .or(page.getByPlaceholder(/^Gõ tên bài/))
    .first()
    .fill(words)
  await page.keyboard.press('Enter')
}

/** An article with one named version and a text that has gone on since. */
const writeTwoVersions = async (page: Page): Promise<void> => {
  await actAs(page, PEOPLE.reporter)
  await startArticle(page)
  await titleField(page).fill(TITLE)
  await bodyField(page).click()
  for (const [at, words] of [FIRST, SECOND, THIRD].entries()) {
    if (at > 0) await page.keyboard.press('Enter')
    await page.keyboard.type(words)
  }
  await waitUntilSaved(page)
  await command(page, 'luu thanh phien ban')
  const naming = dialog(page, 'Lưu thành phiên bản')
  await expect(naming.getByRole('textbox', { name: 'Tên phiên bản' })).toHaveValue(/^Bản lúc \d\d:\d\d$/)
  await naming.getByRole('textbox', { name: 'Tên phiên bản' }).fill('Bản gửi chị Hạ')
  await naming.getByRole('button', { name: 'Lưu phiên bản' }).click()
  await expect(naming).toBeHidden()
  await page.getByRole('tab', { name: 'Lịch sử' }).click()
  await expect(versions(page).filter({ hasText: '“Bản gửi chị Hạ”' })).toHaveCount(1)

  await sapoField(page).fill('Tuyến đường được đưa vào dùng sáng nay.')
  await bodyField(page).locator('p').first().click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Mỗi xe chở được năm tấn.')
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/^Đã lưu/).first()).toBeVisible()
}

test('two versions are compared word by word, walked by the keyboard and seen in one column', async ({ app }) => {
  const { page } = app
  await writeTwoVersions(page)
  await page.getByRole('button', { name: 'So sánh…' }).click()
  const shown = dialog(page, 'So sánh hai bản')
  await shown.getByRole('combobox', { name: 'Bản cũ' }).selectOption({ label: await labelOf(page, 'Bản gửi chị Hạ') })
  await expect(differences(page).getByRole('status')).toHaveText('2 chỗ khác')
  await expect(shown.locator('ins')).toHaveText([
    'Tuyến đường được đưa vào dùng sáng nay.',
    ' Mỗi xe chở được năm tấn.',
  ])
  await expect(shown.locator('del')).toHaveCount(0)

  const page2 = shown.getByRole('region', { name: 'Các chỗ khác' })
  await page2.focus()
  await page.keyboard.press('n')
  await expect(differences(page).getByRole('status')).toHaveText('Chỗ 1/2')
  await page.keyboard.press('Alt+ArrowDown')
  await expect(differences(page).getByRole('button', { name: /^Đoạn 1 · Sửa/ })).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('p')
  await expect(differences(page).getByRole('button', { name: 'Sapo' })).toHaveAttribute('aria-current', 'true')

  await shown.getByText('Một cột').click()
  await expect(page2.getByText(FIRST)).toHaveCount(1)
  await shown.getByRole('combobox', { name: 'Bản mới' }).selectOption({ label: await labelOf(page, 'Bản gửi chị Hạ') })
  await expect(shown.getByText('Hai bản giống hệt nhau.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(shown).toBeHidden()
})

test('a version is read, restored, and the restore taken back by its toast and by Ctrl+Z', async ({ app }) => {
  const { page } = app
  await writeTwoVersions(page)
  const older = versions(page).filter({ hasText: '“Bản gửi chị Hạ”' })
  await older.focus()
  await page.keyboard.press('Enter')
  const reading = dialog(page, /^Bản \d\d:\d\d$/)
  await expect(reading).toContainText(SECOND)
  await expect(reading).toContainText('Chữ đang viết được giữ thành một phiên bản trước khi khôi phục.')
  await reading.getByRole('button', { name: /^Khôi phục bản \d\d:\d\d$/ }).click()
  await expect(bodyField(page).locator('p')).toHaveText([FIRST, SECOND, THIRD])
  await expect(sapoField(page)).toHaveValue('')
  await expect(versions(page).filter({ hasText: 'Trước khi khôi phục bản khác' })).toHaveCount(1)
  await expect(history(page)).toContainText(/Khôi phục bản \d\d:\d\d/)

  // One step of undo for the fields and the body together.
  await bodyField(page).click()
  await page.keyboard.press('Control+z')
  await expect(bodyField(page).locator('p').first()).toHaveText(`${FIRST} Mỗi xe chở được năm tấn.`)
  await expect(sapoField(page)).toHaveValue('Tuyến đường được đưa vào dùng sáng nay.')
  await page.keyboard.press('Control+y')
  await expect(bodyField(page).locator('p')).toHaveText([FIRST, SECOND, THIRD])
  await waitUntilSaved(page)

  await page
    .getByRole('dialog', { name: /^Đã khôi phục bản/ })
    .getByRole('button', { name: 'Hoàn tác' })
    .click()
  await expect(bodyField(page).locator('p').first()).toHaveText(`${FIRST} Mỗi xe chở được năm tấn.`)
  await expect(sapoField(page)).toHaveValue('Tuyến đường được đưa vào dùng sáng nay.')

  await app.restart()
  await openArticle(app.page, TITLE)
  await expect(bodyField(app.page).locator('p').first()).toHaveText(`${FIRST} Mỗi xe chở được năm tấn.`)
  await expect(sapoField(app.page)).toHaveValue('Tuyến đường được đưa vào dùng sáng nay.')
})

test('a version is named, renamed and loses its name; two chosen versions are compared', async ({ app }) => {
  const { page } = app
  await writeTwoVersions(page)
  await page.getByRole('button', { name: 'Đặt tên cho bản này…' }).click()
  const naming = dialog(page, 'Lưu thành phiên bản')
  await naming.getByRole('textbox', { name: 'Tên phiên bản' }).fill('')
  await page.keyboard.press('Enter')
  await expect(naming).toContainText('Ghi tên cho phiên bản.')
  await naming.getByRole('textbox', { name: 'Tên phiên bản' }).fill('Bản có sapo')
  await page.keyboard.press('Enter')
  const newer = versions(page).filter({ hasText: '“Bản có sapo”' })
  await expect(newer).toHaveCount(1)

  const menuOf = async (name: string) => {
    await history(page)
      .getByRole('listitem')
      .filter({ hasText: name })
      .getByRole('button', { name: /^Việc khác với bản/ })
      .click()
  }
  await menuOf('Bản gửi chị Hạ')
  await page.getByRole('menuitem', { name: 'Chọn để so sánh' }).click()
  await menuOf('Bản có sapo')
  await page.getByRole('menuitem', { name: /^So với bản .* đã chọn$/ }).click()
  await expect(differences(page).getByRole('status')).toHaveText('2 chỗ khác')
  await page.keyboard.press('Escape')

  await menuOf('Bản gửi chị Hạ')
  await page.getByRole('menuitem', { name: 'Đổi tên…' }).click()
  await dialog(page, /^Tên của bản/)
    .getByRole('button', { name: 'Bỏ tên' })
    .click()
  await expect(versions(page).filter({ hasText: 'Lưu thành phiên bản' })).not.toHaveCount(0)
  await expect(history(page)).not.toContainText('Bản gửi chị Hạ')

  // Arrows walk the versions of the list.
  await newer.focus()
  await page.keyboard.press('End')
  await expect(versions(page).last()).toBeFocused()
  await page.keyboard.press('Home')
  await expect(versions(page).first()).toBeFocused()
})

const labelOf = async (page: Page, name: string): Promise<string> => {
  const option = page.getByRole('combobox', { name: 'Bản cũ' }).locator('option', { hasText: name })
  return (await option.textContent()) ?? ''
}

test('Ctrl+S keeps a version of a text that went on, and no second one of the same text', async ({ app }) => {
  const { page } = app
  await actAs(page, PEOPLE.reporter)
  await startArticle(page)
  await page.getByRole('tab', { name: 'Lịch sử' }).click()
  await expect(page.getByText('Phiên bản đầu tiên được giữ khi gửi duyệt, hoặc sau vài phút viết.')).toBeVisible()
  await bodyField(page).click()
  await page.keyboard.type(FIRST)
  await page.keyboard.press('Control+s')
  const kept = versions(page).filter({ hasText: 'Lưu thành phiên bản' })
  await expect(kept).toHaveCount(1)
  await page.keyboard.press('Control+s')
  await page.keyboard.press('Control+s')
  await page.getByRole('button', { name: 'So sánh…' }).click()
  await expect(dialog(page, 'So sánh hai bản')).toContainText('Hai bản giống hệt nhau.')
  await page.keyboard.press('Escape')
  await expect(kept).toHaveCount(1)
})

test('20,000 words are compared beside the window, which goes on answering', async ({ app }) => {
  const { page } = app
  const [long] = longCases()
  if (!long) throw new Error('no long article')
  await actAs(page, PEOPLE.reporter)
  const { id } = (
    await askHost<Opened>(page, 'articles.create', { fields: long.before.fields, body: short(long.before.body) })
  ).article
  await askHost(page, 'versions.name', { id, version: null, name: 'Bản trước' })
  const { article, generation } = await askHost<Opened>(page, 'articles.get', { id })
  await askHost(page, 'articles.save', {
    id,
    basedOn: generation,
    fields: article.fields,
    body: short(long.after.body),
  })
  await openArticle(page, long.before.fields.title)
  await page.getByRole('tab', { name: 'Lịch sử' }).click()
  await expect(versions(page)).toHaveCount(1)

  await page.evaluate(countFrames)
  await page.getByRole('button', { name: 'So sánh…' }).click()
  await expect(differences(page).getByRole('status')).toHaveText(/^\d+ chỗ khác$/)
  const { shownAfter, longestFrame } = await page.evaluate(() => window.seen ?? { shownAfter: 0, longestFrame: 0 })
  test.info().annotations.push({ type: 'ms', description: `shown after ${shownAfter}, longest frame ${longestFrame}` })
  console.log(`20,000 words: differences on the screen after ${shownAfter} ms, longest frame ${longestFrame} ms`)
  // A second on an office machine; here other tests run beside this one.
  expect(shownAfter).toBeLessThan(8000)
  expect(longestFrame).toBeLessThan(2000)
  await expect(page.getByRole('group', { name: /Chuyển từ đoạn 41$/ })).toHaveCount(1)
})

declare global {
  interface Window {
    seen?: { shownAfter: number; longestFrame: number }
  }
}

/** From here to the first difference on the screen: how long, and the longest time between two frames. */
const countFrames = () => {
  const start = performance.now()
  let [last, longest] = [start, 0]
  const tick = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (document.querySelector('[data-difference]'))
      window.seen = { shownAfter: Math.round(now - start), longestFrame: Math.round(longest) }
    else requestAnimationFrame(tick)
  }
  requestAnimationFrame(tick)
}

const short = (body: BodyNode): BodyNode => ({
  ...body,
  content: (body.content ?? []).map((node) => ({ ...node, attrs: { id: String(node.attrs?.id).slice(-12) } })),
})
