import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './support/app.ts'
import { actAs, PEOPLE, putLeadPhoto, sheet, startArticle } from './support/desk.ts'

const stored = async (libraryDir: string) =>
  (await readdir(libraryDir, { recursive: true })).filter((name) => /^(articles|media)\//.test(name)).sort()

for (const { what, name, bytes, says } of [
  {
    what: 'a picture renamed to .txt',
    name: 'anh.txt',
    bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1]),
    says: /không phải tệp chữ/,
  },
  { what: 'an empty file', name: 'trong.txt', bytes: Buffer.alloc(0), says: /không có chữ nào|Kho bài vẫn nguyên/ },
  {
    what: 'text in an old encoding',
    name: 'cu.txt',
    bytes: Buffer.from([0x55, 0xfb, 0x20, 0x62, 0x61, 0x6e, 0x20, 0x78, 0xb7, 0x0a, 0xae, 0xb5, 0xb8]),
    says: /bảng mã cũ|không ghi theo Unicode/,
  },
])
  test(`${what} is refused in words, and the library stays as it was`, async ({ app }) => {
    await actAs(app.page, PEOPLE.reporter)
    const before = await stored(app.libraryDir)
    await app.page
      .getByRole('button', { name: /^Đưa bài vào/ })
      .first()
      .click()
    const chooser = app.page.waitForEvent('filechooser')
    await app.page.getByRole('button', { name: 'Chọn tệp khác…' }).click()
    await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer: bytes })
    await expect(app.page.getByRole('dialog', { name: 'Đưa bài vào' })).toContainText(says)
    expect(await stored(app.libraryDir)).toEqual(before)
  })

for (const { what, buffer } of [
  {
    what: 'an SVG named .jpg',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  },
  { what: 'text named .jpg', buffer: Buffer.from('Đây là chữ, không phải ảnh.') },
])
  test(`${what} does not become a photo`, async ({ app }) => {
    await actAs(app.page, PEOPLE.reporter)
    await startArticle(app.page)
    await putLeadPhoto(app.page, { name: 'anh.jpg', mimeType: 'image/jpeg', buffer })
    await expect(app.page.getByRole('alert')).toContainText('Bài vẫn nguyên')
    await expect(sheet(app.page).getByRole('img')).toHaveCount(0)
    expect(await readdir(join(app.libraryDir, 'media'))).toEqual([])
  })
