import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { backUp, careDialog, openCare, runCommand, seedsLoaded, storedLibrary } from './support/care.ts'
import {
  actAs,
  bodyField,
  openArticle,
  PEOPLE,
  sapoField,
  sheet,
  titleField,
  waitUntilSaved,
  writeWholeArticle,
} from './support/desk.ts'

const TITLE = 'Hương Bình giữ nghề nón lá giữa mùa nước nổi'

const history = (page: Page) => page.getByRole('list', { name: 'Lịch sử bài' })

/** The article as a person sees it: words, photo with its caption, history with its versions. */
const seen = async (page: Page) => {
  await page.getByRole('tab', { name: 'Lịch sử' }).click()
  await expect(history(page).getByRole('listitem').first()).toBeVisible()
  await expect(sheet(page).getByRole('img').first()).toBeVisible()
  return {
    title: await titleField(page).inputValue(),
    sapo: await sapoField(page).inputValue(),
    body: await bodyField(page).locator('p').allTextContents(),
    caption: await sheet(page).getByRole('textbox', { name: 'Chú thích ảnh', exact: true }).inputValue(),
    photo: await sheet(page)
      .getByRole('img')
      .first()
      .evaluate((one: HTMLImageElement) => one.decode().then(() => [one.naturalWidth, one.naturalHeight])),
    history: await history(page).getByRole('listitem').allTextContents(),
  }
}

/** A library of the sample articles and one of our own with a photo, a named version and words written since. */
const writeLibrary = async (page: Page) => {
  await actAs(page, PEOPLE.all)
  await seedsLoaded(page)
  await writeWholeArticle(page, TITLE)
  await runCommand(page, 'luu thanh phien ban')
  const naming = page.getByRole('dialog', { name: 'Lưu thành phiên bản' })
  await naming.getByRole('textbox', { name: 'Tên phiên bản' }).fill('Bản đọc ở hội trường')
  await naming.getByRole('button', { name: 'Lưu phiên bản' }).click()
  await expect(naming).toBeHidden()
  await sapoField(page).fill('Mỗi nhà trong thôn vẫn giữ một khung nón bên cửa sổ.')
  await waitUntilSaved(page)
}

test('a library that was lost comes back from its backup: articles, words, photos and history', async ({ app }) => {
  test.slow()
  const usb = join(app.libraryDir, '..', 'usb')
  await mkdir(usb)
  await writeLibrary(app.page)
  const before = await seen(app.page)
  await backUp(app.page, usb)
  const [backup = ''] = await readdir(usb)
  expect(backup).toMatch(/^ToaSoan-\w{8}-\d{8}-\d{6}\.zip$/)
  await app.page.keyboard.press('Escape')
  await app.close()
  const stored = await storedLibrary(app.libraryDir)
  expect(Object.keys(stored.articles).length).toBeGreaterThan(10)
  await rm(app.libraryDir, { recursive: true })

  await app.restart()
  const { page } = app
  await page.getByRole('button', { name: /^Khôi phục từ bản sao lưu/ }).click()
  const care = careDialog(page)
  await care.getByRole('textbox', { name: 'Tệp hoặc thư mục sao lưu' }).fill(join(usb, backup))
  await page.keyboard.press('Enter')
  const count = Object.keys(stored.articles).length
  await expect(care.getByRole('radio', { name: 'Chưa có ở đây' })).toBeVisible()
  await expect(care.getByText(TITLE)).toBeVisible()
  await expect(care.getByText('Cài đặt và danh sách người cũng được lấy theo')).toBeVisible()
  await care.getByRole('button', { name: `Gộp ${count} bài vào kho này` }).click()
  await expect(care.getByText(`Đã gộp: ${count} bài thêm mới`)).toBeVisible()
  await care.getByRole('button', { name: 'Xem danh sách bài' }).click()

  await actAs(page, PEOPLE.all)
  await openArticle(page, TITLE)
  expect(await seen(page)).toEqual(before)
  const again = await openCare(page, 'Tình trạng')
  await again.getByRole('button', { name: 'Soát lại kho bài' }).click()
  await expect(again.getByText(/^✓ Kho nguyên vẹn/)).toBeVisible()
  await page.keyboard.press('Escape')
  await app.close()
  expect(await storedLibrary(app.libraryDir)).toEqual(stored)
})

test('a backup is looked at before anything changes, and can go into a library of its own', async ({ app }) => {
  test.slow()
  const { page } = app
  const usb = join(app.libraryDir, '..', 'usb')
  await mkdir(usb)
  await writeLibrary(page)
  await backUp(page, usb)
  await careDialog(page)
    .getByRole('button', { name: /^Xem và khôi phục bản/ })
    .click()
  const care = careDialog(page)
  await expect(care.getByRole('radio', { name: 'Giống hệt' })).toBeVisible()
  await expect(care.getByRole('button', { name: 'Không có gì để gộp' })).toBeDisabled()
  await page.keyboard.press('Escape')

  await sapoField(page).fill('Câu này viết sau khi sao lưu.')
  await waitUntilSaved(page)
  await runCommand(page, 'khoi phuc tu ban sao luu')
  const [backup = ''] = await readdir(usb)
  await care.getByRole('button', { name: 'Chọn bản khác' }).click()
  await care.getByRole('textbox', { name: 'Tệp hoặc thư mục sao lưu' }).fill(join(usb, backup))
  await care.getByRole('button', { name: 'Xem', exact: true }).click()
  await care.getByRole('radio', { name: 'Ở đây mới hơn' }).check()
  await expect(care.getByRole('listitem')).toHaveText([new RegExp(`^${TITLE}`)])

  await care.getByRole('button', { name: 'Khôi phục ra kho mới…' }).click()
  const dir = join(app.libraryDir, '..', 'kho-moi')
  await care.getByRole('textbox', { name: 'Thư mục của kho mới' }).fill(dir)
  await care.getByRole('button', { name: /^Khôi phục \d+ bài ra kho mới$/ }).click()
  await expect(care.getByText('Đã soát kho mới: mọi tệp đều khớp.')).toBeVisible()
  await expect(care.getByText(`--library "${dir}"`)).toBeVisible()
  const [here, there] = [await storedLibrary(app.libraryDir), await storedLibrary(dir)]
  expect(Object.keys(there.articles)).toEqual(Object.keys(here.articles))
  expect(there.media).toEqual(here.media)
})

test('a file that is no backup is refused in plain words, and nothing changes', async ({ app }) => {
  const { page } = app
  await actAs(page, PEOPLE.reporter)
  await expect(page.getByRole('heading', { name: 'Kho bài còn trống' })).toBeVisible()
  await page.getByRole('button', { name: /^Khôi phục từ bản sao lưu/ }).click()
  const care = careDialog(page)
  await care.getByRole('textbox', { name: 'Tệp hoặc thư mục sao lưu' }).fill(join(app.exportDir, 'khong-co.zip'))
  await page.keyboard.press('Enter')
  await expect(care.getByRole('alert')).toContainText('Không thấy tệp sao lưu này. Kho bài vẫn nguyên.')
  await expect(care.getByRole('button', { name: 'Chép chi tiết' })).toBeVisible()
})
