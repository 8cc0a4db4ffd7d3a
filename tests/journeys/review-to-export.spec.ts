import { spawnSync } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from './support/app.ts'
import { actAs, openArticle, PEOPLE, sapoField, waitUntilSaved, writeWholeArticle } from './support/desk.ts'

const vnu = join(import.meta.dirname, '../../node_modules/vnu-jar/build/dist/vnu.jar')
const TITLE = 'Ngày hội đọc sách ở xã Hương Bình'

test('an article goes from its writer to the reader, sent back once on the way', async ({ app, browser }) => {
  const button = (name: string | RegExp) => app.page.getByRole('button', { name, exact: typeof name === 'string' })
  const named = (name: string) => app.page.getByRole('dialog', { name })
  const [returning, approving, exporting] = [named('Trả lại bài'), named('Duyệt bài'), named('Xuất bài')]
  const state = (name: string) =>
    expect(app.page.locator('header').getByText(name, { exact: true }).first()).toBeVisible()

  await actAs(app.page, PEOPLE.reporter)
  await writeWholeArticle(app.page, TITLE)
  await button('Gửi duyệt').click()
  await state('Chờ duyệt')

  await actAs(app.page, PEOPLE.editor)
  await openArticle(app.page, TITLE)
  await button('Nhận biên tập').click()
  await state('Đang biên tập')
  await button('Trả lại…').click()
  await returning.getByRole('button', { name: 'Trả lại bài' }).click()
  await expect(returning).toContainText('Ghi lý do để người viết biết cần sửa gì.')
  await returning.getByRole('textbox', { name: 'Lý do trả lại' }).fill('Sapo cần nêu tên ba trường.')
  await returning.getByRole('button', { name: 'Trả lại bài' }).click()
  await state('Trả lại')

  await actAs(app.page, PEOPLE.reporter)
  await openArticle(app.page, TITLE)
  await expect(app.page.getByText('Lý do trả lại: Sapo cần nêu tên ba trường.')).toBeVisible()
  await sapoField(app.page).fill(
    'Sáng 25/10, xã Hương Bình tổ chức ngày hội đọc sách cho học sinh ba trường Bình Điền, Hương Thọ và Bình Thành.',
  )
  await waitUntilSaved(app.page)
  await button('Gửi duyệt').click()
  await state('Chờ duyệt')

  await actAs(app.page, PEOPLE.approver)
  await openArticle(app.page, TITLE)
  await button('Duyệt…').click()
  for (const box of await approving.getByRole('checkbox').all()) await box.check()
  await approving.getByRole('button', { name: 'Duyệt bài' }).click()
  await state('Đã duyệt')

  await actAs(app.page, PEOPLE.exporter)
  await openArticle(app.page, TITLE)
  await button('Xuất…').click()
  await exporting.getByText('Trang riêng', { exact: true }).click()
  await exporting.getByRole('textbox', { name: /Thư mục xuất/ }).fill(app.exportDir)
  const preview = app.page.frameLocator('iframe')
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText(TITLE)
  const previewed = await preview.locator('article').innerText()
  await exporting.getByRole('button', { name: 'Xuất ra thư mục' }).click()
  await expect(exporting).toContainText('Đã xuất vào')

  const files = await readdir(app.exportDir, { recursive: true })
  const page = files.find((name) => name.endsWith('.html'))
  expect(page).toBeDefined()
  expect(files.filter((name) => name.endsWith('.jpg')).length).toBeGreaterThanOrEqual(3)
  expect(await readFile(join(app.exportDir, page!), 'utf8')).not.toMatch(
    /<script(?! type="application\/ld\+json")|onerror|javascript:/,
  )
  const reader = await (await browser.newContext()).newPage()
  await reader.goto(pathToFileURL(join(app.exportDir, page!)).href)
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(TITLE)
  await expect(reader.locator('html')).toHaveAttribute('lang', 'vi')
  expect(await reader.locator('article').innerText()).toBe(previewed)
  await expect(reader.getByText('25/10/2026').first()).toBeVisible()
  await expect(reader.getByText('Học sinh đọc sách ở sân đình làng')).toBeVisible()
  await expect(reader.getByText('Thư viện lưu động để lại xã hơn bốn trăm cuốn sách')).toBeVisible()
  expect(
    await reader
      .getByRole('img')
      .first()
      .evaluate((image: HTMLImageElement) => image.naturalWidth),
  ).toBeGreaterThan(0)
  await reader.context().close()
  expect(messagesOfNu(join(app.exportDir, page!))).toEqual([])

  await exporting.getByRole('button', { name: 'Đóng' }).first().click()
  await state('Đã xuất')
  await button('Đã đăng…').click()
  const publishing = named('Ghi nhận đã đăng')
  await publishing.getByRole('textbox', { name: 'Địa chỉ trang đã đăng' }).fill('https://huongbinh.example.vn/doc-sach')
  await publishing.getByRole('textbox', { name: 'Ngày đăng' }).fill('26/10/2026')
  await publishing.getByRole('button', { name: 'Ghi đã đăng' }).click()
  await state('Đã đăng')
  await app.page.getByRole('tab', { name: 'Lịch sử' }).click()
  await expect(app.page.getByText('Đăng ngày 26/10/2026', { exact: true })).toBeVisible()
})

/** What the Nu HTML checker says of the page; without Java it is said and left to html-validate in the unit tests. */
function messagesOfNu(path: string): unknown[] {
  const { status, stdout, error } = spawnSync('java', ['-jar', vnu, '--format', 'json', '--stdout', path], {
    encoding: 'utf8',
  })
  if (error) {
    test.info().annotations.push({ type: 'not checked', description: 'Nu HTML checker: no Java on this machine' })
    return []
  }
  return status === 0 ? [] : JSON.parse(stdout).messages
}
