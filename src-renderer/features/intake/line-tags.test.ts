import { describe, expect, it } from 'vitest'
import type { LineTag, TaggedLine } from '../../client/index.ts'
import { actionOfKey, startTagging, type Tagging, tagging } from './line-tags.ts'

const line = (tag: LineTag, text: string, sure = true): TaggedLine => ({ tag, text, sure, block: 'paragraph' })
const page = [
  line('drop', 'Tìm kiếm tin tức'),
  line('title', 'Xã An Lộc Thượng mở thư viện sách nói'),
  line('caption', 'Toàn cảnh buổi lễ', false),
  line('body', 'Sáng 24/10, xã khai trương thư viện.'),
]
const press = (state: Tagging, ...keys: string[]) =>
  keys.reduce((now, key) => {
    const action = actionOfKey(now, key)
    return action ? tagging(now, action) : now
  }, state)

describe('the tags of a page that comes in', () => {
  it('start at the first doubtful line', () => expect(startTagging(page).current).toBe(2))
  it('start at the top when every tag is sure', () => expect(startTagging(page.slice(0, 2)).current).toBe(0))
  it('walk with the arrows and stop at both ends', () => {
    expect(press(startTagging(page), 'ArrowDown', 'ArrowDown', 'ArrowDown').current).toBe(3)
    expect(press(startTagging(page), 'Home', 'ArrowUp').current).toBe(0)
  })
  it('change with the keys 1 to 8 and are sure from then on', () => {
    const after = press(startTagging(page), '6')
    expect(after.lines[2]).toEqual(line('byline', 'Toàn cảnh buổi lễ'))
    expect(press(after, '8').lines[2]?.tag).toBe('drop')
  })
  it('leave only one title: the former becomes doubtful body', () => {
    const after = press(startTagging(page), 'End', '1')
    expect(after.lines.map(({ tag, sure }) => [tag, sure])).toEqual([
      ['drop', true],
      ['body', false],
      ['caption', false],
      ['title', true],
    ])
  })
  it('leave other keys alone', () => expect(actionOfKey(startTagging(page), '9')).toBeNull())
})
