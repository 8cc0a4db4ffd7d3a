// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { done } from '../../client/index.ts'
import { CompareDialog } from './compare-dialog.tsx'
import type { Compare } from './compare-in-worker.ts'
import { answerVersions, aPage, compareHere, NAMES, NOW, textOf, versionRow } from './dialogs.testing.tsx'

const OLD = versionRow('a', 9, { name: 'Bản đầu' })
const NEWER = versionRow('b', 10)
const CURRENT = textOf('Xã mở thư viện sách nói', 'Sáng 24/10, xã khai trương thư viện.', 'Đoạn mới viết.')
const texts: Readonly<Record<string, ReturnType<typeof textOf>>> = {
  [OLD.version]: textOf('Xã mở thư viện', 'Sáng 24/10, xã khai trương thư viện.'),
  [NEWER.version]: CURRENT,
}
const readVersion = ({ version = '' }: Record<string, string>) =>
  version in texts ? done({ row: OLD, ...texts[version] }) : { ok: false, error: { code: 'version/damaged' } }

let page: ReturnType<typeof aPage>
let restored: string[]
beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  restored = []
  page = aPage({ 'versions.list': answerVersions([NEWER, OLD]), 'versions.read': readVersion })
})
afterEach(() => page.leave())

const show = (before: string, after: string, over: { compare?: Compare; canRestore?: boolean } = {}) =>
  page.show(
    <CompareDialog
      article={{ id: '01JB0000000000000000000000', title: 'Xã mở thư viện sách nói' }}
      initial={{ before, after }}
      current={CURRENT}
      now={NOW}
      canRestore={over.canRestore ?? true}
      names={NAMES}
      onRestore={({ version }) => restored.push(version)}
      onClose={() => undefined}
      compare={over.compare ?? compareHere}
    />,
  )
const marked = (tag: string) => [...document.querySelectorAll(`section ${tag}`)].map(({ textContent }) => textContent)

describe('comparing two versions', () => {
  it('marks what went and what came with elements that are read aloud, and says in the button what it restores', async () => {
    await show(OLD.version, 'now')
    expect(page.text()).toContain('2 chỗ khác')
    expect(marked('ins')).toEqual([' sách nói', 'Đoạn mới viết.'])
    expect(page.text()).toContain('Chữ đang viết được giữ thành một phiên bản trước khi khôi phục.')
    await act(async () => page.button('Khôi phục bản 09:00')?.click())
    expect(restored).toEqual([OLD.version])
  })

  it('begins with the newest version when nothing was chosen', async () => {
    await show('newest', 'now')
    expect(page.text()).toContain('Hai bản giống hệt nhau.')
    expect(document.querySelector('select')?.value).toBe(NEWER.version)
  })

  it('lets nobody restore who may not edit, and says so', async () => {
    await show(OLD.version, 'now', { canRestore: false })
    expect(page.button('Khôi phục bản 09:00')?.disabled).toBe(true)
    expect(page.text()).toContain('Vai trò của bạn không sửa được bài lúc này')
  })

  it('tells of a version that is damaged and of a comparison that failed', async () => {
    await show('f'.repeat(64), 'now')
    expect(page.text()).toContain('Tệp của phiên bản này bị hỏng nên không mở.')
    await page.leave()
    page = aPage({ 'versions.list': answerVersions([OLD]), 'versions.read': readVersion })
    await show(OLD.version, 'now', { compare: () => Promise.reject(new Error('no worker')) })
    expect(page.text()).toContain('Chưa so sánh được hai bản.')
  })

  it('ends a comparison when another one is asked for, and shows only the last', async () => {
    const asked: { readonly stopped: () => boolean; readonly answer: () => void }[] = []
    const compare: Compare = (before, after, signal) =>
      new Promise((resolve) => {
        asked.push({
          stopped: () => signal.aborted,
          answer: () => void compareHere(before, after, signal).then(resolve),
        })
      })
    await show(OLD.version, 'now', { compare })
    const select = document.querySelector('select')
    await act(async () => {
      if (select) select.value = NEWER.version
      select?.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await page.settle()
    expect(asked.map(({ stopped }) => stopped())).toEqual([true, false])
    await act(async () => asked[1]?.answer())
    await act(async () => asked[0]?.answer())
    await page.settle()
    expect(page.text()).toContain('Hai bản giống hệt nhau.')
  })
})
