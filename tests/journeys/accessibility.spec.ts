import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { backUp, careDialog, openCare, seedsLoaded } from './support/care.ts'
import { actAs, openArticle, openView, PEOPLE, sapoField, sheet } from './support/desk.ts'
import { openLocalWeb } from './support/local-web.ts'
import { twoTextsThatMet } from './support/two-texts.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe cannot decide by itself, looked at by a person: rule, what axe says of it, and where. Anything else fails. */
const JUDGED: readonly { readonly what: RegExp; readonly because: string }[] = [
  {
    what: /^color-contrast \(nonBmp\) .*<span aria-hidden="true"[^>]*>[○◐◑↩✓⇩●✕!↶↷]<\/span>$/,
    because: 'A drawn mark in the colour of the words beside it, and those words are measured.',
  },
  {
    what: /^color-contrast \(bgGradient\) .*<select /,
    because: 'The gradient is the small arrow at the end; the words lie on the plain ground before it.',
  },
  {
    what: /^color-contrast \(bgOverlap\) li:nth-child\(\d+\) > \._(words|end)_/,
    because: 'Rows of a report scroll on under the bar with its buttons; the same rows above it are measured.',
  },
  {
    what: /^aria-hidden-focus \(focusable-modal-open\) #root <div id="root" aria-hidden="true"/,
    because: 'The window behind an open dialog is hidden, and Tab stays in the dialog: lookAtDialog proves it.',
  },
  {
    what: /^aria-hidden-focus \(focusable-modal-open\) .*<span data-type="inside" aria-hidden="true"/,
    because: 'The guards before and after a dialog hand the focus back into it at once.',
  },
  {
    what: /^aria-hidden-focus \(focusable-modal-open\) .*<button type="button" aria-label="Đóng" .*aria-hidden="true"/,
    because: 'The cross of a toast is hidden until the toasts have the focus, and then it is read.',
  },
]

type Found = Awaited<ReturnType<AxeBuilder['analyze']>>['incomplete'][number]

const describeUndecided = ({ id, nodes }: Found): string[] =>
  nodes.map(({ any, all, none, target, html }) => {
    const why = [...any, ...all, ...none].map(({ id: check, data }) => data?.messageKey ?? check).join('+')
    return `${id} (${why}) ${target.join(' > ')} ${html.slice(0, 120)}`
  })

const expectAccessible = async (page: Page, screen: string): Promise<void> => {
  const { violations, incomplete } = await new AxeBuilder({ page }).exclude('iframe').withTags(TAGS).analyze()
  const found = violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html.slice(0, 160)) }))
  const undecided = incomplete.flatMap(describeUndecided).filter((one) => !JUDGED.some(({ what }) => what.test(one)))
  expect.soft({ screen, found, undecided }).toEqual({ screen, found: [], undecided: [] })
}

// The frame runs no scripts, so axe reads its document in a page of its own.
const expectPreviewAccessible = async (page: Page): Promise<void> => {
  const document = await page.locator('iframe').getAttribute('srcdoc')
  const alone = await page.context().newPage()
  await alone.setContent(document ?? '')
  await expectAccessible(alone, 'the previewed page')
  await alone.close()
}

const openFirst = async (page: Page, view: string): Promise<void> => {
  await openView(page, view)
  await page.getByRole('listbox', { name: view }).getByRole('option').first().click()
  await expect(sheet(page)).toBeVisible()
}

/** Does something that opens a dialog, looks at it, and closes it with Escape. */
const lookAtDialog = async (page: Page, screen: string, name: string | RegExp, open: () => Promise<void>) => {
  await open()
  const dialog = page.getByRole('dialog', { name })
  await expect(dialog).toBeVisible()
  await expectAccessible(page, screen)
  await page.keyboard.press('Shift+Tab')
  await expect(dialog.locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}

const PAGE = 'Trang chủ\nRa quân làm sạch bãi biển\nNgày cập nhật 12/04/2026\nCác nhóm chia nhau từng đoạn bãi.\n'

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`on a ${colorScheme} ground`, () => {
    test.beforeEach(async ({ app }) => {
      test.slow()
      await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    })

    test('the panes are accessible', async ({ app, browser }) => {
      const { page } = app
      await expect(page.getByRole('heading', { name: 'Kho bài còn trống' })).toBeVisible()
      await expectAccessible(page, 'first run')
      await actAs(page, PEOPLE.all)
      await page.getByRole('button', { name: /^Mở dữ liệu mẫu/ }).click()
      await openFirst(page, 'Tất cả bài')
      await expectAccessible(page, 'an open article')
      for (const tab of ['Kiểm tra', 'Lịch sử', 'Thông tin']) {
        await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
        await expectAccessible(page, tab)
      }
      await openFirst(page, 'Trả lại')
      await expectAccessible(page, 'a returned article')
      await openFirst(page, 'Thùng rác')
      await expectAccessible(page, 'trash')

      const second = await openLocalWeb(app.libraryDir, browser)
      await second.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await expect(second.page.getByRole('status').first()).toContainText('chỉ')
      await openFirst(second.page, 'Tất cả bài')
      await expectAccessible(second.page, 'a read-only library')
      await second.close()
    })

    test('the dialogs are accessible, and Escape closes each', async ({ app }) => {
      const { page } = app
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
      await actAs(page, PEOPLE.all)
      await page.getByRole('button', { name: /^Mở dữ liệu mẫu/ }).click()
      await openFirst(page, 'Chờ duyệt')
      await lookAtDialog(page, 'return', 'Trả lại bài', async () => {
        await press('Trả lại…')
        const dialog = page.getByRole('dialog', { name: 'Trả lại bài' })
        await dialog.getByRole('button', { name: 'Trả lại bài' }).click()
        await expect(dialog).toContainText('Ghi lý do')
      })
      await lookAtDialog(page, 'approve', 'Duyệt bài', () => press('Duyệt…'))
      await openFirst(page, 'Đã duyệt')
      await lookAtDialog(page, 'export', 'Xuất bài', async () => {
        await press('Xuất…')
        await page.getByText('Trang riêng', { exact: true }).click()
        await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toBeVisible()
        await expectPreviewAccessible(page)
      })
      await openFirst(page, 'Đã xuất')
      await lookAtDialog(page, 'publish', 'Ghi nhận đã đăng', () => press('Đã đăng…'))
      await lookAtDialog(page, 'palette', 'Tìm bài và lệnh', () => page.keyboard.press('Control+k'))
      await lookAtDialog(page, 'shortcuts', 'Phím tắt', () => page.keyboard.press('F1'))
      await lookAtDialog(page, 'settings', 'Cài đặt', () => openView(page, 'Cài đặt'))
      await lookAtDialog(page, 'bringing in', 'Đưa bài vào', () => page.keyboard.press('Control+o'))
      await lookAtDialog(page, 'lines of a page', 'Đưa bài vào', async () => {
        await page.keyboard.press('Control+o')
        const chooser = page.waitForEvent('filechooser')
        await press('Chọn tệp khác…')
        await (await chooser).setFiles({ name: 'bai.txt', mimeType: 'text/plain', buffer: Buffer.from(PAGE) })
        await expect(page.getByRole('dialog', { name: 'Đưa bài vào' }).getByRole('combobox').first()).toBeVisible()
      })
    })
  })

for (const colorScheme of ['light', 'dark'] as const)
  test(`the dialogs about versions are accessible on a ${colorScheme} ground`, async ({ app }) => {
    const { page } = app
    test.slow()
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await actAs(page, PEOPLE.all)
    const { original, copy } = await twoTextsThatMet(page)
    await openArticle(page, original)
    await page.getByRole('tab', { name: 'Lịch sử' }).click()
    const history = page.getByRole('list', { name: 'Lịch sử bài' })
    await expect(history.getByRole('button', { name: /^Đọc bản/ }).first()).toBeVisible()
    await expectAccessible(page, 'history with versions')
    await lookAtDialog(page, 'reading a version', /^Bản \d\d:\d\d/, async () => {
      await history
        .getByRole('button', { name: /^Đọc bản/ })
        .first()
        .click()
      await expect(page.getByRole('region', { name: /^Bản / })).toBeVisible()
    })
    await lookAtDialog(page, 'naming a version', 'Lưu thành phiên bản', () =>
      page.getByRole('button', { name: 'Đặt tên cho bản này…' }).click(),
    )
    for (const layout of ['Cạnh nhau', 'Một cột'])
      await lookAtDialog(page, `comparing, ${layout}`, 'So sánh hai bản', async () => {
        await page.getByRole('button', { name: 'So sánh…' }).click()
        await page.getByText(layout, { exact: true }).click()
        await page.getByRole('button', { name: 'Chỗ khác sau' }).click()
        await expect(page.locator('[data-difference]').first()).toBeVisible()
      })
    await openArticle(page, copy)
    await expectAccessible(page, 'a copy that waits for a choice')
    await lookAtDialog(page, 'choosing between two texts', 'Chọn giữa hai bản', async () => {
      await page.getByRole('button', { name: 'So sánh và chọn…' }).click()
      await expect(page.locator('[data-difference]').first()).toBeVisible()
    })
  })

for (const colorScheme of ['light', 'dark'] as const)
  test(`the dialogs about the care of the library are accessible on a ${colorScheme} ground`, async ({ app }) => {
    test.slow()
    const { page } = app
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await actAs(page, PEOPLE.all)
    await seedsLoaded(page)
    const [TITLE, usb] = ['Tình trạng kho', join(app.libraryDir, '..', 'usb')]
    const care = careDialog(page)
    await mkdir(usb)
    await lookAtDialog(page, 'status', TITLE, async () => {
      await openCare(page, 'Tình trạng')
      await care.getByRole('button', { name: 'Soát lại kho bài' }).click()
      await expect(care.getByText(/^✓ Kho nguyên vẹn/)).toBeVisible()
    })
    await lookAtDialog(page, 'backup', TITLE, () => backUp(page, usb))
    await lookAtDialog(page, 'report of a backup', TITLE, async () => {
      await openCare(page, 'Sao lưu')
      await care.getByRole('button', { name: /^Xem và khôi phục bản/ }).click()
      await expect(care.getByRole('radio', { name: 'Giống hệt' })).toBeVisible()
    })
    await lookAtDialog(page, 'restoring into a new library', TITLE, async () => {
      await openCare(page, 'Khôi phục')
      await care.getByRole('button', { name: 'Khôi phục ra kho mới…' }).click()
    })
    await lookAtDialog(page, 'a file that is no backup', TITLE, async () => {
      await openCare(page, 'Khôi phục')
      await care.getByRole('button', { name: 'Chọn bản khác' }).click()
      await care.getByRole('textbox', { name: 'Tệp hoặc thư mục sao lưu' }).fill(join(usb, 'khong-co.zip'))
      await page.keyboard.press('Enter')
      await expect(care.getByRole('alert')).toContainText('Không thấy tệp sao lưu này')
    })
    await lookAtDialog(page, 'support', TITLE, async () => {
      await openCare(page, 'Hỗ trợ')
      await care.getByRole('button', { name: 'Lưu tệp hỗ trợ' }).click()
      await expect(care.getByText('Ghi thư mục để lưu tệp.')).toBeVisible()
    })
    await openFirst(page, 'Thùng rác')
    await lookAtDialog(page, 'emptying the trash', 'Dọn thùng rác', async () => {
      await page.getByRole('button', { name: 'Dọn thùng rác…' }).click()
      await page.getByRole('textbox', { name: /^Gõ “xóa/ }).fill('xóa')
      await page.keyboard.press('Enter')
      await expect(page.getByText(/^Chưa khớp/)).toBeVisible()
    })
    await openFirst(page, 'Bản nháp')
    await rename(app.libraryDir, `${app.libraryDir}-unplugged`)
    app.allow(/404/)
    await sapoField(page).fill('Câu này viết khi ổ đĩa đã rút.')
    await expect(page.getByText(/^Không còn thấy thư mục kho bài \(/)).toBeVisible()
    await lookAtDialog(page, 'saving elsewhere', 'Lưu bài ra nơi khác', () =>
      page.getByRole('alert').getByRole('button', { name: 'Lưu ra nơi khác…' }).click(),
    )
    await expectAccessible(page, 'a library that is gone')
    await rename(`${app.libraryDir}-unplugged`, app.libraryDir)
  })

test('Escape closes the drawers of a narrow window', async ({ app }) => {
  const { page } = app
  await actAs(page, PEOPLE.all)
  await page.getByRole('button', { name: /^Mở dữ liệu mẫu/ }).click()
  await openFirst(page, 'Tất cả bài')
  const [side, list] = [page.getByRole('complementary'), page.getByRole('listbox', { name: 'Tất cả bài' })]
  await page.setViewportSize({ width: 1100, height: 700 })
  await page.getByRole('button', { name: 'Mở bảng chi tiết' }).click()
  await side.getByRole('tab', { name: /^Thông tin/ }).click()
  await page.keyboard.press('Escape')
  await expect(side).toBeHidden()
  await page.setViewportSize({ width: 900, height: 700 })
  await expect(list).toBeHidden()
  await openView(page, 'Tất cả bài')
  await expect(list).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
})
