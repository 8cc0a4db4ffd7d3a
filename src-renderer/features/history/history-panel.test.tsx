// @vitest-environment jsdom
import type { Decision } from '@shared/article/decision.ts'
import { act, type ComponentProps } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { done, type VersionRow } from '../../client/index.ts'
import { HistoryPanel } from './history-panel.tsx'

let root: Root
let holder: HTMLElement
let asked: unknown[]
beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  holder = document.body.appendChild(document.createElement('div'))
  root = createRoot(holder)
  asked = []
})
afterEach(async () => {
  await act(async () => root.unmount())
  holder.remove()
})

const NOW = new Date(2026, 9, 25, 12, 0)
const at = (hour: number) => new Date(2026, 9, 25, hour, 0).toISOString()
const version = (name: string, hour: number, over: Partial<VersionRow> = {}): VersionRow => ({
  version: name.repeat(64),
  parent: null,
  at: at(hour),
  by: 'an',
  byName: 'Lê Minh An',
  reason: 'interval',
  name: null,
  generation: hour,
  contentHash: '0'.repeat(64),
  words: hour * 10,
  ...over,
})
const created: Decision = { kind: 'create', at: at(7), by: 'an', byName: 'Lê Minh An', contentHash: '0'.repeat(64) }
const show = (rows: readonly VersionRow[], over: Partial<ComponentProps<typeof HistoryPanel>> = {}) =>
  act(async () =>
    root.render(
      <HistoryPanel
        decisions={[created]}
        versions={done({ rows: [...rows], damaged: [] })}
        canName
        canRestore
        now={NOW}
        acts={{
          onRead: ({ version: one }) => asked.push(['read', one[0]]),
          onCompare: (before, after) =>
            asked.push(['compare', before?.version[0] ?? 'now', after?.version[0] ?? 'now']),
          onName: (one) => asked.push(['name', one?.version[0] ?? 'now']),
          onRestore: ({ version: one }) => asked.push(['restore', one[0]]),
        }}
        {...over}
      />,
    ),
  )
const buttons = () => [...holder.querySelectorAll<HTMLButtonElement>('[data-list-item]')]
const button = (name: string) => [...holder.querySelectorAll('button')].find((one) => one.textContent === name)
const press = (key: string) =>
  act(async () => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })))

describe('the history of an article', () => {
  it('teaches when the first version will be there', async () => {
    await show([])
    expect(holder.textContent).toContain('Phiên bản đầu tiên được giữ khi gửi duyệt, hoặc sau vài phút viết.')
    expect(button('So sánh…')?.disabled).toBe(true)
    expect(button('Đặt tên cho bản này…')?.disabled).toBe(false)
  })

  it('says who, when, why and how many words more or fewer', async () => {
    await show([
      version('b', 10, { name: 'Bản gửi chị Hạ', reason: 'named', words: 90, byName: 'Trần Thu Hạ' }),
      version('a', 9, { words: 100 }),
    ])
    expect([...holder.querySelectorAll('li')].map((item) => item.textContent)).toEqual([
      'Trần Thu Hạ10:00“Bản gửi chị Hạ”90 chữ, bớt 10',
      'Lê Minh An09:00Trong lúc viết100 chữ',
      'Lê Minh An07:00Tạo bàiMã nội dung 00000000',
    ])
  })

  it('names a restored version by its moment, and by its hash when it is no longer known', async () => {
    const restored = (of: string): Decision => ({ ...created, kind: 'restoreVersion', at: at(11), version: of })
    await show([version('a', 9)], { decisions: [created, restored('a'.repeat(64)), restored('f'.repeat(64))] })
    expect(holder.textContent).toContain('Khôi phục bản 09:00')
    expect(holder.textContent).toContain('Khôi phục bản ffffffff')
  })

  it('is walked by the arrows, entered once by Tab, and read by Enter', async () => {
    await show([version('c', 10), version('b', 9), version('a', 8)])
    expect(buttons().map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1])
    await act(async () => buttons()[0]?.focus())
    await press('ArrowDown')
    expect(document.activeElement).toBe(buttons()[1])
    expect(buttons().map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1])
    await press('End')
    await act(async () => buttons()[2]?.click())
    expect(asked).toEqual([['read', 'a']])
  })

  it('compares the newest version with the text being written', async () => {
    await show([version('b', 10), version('a', 9)])
    await act(async () => button('So sánh…')?.click())
    expect(asked).toEqual([['compare', 'b', 'now']])
  })

  it('tells of version files that cannot be read, and of a list that did not come', async () => {
    await show([], { versions: done({ rows: [version('a', 9)], damaged: ['x.json.gz', 'y'] }) })
    expect(holder.textContent).toContain('2 tệp phiên bản không đọc được, được để yên tại chỗ.')
    await show([], { versions: { ok: false, error: { code: 'disk/failed' } } })
    expect(holder.querySelector('[role=alert]')).not.toBe(null)
    expect(holder.textContent).toContain('Tạo bài')
  })
})
