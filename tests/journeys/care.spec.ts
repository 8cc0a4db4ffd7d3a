import { mkdir, readdir, readFile, rename, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './support/app.ts'
import { careDialog, openCare, runCommand, seedsLoaded } from './support/care.ts'
import {
  actAs,
  bodyField,
  openView,
  PEOPLE,
  sapoField,
  startArticle,
  titleField,
  waitUntilSaved,
} from './support/desk.ts'
import { readZip } from './support/read-zip.ts'

const TITLE = 'Lớp học xóa mù chữ ở bản Suối Sâu'

test('a damaged article file is read from another copy, and the person is told what and from where', async ({
  app,
}) => {
  await actAs(app.page, PEOPLE.reporter)
  await startArticle(app.page)
  await titleField(app.page).fill(TITLE)
  await waitUntilSaved(app.page)
  await sapoField(app.page).fill('Mười hai học viên đều trên bốn mươi tuổi.')
  await waitUntilSaved(app.page)
  await app.close()
  const [id = ''] = await readdir(join(app.libraryDir, 'articles'))
  await truncate(join(app.libraryDir, 'articles', id, 'article.json'), 300)

  await app.restart()
  const { page } = app
  const banner = page.getByRole('status').filter({ hasText: `Tệp của “${TITLE}” bị hỏng` })
  await expect(banner).toContainText('Đã đọc lại chữ từ bản lưu liền trước')
  await banner.getByRole('button', { name: 'Xem chi tiết' }).click()
  const care = careDialog(page)
  await expect(care.getByText('Từ bản lưu liền trước')).toBeVisible()
  await expect(care.getByText(/^Tệp hỏng: .*quarantine/)).toBeVisible()
  const [kept = ''] = await readdir(join(app.libraryDir, 'quarantine'))
  await expect(care.getByText(kept, { exact: true })).toBeVisible()

  const strange = join(app.libraryDir, 'articles', id, 'ghi-chu.tmp.txt')
  await writeFile(strange, 'Không phải của Tòa Soạn')
  await care.getByRole('button', { name: 'Soát lại kho bài' }).click()
  await expect(care.getByText('Có 1 chỗ cần xem')).toBeVisible()
  await care.getByRole('button', { name: 'Chuyển tệp hỏng vào khu cách ly' }).click()
  await expect(care.getByText('Đã chuyển 1 tệp vào khu cách ly.')).toBeVisible()
  await care.getByRole('button', { name: 'Soát lại lần nữa' }).click()
  await expect(care.getByText(/^✓ Kho nguyên vẹn/)).toBeVisible()
  expect(await readdir(join(app.libraryDir, 'quarantine'))).toHaveLength(2)

  await care
    .getByRole('button', { name: `Mở bài “${TITLE}”` })
    .first()
    .click()
  await expect(care).toBeHidden()
  await expect(titleField(page)).toHaveValue(TITLE)
  await banner.getByRole('button', { name: 'Tôi đã xem' }).click()
  await expect(banner).toBeHidden()
})

test('the trash is emptied only by typing how many articles go, by those who may', async ({ app }) => {
  const { page } = app
  await actAs(page, PEOPLE.all)
  for (const title of ['Bài nháp thừa thứ nhất', 'Bài nháp thừa thứ hai']) {
    await startArticle(page)
    await titleField(page).fill(title)
    await waitUntilSaved(page)
    await runCommand(page, 'bo vao thung rac')
    await expect(page.getByText(`Đã bỏ “${title}” vào thùng rác`)).toBeVisible()
  }
  const folders = await readdir(join(app.libraryDir, 'articles'))
  await openView(page, 'Thùng rác')
  const rows = page.getByRole('listbox', { name: 'Thùng rác' }).getByRole('option')
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText('còn 30 ngày')

  await actAs(page, PEOPLE.reporter)
  const empty = () => page.getByRole('button', { name: 'Dọn thùng rác…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Dọn thùng rác' })
  await empty()
  await expect(dialog.getByText('Nhờ biên tập viên hoặc người duyệt')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Xóa hẳn 2 bài' })).toBeDisabled()
  await page.keyboard.press('Escape')

  await actAs(page, PEOPLE.editor)
  await empty()
  await dialog.getByRole('textbox', { name: /^Gõ “xóa 2”/ }).fill('xóa 3')
  await dialog.getByRole('button', { name: 'Xóa hẳn 2 bài' }).click()
  await expect(dialog.getByText('Chưa khớp')).toBeVisible()
  expect(await readdir(join(app.libraryDir, 'articles'))).toEqual(folders)
  await dialog.getByRole('textbox', { name: /^Gõ “xóa 2”/ }).fill('XOÁ 2')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Đã xóa hẳn 2 bài')).toBeVisible()
  await dialog.getByRole('button', { name: 'Đóng' }).last().click()
  await expect(page.getByText('Thùng rác trống')).toBeVisible()
  expect(await readdir(join(app.libraryDir, 'articles'))).toEqual([])
})

test('support information is read before it is saved, holds no words of an article, and is exactly what was shown', async ({
  app,
}) => {
  const { page } = app
  await actAs(page, PEOPLE.reporter)
  await startArticle(page)
  await titleField(page).fill(TITLE)
  await waitUntilSaved(page)
  const care = await openCare(page, 'Hỗ trợ')
  await expect(care.getByRole('radio', { name: 'DOC-TRUOC.txt' })).toBeChecked()
  const shown: Record<string, string> = {}
  for (const label of await care
    .getByRole('group', { name: /^Các tệp/ })
    .locator('label')
    .all()) {
    const name = (await label.textContent()) ?? ''
    await label.click()
    shown[name] = await care.getByRole('textbox', { name: `Nội dung tệp ${name}` }).inputValue()
  }
  expect(Object.keys(shown)).toEqual(expect.arrayContaining(['DOC-TRUOC.txt', 'tinh-trang.json']))
  expect(Object.values(shown).join('\n')).not.toContain('Suối Sâu')

  await care.getByRole('button', { name: 'Lưu tệp hỗ trợ' }).click()
  await expect(care.getByText('Ghi thư mục để lưu tệp.')).toBeVisible()
  await care.getByRole('textbox', { name: 'Lưu vào thư mục' }).fill(app.exportDir)
  await care.getByRole('button', { name: 'Lưu tệp hỗ trợ' }).click()
  const [zip = ''] = await expect
    .poll(() => readdir(app.exportDir))
    .toHaveLength(1)
    .then(() => readdir(app.exportDir))
  await expect(care.getByText(`Đã lưu ${join(app.exportDir, zip)}`)).toBeVisible()
  const saved = await readZip(join(app.exportDir, zip))
  // A text box shows every end of line as one character.
  expect(Object.fromEntries(Object.entries(saved).map(([name, all]) => [name, all.replaceAll('\r\n', '\n')]))).toEqual(
    shown,
  )
})

test('when many articles are missing nothing is written until the person answers', async ({ app }) => {
  await actAs(app.page, PEOPLE.all)
  await seedsLoaded(app.page)
  await app.close()
  const articles = join(app.libraryDir, 'articles')
  const away = join(app.libraryDir, '..', 'away')
  await mkdir(away)
  const gone = (await readdir(articles)).slice(0, 5)
  const move = (id: string, from: string, to: string) => rename(join(from, id), join(to, id))
  for (const id of gone) await move(id, articles, away)
  const title = JSON.parse(await readFile(join(away, gone[0] ?? '', 'article.json'), 'utf8')).data.fields.title

  await app.restart()
  const { page } = app
  const banner = page.getByRole('status').filter({ hasText: 'Thiếu 5 bài so với lần mở trước' })
  await expect(banner).toBeVisible()
  await expect(page.getByRole('button', { name: 'Thêm bài' })).toBeDisabled()
  await banner.getByRole('button', { name: 'Thử mở lại' }).click()
  await expect(banner).toContainText('Vẫn chưa thấy 5 bài. Không có gì bị ghi.')
  await banner.getByRole('button', { name: 'Xem danh sách' }).click()
  await expect(careDialog(page).getByText(title, { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')

  for (const id of gone) await move(id, away, articles)
  await banner.getByRole('button', { name: 'Thử mở lại' }).click()
  await expect(banner).toBeHidden()
  await openView(page, 'Tất cả bài')
  await expect(page.getByRole('option').filter({ hasText: title })).toBeVisible()

  await app.close()
  for (const id of gone) await move(id, articles, away)
  await app.restart()
  const again = app.page.getByRole('status').filter({ hasText: 'Thiếu 5 bài so với lần mở trước' })
  await again.getByRole('button', { name: 'Các bài ấy đã bỏ thật, ghi tiếp' }).click()
  await expect(again).toBeHidden()
  await startArticle(app.page)
  await titleField(app.page).fill(TITLE)
  await waitUntilSaved(app.page)
})

test('a text that the library cannot take is saved elsewhere, and stays on the screen', async ({ app, door }) => {
  const { page } = app
  await actAs(page, PEOPLE.reporter)
  await startArticle(page)
  await titleField(page).fill(TITLE)
  const [id = ''] = await readdir(join(app.libraryDir, 'articles'))
  const file = join(app.libraryDir, 'articles', id, 'article.json')
  await expect.poll(() => readFile(file, 'utf8')).toContain(TITLE)
  await expect(page.getByText(/^Đã lưu/).first()).toBeVisible()
  await rename(app.libraryDir, `${app.libraryDir}-unplugged`)
  await bodyField(page).click()
  await page.keyboard.type('Câu này viết khi ổ đĩa đã rút.')
  await expect(page.getByText(/^Không còn thấy thư mục kho bài \(/)).toBeVisible()
  const note = page.getByRole('alert').filter({ hasText: /[Cc]hữ .*trên màn hình/ })
  await expect(note).toBeVisible()
  await note.getByRole('button', { name: 'Lưu ra nơi khác…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Lưu bài ra nơi khác' })
  await dialog.getByRole('textbox', { name: 'Thư mục' }).fill(app.exportDir)
  await dialog.getByRole('button', { name: 'Lưu vào thư mục này' }).click()
  await expect(dialog.getByText(`Đã lưu vào ${app.exportDir}:`)).toBeVisible()
  const files = await readdir(app.exportDir)
  expect(files.map((name) => /\.html$|\.toasoan\.json$/.exec(name)?.[0]).sort()).toEqual(['.html', '.toasoan.json'])
  for (const name of files)
    expect(await readFile(join(app.exportDir, name), 'utf8')).toContain('Câu này viết khi ổ đĩa đã rút.')
  if (door === 'local-web') {
    const coming = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Tải về máy' }).click()
    const downloaded = await coming
    expect(downloaded.suggestedFilename()).toBe('lop-hoc-xoa-mu-chu-o-ban-suoi-sau.html')
    expect(await readFile(await downloaded.path(), 'utf8')).toContain('Câu này viết khi ổ đĩa đã rút.')
  }
  await dialog.getByRole('button', { name: 'Đóng' }).last().click()
  await expect(bodyField(page)).toContainText('Câu này viết khi ổ đĩa đã rút.')
  await rename(`${app.libraryDir}-unplugged`, app.libraryDir)
})
