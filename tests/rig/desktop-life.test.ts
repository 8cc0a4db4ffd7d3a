import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtProgram } from './built-program.ts'
import { call, commands, desktopRigs, listen, signIn, type TestPage } from './desktop.testing.ts'
import { startRig } from './start-rig.ts'

const { start, end, home, browser } = desktopRigs()

describe('the menu', () => {
  it('is Vietnamese, and becomes English with the settings', async () => {
    const rig = await start()
    const page = await rig.firstWindow()
    const top = () => rig.menus.bar.map((menu) => menu.label)
    expect(top()).toEqual(['Tệp', 'Sửa', 'Chèn', 'Định dạng', 'Bài viết', 'Xem', 'Trợ giúp'])
    const session = await call(page, 'session.get')
    const { settings } = session.value as { settings: object }
    expect(await call(page, 'settings.save', { ...settings, language: 'en' })).toMatchObject({ ok: true })
    await expect.poll(top).toEqual(['File', 'Edit', 'Insert', 'Format', 'Article', 'View', 'Help'])
  })

  it('sends its commands to the page', async () => {
    const rig = await start({ dialogs: [{ kind: 'showMessageBox', answer: { response: 0 } }] })
    const page = await rig.firstWindow()
    await listen(page)
    await rig.chooseMenu('Trợ giúp', 'Phím tắt')
    await expect.poll(() => commands(page)).toEqual(['shortcuts'])
    await rig.chooseMenu('Trợ giúp', 'Về Tòa Soạn')
    await expect.poll(() => rig.asked.length).toBe(1)
  })

  it('writes and inserts in the open article', async () => {
    const rig = await start()
    const page = await rig.firstWindow()
    await signIn(page)
    await page.reload()
    await call(page, 'articles.create', { fields: { title: 'Mùa hoa ban' } })
    await page.getByRole('button', { name: /^Tất cả bài/ }).click()
    await page.getByRole('option', { name: 'Mùa hoa ban' }).click()
    const body = page.getByRole('textbox', { name: 'Thân bài', exact: true })
    await body.click()
    await page.keyboard.type('Hoa nở trắng đồi.')
    await page.keyboard.press('Control+a')
    await rig.chooseMenu('Định dạng', 'Đậm')
    await body.locator('strong', { hasText: 'Hoa nở trắng đồi.' }).waitFor()
    await rig.chooseMenu('Sửa', 'Hoàn tác')
    await body.locator('strong').waitFor({ state: 'detached' })
    const title = page.getByRole('textbox', { name: 'Tiêu đề', exact: true })
    await title.fill('Mùa hoa ban nở')
    await rig.chooseMenu('Sửa', 'Hoàn tác')
    await expect.poll(() => title.inputValue()).toBe('Mùa hoa ban')
    const search = page.getByRole('searchbox')
    await search.fill('ban')
    await rig.chooseMenu('Sửa', 'Hoàn tác')
    await expect.poll(() => search.inputValue()).toBe('')
    expect(await body.textContent()).toBe('Hoa nở trắng đồi.')
    await body.click()
    const chooser = page.waitForEvent('filechooser')
    await rig.chooseMenu('Chèn', 'Ảnh…')
    expect((await chooser).isMultiple()).toBe(true)
  })

  it('offers cut, copy and paste on the right button where they can be used', async () => {
    const rig = await start()
    await rig.firstWindow()
    await rig.rightClick({ isEditable: true, selectionText: 'bản Hưng' })
    await rig.rightClick({ isEditable: false, selectionText: '' })
    const popups = () => rig.menus.popups.map((entries) => entries.map((entry) => entry.label))
    await expect.poll(popups).toEqual([['Cắt', 'Chép', 'Dán', 'Dán chữ không định dạng', 'Chọn tất cả']])
  })
})

describe('one program, coming and going', () => {
  it('a second start hands its file to the first and ends', async () => {
    const userData = join(home(), 'twice')
    const first = await start({ userData })
    const page = await first.firstWindow()
    await listen(page)
    await call(page, 'articles.list', { view: 'all', query: '', sort: 'newest' })
    const file = join(home(), 'tin-thôn.txt')
    await writeFile(file, 'Thôn Bình Minh khánh thành đường mới\n')
    const second = await startRig({ outDir: builtProgram(), userData, browser: browser(), args: [file] })
    expect([await second.ended, second.problems]).toEqual([0, []])
    const handed = async () => (await commands(page)).find((command) => command?.startsWith('bring-in:'))
    await expect.poll(handed).toMatch(/^bring-in:\/opened\/[0-9a-f-]{36}:tin-thôn\.txt$/)
    // The window fetched the words by that address, once, and offers to bring them in.
    await page.getByRole('dialog').getByText('Bình Minh').first().waitFor()
  })

  it('says what it cannot open yet', async () => {
    const rig = await start({
      dialogs: [
        { kind: 'showMessageBox', answer: { response: 0 } },
        { kind: 'showMessageBox', answer: { response: 0 } },
      ],
    })
    await rig.firstWindow()
    await rig.openFile(join(home(), 'goi.tinbai'))
    await rig.openFile(join(home(), 'missing.txt'))
    await expect
      .poll(() => rig.asked.map((one) => (one.options as { message: string }).message))
      .toEqual(['Bản này chưa đọc được gói bài .tinbai', 'Không đọc được tệp: missing.txt'])
  })

  it('asks the page to save before it closes, when the computer sleeps and when it locks', async () => {
    const rig = await start()
    const page = await rig.firstWindow()
    await signIn(page)
    await listen(page)
    await rig.computer('suspend')
    await rig.computer('lock-screen')
    await expect.poll(() => commands(page)).toEqual(['flush', 'flush'])
    // The save that a flush starts must be in the library although the window is closing.
    await page.evaluate(() => {
      const { toaSoan } = window as unknown as TestPage
      toaSoan.on((event) => {
        if (event.command === 'flush') void toaSoan.call('articles.create', { fields: { title: 'Viết đến phút cuối' } })
      })
    })
    const { userData } = rig
    await end(rig)
    const again = await start({ userData })
    const list = await call(await again.firstWindow(), 'articles.list', { view: 'all', query: '', sort: 'newest' })
    expect(JSON.stringify(list)).toContain('Viết đến phút cuối')
  })

  it('closes at once after a keystroke, and keeps what was typed', async () => {
    const rig = await start()
    const page = await rig.firstWindow()
    await signIn(page)
    await page.reload()
    await call(page, 'articles.create', { fields: { title: 'Chợ phiên' } })
    await page.getByRole('button', { name: /^Tất cả bài/ }).click()
    await page.getByRole('option', { name: 'Chợ phiên' }).click()
    const body = page.getByRole('textbox', { name: 'Thân bài', exact: true })
    await body.click()
    await page.keyboard.insertText('Bà con họp chợ từ tờ mờ sáng.')
    const { userData } = rig
    await end(rig)
    const again = await (await start({ userData })).firstWindow()
    await again.getByRole('button', { name: /^Tất cả bài/ }).click()
    await again.getByRole('option', { name: 'Chợ phiên' }).click()
    await again.getByText('Bà con họp chợ từ tờ mờ sáng.').waitFor({ timeout: 5000 })
  })

  it('asks before it closes over text that the library does not take, and stays open', async () => {
    const rig = await start({
      dialogs: [
        { kind: 'showMessageBox', answer: { response: 0 } },
        { kind: 'showMessageBox', answer: { response: 1 } },
      ],
    })
    const page = await rig.firstWindow()
    await signIn(page)
    await page.reload()
    await call(page, 'articles.create', { fields: { title: 'Ổ đĩa bị rút' } })
    await page.getByRole('button', { name: /^Tất cả bài/ }).click()
    await page.getByRole('option', { name: 'Ổ đĩa bị rút' }).click()
    // The article is on the screen before its disk goes.
    await page.getByRole('textbox', { name: 'Thân bài', exact: true }).click()
    const dir = join(rig.userData, 'library')
    await rename(dir, `${dir}-away`)
    await page.keyboard.type('Chữ này chưa vào kho.')
    await rig.closeWindow()
    await expect.poll(() => rig.asked.length, { timeout: 30_000 }).toBe(1)
    expect(rig.asked).toMatchObject([{ options: { message: 'Còn chữ chưa lưu được vào kho' } }])
    expect(await page.getByText('Chữ này chưa vào kho.').isVisible()).toBe(true)
    await rename(`${dir}-away`, dir)
  })

  it('remembers its place, and the person who works here', async () => {
    const rig = await start()
    const page = await rig.firstWindow()
    await rig.moveWindow({ x: 120, y: 80, width: 1200, height: 700 })
    const profile = await signIn(page)
    const { userData } = rig
    await end(rig)
    const again = await (await start({ userData })).firstWindow()
    expect(again.viewportSize()).toEqual({ width: 1200, height: 700 })
    expect(await call(again, 'session.get')).toMatchObject({ ok: true, value: { profile: { id: profile } } })
  })

  it('comes back by itself after a crash, and asks when it keeps crashing', async () => {
    const rig = await start({ dialogs: [{ kind: 'showMessageBox', answer: { response: 0 } }] })
    const page = await rig.firstWindow()
    for (const _ of [1, 2]) {
      const loaded = page.waitForEvent('load')
      await rig.crashWindow()
      await loaded
    }
    expect(await call(page, 'session.get')).toMatchObject({ ok: true })
    const loaded = page.waitForEvent('load')
    await rig.crashWindow()
    await loaded
    expect(rig.asked).toMatchObject([{ options: { message: 'Cửa sổ vừa dừng nhiều lần liên tiếp' } }])
  })

  it('says so when the library cannot be opened, and ends', async () => {
    const userData = join(home(), 'broken')
    const file = join(home(), 'not-a-folder')
    await writeFile(file, 'x')
    const rig = await startRig({
      outDir: builtProgram(),
      userData,
      browser: browser(),
      args: ['--library', file],
      dialogs: [{ kind: 'showMessageBox', answer: { response: 0 } }],
    })
    expect([await rig.ended, rig.problems]).toEqual([0, []])
    expect(rig.asked).toMatchObject([{ options: { type: 'error', message: 'Chưa mở được kho bài' } }])
  })
})
