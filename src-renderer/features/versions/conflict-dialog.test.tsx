// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { done, type Failure } from '../../client/index.ts'
import { ConflictDialog, type Resolution } from './conflict-dialog.tsx'
import { answerVersions, aPage, compareHere, NAMES, NOW, openedWith, textOf, versionRow } from './dialogs.testing.tsx'

const STORED = '01JST0RED00000000000000000'
const COPY = '01JC0PY0000000000000000000'
const SAME = 'Đoạn không ai sửa, giữ nguyên như cũ.'

let page: ReturnType<typeof aPage>
let asked: Resolution[]
let generation: number
beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  asked = []
  generation = 5
  page = aPage({
    'articles.get': ({ id }) =>
      done(
        id === COPY
          ? openedWith(COPY, textOf('(Bản xung đột) Tin chợ phiên', SAME, 'Chữ của bản giữ riêng.'), { generation: 1 })
          : openedWith(STORED, textOf('Tin chợ phiên An Lộc', SAME), { generation, contentHash: 'c'.repeat(64) }),
      ),
    'versions.list': answerVersions([versionRow('a', 9, { contentHash: 'c'.repeat(64), byName: 'Trần Thu Hạ' })]),
  })
})
afterEach(() => page.leave())

const show = (over: { mayEdit?: boolean; failure?: Failure | null } = {}) =>
  page.show(
    <ConflictDialog
      originalId={STORED}
      copyId={COPY}
      now={NOW}
      mayEdit={() => over.mayEdit ?? true}
      names={NAMES}
      onResolve={async (resolution) => {
        asked.push(resolution)
        return over.failure ?? null
      }}
      onClose={() => undefined}
      compare={compareHere}
    />,
  )
const radio = (label: string, at: number) =>
  [...document.querySelectorAll('label')].filter(({ textContent }) => textContent === label)[at]?.querySelector('input')
const press = (name: string) => act(async () => page.button(name)?.click())

describe('two texts that met', () => {
  it('stand beside each other with who saved them, the copy under the title that it had', async () => {
    await show()
    expect(page.text()).toContain('Bản đang lưu Trần Thu Hạ lưu')
    expect(page.text()).not.toContain('(Bản xung đột)')
    expect(page.text()).toContain('2 chỗ khác')
    expect(page.text()).toContain('Không chữ nào mất')
  })

  it('are merged as chosen, place by place; what nobody chose comes from the copy', async () => {
    await show()
    await act(async () => radio('Lấy bản đang lưu', 0)?.click())
    expect(page.text()).toContain('1 chỗ theo bản đang lưu, 1 chỗ theo bản giữ riêng')
    await press('Ghép theo lựa chọn')
    const [{ keep, ...rest } = { keep: null }] = asked
    expect(rest).toEqual({ id: COPY, basedOn: 1, original: { id: STORED, basedOn: 5 } })
    expect(keep).toMatchObject({ kind: 'merged', fields: { title: 'Tin chợ phiên An Lộc' } })
    expect(JSON.stringify(keep)).toContain('Chữ của bản giữ riêng.')
  })

  it.each([
    ['Giữ bản đang lưu', 'stored'],
    ['Dùng bản giữ riêng', 'copy'],
    ['Giữ cả hai bài', 'both'],
  ])('%s is one press', async (name, kind) => {
    await show()
    await press(name)
    expect(asked.map(({ keep }) => keep)).toEqual([{ kind }])
  })

  it('may only be kept as they are by who may not edit the article', async () => {
    await show({ mayEdit: false })
    expect(page.button('Dùng bản giữ riêng')?.disabled).toBe(true)
    expect(page.button('Ghép theo lựa chọn')?.disabled).toBe(true)
    expect(page.button('Giữ cả hai bài')?.disabled).toBe(false)
  })

  it('are read again when one was saved meanwhile, and the choice begins anew', async () => {
    await show({ failure: { code: 'article/changed-elsewhere', facts: { generation: 6 } } })
    await act(async () => radio('Lấy bản đang lưu', 0)?.click())
    generation = 6
    await press('Dùng bản giữ riêng')
    await page.settle()
    expect(page.calls.filter((name) => name === 'articles.get')).toHaveLength(4)
    expect(page.text()).toContain('Bài này vừa được lưu ở nơi khác.')
    expect(page.text()).toContain('0 chỗ theo bản đang lưu, 2 chỗ theo bản giữ riêng')
    await press('Giữ bản đang lưu')
    expect(asked.at(-1)?.original.basedOn).toBe(6)
  })
})
