import type { Page } from '@playwright/test'
import type { Opened, Row } from '../../src-renderer/client/index.ts'
import { expect, test } from './support/app.ts'
import { askHost } from './support/ask-host.ts'
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

const TITLE = 'Phiên chợ sớm bên bến đò'
const SHARED = ['Chợ họp từ ba giờ sáng.', 'Ghe thuyền cập bến từ tinh mơ.']
const THEIRS = { sapo: 'Sapo của cửa sổ kia.', words: 'Câu của cửa sổ kia.' }
const MINE = ' Câu của cửa sổ này.'

type Listed = { readonly rows: readonly Row[] }
const articles = (page: Page, view: 'all' | 'trash') =>
  askHost<Listed>(page, 'articles.list', { view, query: '', sort: 'newest' })
const read = (page: Page, id: string) => askHost<Opened>(page, 'articles.get', { id })
const wordsOf = ({ article }: Opened) => JSON.stringify(article.body)

/** Another window saves, and before this one hears of it a word is typed here: the store keeps both texts. */
const letTwoTextsMeet = async (page: Page): Promise<string> => {
  await actAs(page, PEOPLE.reporter)
  await startArticle(page)
  await titleField(page).fill(TITLE)
  await bodyField(page).click()
  await page.keyboard.type(SHARED.join('\n'))
  await waitUntilSaved(page)
  const [row] = (await articles(page, 'all')).rows
  const { article, generation } = await read(page, row?.id ?? '')
  const theirs = {
    id: article.id,
    basedOn: generation,
    fields: { ...article.fields, sapo: THEIRS.sapo },
    body: {
      ...article.body,
      content: [
        ...(article.body.content ?? []),
        { type: 'paragraph', content: [{ type: 'text', text: THEIRS.words }] },
      ],
    },
  }
  await bodyField(page).locator('p').first().click()
  await page.keyboard.press('End')
  await askHost(page, 'articles.save', theirs, MINE)
  await expect(page.getByRole('alert')).toContainText('Chữ của bạn được giữ nguyên trong một bài mới')
  return article.id
}

const choosing = (page: Page) => page.getByRole('dialog', { name: 'Chọn giữa hai bản' })

test('two texts that met are merged place by place, and both stay', async ({ app }) => {
  const { page } = app
  const id = await letTwoTextsMeet(page)
  await page.getByRole('button', { name: 'So sánh và chọn…' }).click()
  await expect(choosing(page)).toContainText('Không chữ nào mất')
  await expect(choosing(page).getByRole('navigation').getByRole('status')).toHaveText('3 chỗ khác')
  // The sapo and the sentence at the end from the stored text, the sentence at the beginning from here.
  const group = (name: string | RegExp) => choosing(page).getByRole('group', { name })
  await group('Sapo').getByRole('radio', { name: 'Lấy bản đang lưu' }).check()
  await group(/^Đoạn 3: Chỉ có ở bản đang lưu/)
    .getByRole('radio', { name: 'Lấy bản đang lưu' })
    .check()
  await expect(group(/^Đoạn 1: Sửa/).getByRole('radio', { name: 'Lấy bản giữ riêng' })).toBeChecked()
  await expect(choosing(page)).toContainText('2 chỗ theo bản đang lưu, 1 chỗ theo bản giữ riêng')
  await choosing(page).getByRole('button', { name: 'Ghép theo lựa chọn' }).click()
  await expect(choosing(page)).toBeHidden()

  const merged = [`${SHARED[0]}${MINE}`, SHARED[1] ?? '', THEIRS.words]
  await expect(bodyField(page).locator('p')).toHaveText(merged)
  await expect(sapoField(page)).toHaveValue(THEIRS.sapo)
  await expect(titleField(page)).toHaveValue(TITLE)
  await expect(page.getByRole('alert')).toBeHidden()

  // Their text is a version, mine is in the trash, and writing goes on in the one article.
  const { rows } = await askHost<{ rows: { version: string; reason: string }[] }>(page, 'versions.list', { id })
  const before = rows.find(({ reason }) => reason === 'beforeMerge')
  const version = await askHost<Opened['article']>(page, 'versions.read', { id, version: before?.version })
  expect(JSON.stringify(version.body)).toContain(THEIRS.words)
  const [copy] = (await articles(page, 'trash')).rows
  expect(wordsOf(await read(page, copy?.id ?? ''))).toContain(MINE.trim())
  await bodyField(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Viết tiếp.')
  await waitUntilSaved(page)
  expect(wordsOf(await read(page, id))).toContain(`${THEIRS.words} Viết tiếp.`)
  expect((await articles(page, 'all')).rows).toHaveLength(1)
})

test('the copy says that it waits for a choice; keeping both leaves two articles', async ({ app }) => {
  const { page } = app
  const id = await letTwoTextsMeet(page)
  await page.getByRole('button', { name: 'Mở bài giữ chữ của tôi' }).click()
  await expect(titleField(page)).toHaveValue(`(Bản xung đột) ${TITLE}`)
  await expect(page.getByText('Bài này giữ riêng chữ của một bài vừa được lưu ở nơi khác.')).toBeVisible()
  await page.getByRole('button', { name: 'So sánh và chọn…' }).click()
  await choosing(page).getByRole('button', { name: 'Giữ cả hai bài' }).click()
  await expect(choosing(page)).toBeHidden()
  await expect(page.getByRole('button', { name: 'So sánh và chọn…' })).toBeHidden()
  await expect(bodyField(page).locator('p').first()).toHaveText(`${SHARED[0]}${MINE}`)
  expect(wordsOf(await read(page, id))).toContain(THEIRS.words)
  expect((await articles(page, 'all')).rows).toHaveLength(2)
  expect((await articles(page, 'trash')).rows).toHaveLength(0)
})

test('taking the kept text as a whole keeps the stored one as a version', async ({ app }) => {
  const { page } = app
  const id = await letTwoTextsMeet(page)
  await page.getByRole('button', { name: 'So sánh và chọn…' }).click()
  await choosing(page).getByRole('button', { name: 'Dùng bản giữ riêng' }).click()
  await expect(bodyField(page).locator('p')).toHaveText([`${SHARED[0]}${MINE}`, SHARED[1] ?? ''])
  await openView(page, 'Tất cả bài')
  await expect(page.getByRole('listbox', { name: 'Tất cả bài' }).getByRole('option')).toHaveCount(1)
  await page.getByRole('tab', { name: 'Lịch sử' }).click()
  await page.getByRole('button', { name: /^Đọc bản .*Trước khi thay bằng bản khác/ }).click()
  await expect(page.getByRole('dialog', { name: /^Bản / })).toContainText(THEIRS.words)
  expect(wordsOf(await read(page, id))).toContain(MINE.trim())
})
