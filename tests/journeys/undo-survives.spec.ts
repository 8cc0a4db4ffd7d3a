import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
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

const TITLE = 'Phiên chợ sớm bên bến đò'
const SAPO = 'Chợ họp từ ba giờ sáng.'
const BODY = ['Ghe thuyền về từ tinh mơ.', 'Bà con bày hàng dọc triền đê.']
const CUT =
  /ERR_CONNECTION_REFUSED|Failed to fetch|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET/

/** The article as it stands and the field that has the caret. */
const read = (page: Page) =>
  page.evaluate(() => {
    const field = (name: string) => document.querySelector<HTMLTextAreaElement>(`[data-field=${name}]`)?.value
    const body = [...document.querySelectorAll('[data-field=body] > p')].map((paragraph) => paragraph.textContent)
    const at = document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset.field
    return { text: { title: field('title'), sapo: field('sapo'), body }, at }
  })

/** Everything that these keys lead to from here, until they change nothing any more. */
const walk = async (page: Page, keys: string) => {
  const seen = [await read(page)]
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press(keys)
    const now = await read(page)
    if (JSON.stringify(now.text) === JSON.stringify(seen.at(-1)?.text)) break
    seen.push(now)
  }
  return seen.slice(1)
}

/** Writes in three fields by turns; leaves the last words undone. */
const write = async (page: Page) => {
  await actAs(page, PEOPLE.reporter)
  await startArticle(page)
  await titleField(page).click()
  await page.keyboard.type(TITLE)
  await bodyField(page).click()
  await page.keyboard.type(BODY.join('\n'))
  await sapoField(page).click()
  await page.keyboard.type(SAPO)
  await bodyField(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Câu này thừa.')
  const back = await walk(page, 'Control+z')
  const forth = await walk(page, 'Control+y')
  // The body is one group more than the paragraphs were; a slow machine pauses in between and makes more.
  expect(back.length).toBeGreaterThanOrEqual(5)
  expect(back.at(-1)).toEqual({ text: { title: '', sapo: '', body: [''] }, at: 'title' })
  expect(back.map(({ at }) => at)).toContain('sapo')
  expect(forth.at(-1)?.text).toEqual({ title: TITLE, sapo: SAPO, body: [...BODY, 'Câu này thừa.'] })
  await page.keyboard.press('Control+z')
  await waitUntilSaved(page)
  return { back, forth, left: await read(page) }
}

/** The text is as it was left, the undone words come again, and so does every step back and forth. */
const expectAll = async (page: Page, { back, forth, left }: Awaited<ReturnType<typeof write>>) => {
  expect((await read(page)).text).toEqual(left.text)
  await bodyField(page).click()
  expect((await walk(page, 'Control+y')).at(-1)?.text).toEqual(forth.at(-1)?.text)
  expect(await walk(page, 'Control+z')).toEqual(back)
  expect(await walk(page, 'Control+y')).toEqual(forth)
  await page.keyboard.press('Control+z')
  expect((await read(page)).text).toEqual(left.text)
}

test('after a power cut the text is back, and so is everything that can be undone and redone', async ({ app }) => {
  const written = await write(app.page)
  app.allow(CUT)
  await app.kill()

  await app.restart()
  await openArticle(app.page, TITLE)
  await expectAll(app.page, written)
})

test('undo goes on after the program was closed, and after another article was open', async ({ app }) => {
  const written = await write(app.page)
  await app.restart()
  await openArticle(app.page, TITLE)
  await expectAll(app.page, written)
  await waitUntilSaved(app.page)

  await startArticle(app.page)
  // Until then the page is still the one before.
  await expect(titleField(app.page)).toHaveValue('')
  await titleField(app.page).fill('Bài khác')
  await waitUntilSaved(app.page)
  // The list moves when it hears of the save.
  await expect(app.page.getByRole('option', { name: 'Bài khác' })).toBeVisible()
  await openArticle(app.page, TITLE)
  await expectAll(app.page, written)

  await bodyField(app.page).click()
  await app.page.keyboard.press('Control+End')
  await app.page.keyboard.type(' Viết tiếp.')
  expect((await walk(app.page, 'Control+z')).slice(-written.back.length)).toEqual(written.back)
  await walk(app.page, 'Control+y')
  await waitUntilSaved(app.page)
})

test('one undo for the whole article: by key, by the browser and while an input method is composing', async ({
  app,
}) => {
  const { page } = app
  await actAs(page, PEOPLE.reporter)
  await startArticle(page)
  await titleField(page).click()
  await page.keyboard.type('Tựa')
  await bodyField(page).click()
  await page.keyboard.type('Thân bài.')
  await titleField(page).click()
  // What the browser's own menu asks for; its own undo would not know that the body came after the title.
  const asked = (inputType: string) =>
    page.evaluate((type) => {
      const event = new InputEvent('beforeinput', { inputType: type, bubbles: true, cancelable: true })
      return !document.activeElement?.dispatchEvent(event)
    }, inputType)
  expect(await asked('historyUndo')).toBe(true)
  expect((await read(page)).text).toEqual({ title: 'Tựa', sapo: '', body: [''] })
  expect(await asked('historyRedo')).toBe(true)
  expect((await read(page)).text).toEqual({ title: 'Tựa', sapo: '', body: ['Thân bài.'] })

  const composing = await page.context().newCDPSession(page)
  const compose = (text: string) =>
    composing.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await sapoField(page).click()
  for (const text of ['t', 'ti', 'tiê', 'tiến', 'tiếng']) await compose(text)
  await composing.send('Input.insertText', { text: 'tiếng' })
  await expect(sapoField(page)).toHaveValue('tiếng')
  await page.keyboard.press('Control+z')
  expect((await read(page)).text).toEqual({ title: 'Tựa', sapo: '', body: ['Thân bài.'] })
  await page.keyboard.press('Control+Shift+z')
  await expect(sapoField(page)).toHaveValue('tiếng')

  const [keywords, place] = ['Từ khóa', 'Địa danh'].map((name) => page.getByRole('textbox', { name }))
  await page.getByRole('tab', { name: 'Thông tin' }).click()
  await keywords!.fill('chợ phiên')
  // What is typed and not taken over yet is undone in its own field.
  await page.keyboard.press('Control+z')
  await expect(keywords!).toHaveValue('')
  await keywords!.fill('bến đò')
  await place!.fill('Xã Hương Bình')
  await page.keyboard.press('Control+z')
  await expect(place!).toHaveValue('')
  await page.keyboard.press('Control+z')
  await expect(keywords!).toHaveValue('')
  await expect(sapoField(page)).toHaveValue('tiếng')

  await bodyField(page).click()
  await page.keyboard.press('Control+f')
  const find = page.getByRole('textbox', { name: 'Tìm trong bài' })
  await find.fill('đò')
  await page.keyboard.press('Control+z')
  await expect(find).toHaveValue('')
  // With nothing left to take back it does not go on in the article.
  await page.keyboard.press('Control+z')
  expect((await read(page)).text).toEqual({ title: 'Tựa', sapo: 'tiếng', body: ['Thân bài.'] })
  await waitUntilSaved(page)
})
