import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { expect } from './app.ts'

/** The persons a new library starts with, one for each role. */
export const PEOPLE = {
  reporter: 'Lê Minh An',
  editor: 'Trần Thu Hạ',
  approver: 'Nguyễn Quốc Bình',
  exporter: 'Phạm Ngọc Lam',
  all: 'Võ Thanh Sơn',
} as const

/** Sits down as this person. */
export const actAs = async (page: Page, name: string): Promise<void> => {
  const nav = page.getByRole('navigation', { name: 'Kho bài' })
  const me = nav.getByRole('button').last()
  await expect(me).toBeVisible()
  if ((await me.textContent())?.includes(name)) return
  await me.click()
  await page.getByRole('menuitemradio', { name }).or(page.getByRole('menuitem', { name })).first().click()
  await expect(me).toContainText(name)
}

export const startArticle = async (page: Page): Promise<void> => {
  const first = page.getByRole('button', { name: /^Viết bài mới/ })
  const add = page.getByRole('button', { name: 'Thêm bài' })
  await expect(first.or(add).first()).toBeVisible()
  if (await add.isEnabled()) {
    await add.click()
    await page.getByRole('menuitem', { name: /^Bài mới/ }).click()
  } else await first.first().click()
  await expect(sheet(page)).toBeVisible()
}

export const sheet = (page: Page) => page.getByRole('article', { name: 'Bài viết' })
export const titleField = (page: Page) => sheet(page).getByRole('textbox', { name: 'Tiêu đề', exact: true })
export const sapoField = (page: Page) => sheet(page).getByRole('textbox', { name: 'Sapo', exact: true })
export const bodyField = (page: Page) => sheet(page).getByRole('textbox', { name: 'Thân bài', exact: true })
export const bylineField = (page: Page) => sheet(page).getByRole('textbox', { name: 'Dòng tác giả', exact: true })
export const updatedOnField = (page: Page) => sheet(page).getByRole('textbox', { name: /^Ngày cập nhật/ })

/** Waits until the store, not the window, has said the words are kept. */
export const waitUntilSaved = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/^Đã lưu/).first()).toBeVisible()
}

export const openView = (page: Page, view: string) =>
  page
    .getByRole('navigation', { name: 'Kho bài' })
    .getByRole('button', { name: new RegExp(`^${view}`) })
    .click()

export const openArticle = async (page: Page, title: string): Promise<void> => {
  await openView(page, 'Tất cả bài')
  await page.getByRole('option', { name: title }).click()
  await expect(titleField(page)).toHaveValue(title)
}

/** A landscape photo of our own making. */
export const aPhoto = async (): Promise<Buffer> => {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1067"><rect width="1600" height="1067" fill="#9cc3e6"/><path d="M0 700 L500 420 L900 640 L1250 380 L1600 620 V1067 H0Z" fill="#4d7a4a"/><rect y="860" width="1600" height="207" fill="#c9a45c"/></svg>`
  return sharp(Buffer.from(drawing)).jpeg({ quality: 85 }).toBuffer()
}

export const putLeadPhoto = async (
  page: Page,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> => {
  const chooser = page.waitForEvent('filechooser')
  await sheet(page)
    .getByRole('button', { name: /^Chọn ảnh/ })
    .click()
  await (await chooser).setFiles(file)
}

/** Writes an article that passes every check, photo included. */
export const writeWholeArticle = async (page: Page, title: string): Promise<void> => {
  await startArticle(page)
  await titleField(page).fill(title)
  await updatedOnField(page).fill('25/10/2026')
  await sapoField(page).fill('Sáng 25/10, xã Hương Bình tổ chức ngày hội đọc sách cho học sinh ba trường tiểu học.')
  await putLeadPhoto(page, { name: 'ngay-hoi.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() })
  await sheet(page)
    .getByRole('textbox', { name: 'Chú thích ảnh', exact: true })
    .fill('Học sinh đọc sách ở sân đình làng')
  await sheet(page).getByRole('textbox', { name: 'Ảnh: người chụp', exact: true }).fill('Lê Minh An')
  await sheet(page)
    .getByRole('textbox', { name: 'Văn bản thay thế', exact: true })
    .fill('Nhóm học sinh ngồi quanh chồng sách dưới mái đình, phía sau là đồi thông')
  await bodyField(page).click()
  await page.keyboard.type('Ngày hội mở đầu bằng tiết kể chuyện của các cụ cao niên về làng nghề làm nón.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Thư viện lưu động để lại xã hơn bốn trăm cuốn sách, chia cho ba tủ sách thôn.')
  await bylineField(page).fill('Lê Minh An')
  await waitUntilSaved(page)
}
