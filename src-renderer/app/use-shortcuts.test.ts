import { describe, expect, it } from 'vitest'
import { readRemembered } from './use-remembered.ts'
import { commandOfKey } from './use-shortcuts.ts'

const key = (key: string, held: Partial<Parameters<typeof commandOfKey>[0]> = {}) =>
  commandOfKey({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

describe('the keys of the window', () => {
  it('open the palette with Ctrl+K', () => expect(key('k', { ctrlKey: true })).toBe('palette'))
  it('go to a pane with Ctrl+3', () => expect(key('3', { ctrlKey: true, code: 'Digit3' })).toBe('pane-3'))
  it('walk the articles with Alt and the arrows', () => expect(key('ArrowDown', { altKey: true })).toBe('next-article'))
  it('leave Ctrl+Shift to Unikey', () => expect(key('K', { ctrlKey: true, shiftKey: true })).toBeNull())
  it('leave Alt+Z to Unikey', () => expect(key('z', { altKey: true })).toBeNull())
  it('leave the crossheads of the editor alone', () =>
    expect(key('2', { ctrlKey: true, altKey: true, code: 'Digit2' })).toBeNull())
})

describe('the window remembers', () => {
  it('its shelf and its article', () =>
    expect(readRemembered('{"view":"draft","openId":"01J","sideOpen":false}')).toEqual({
      view: 'draft',
      sort: 'newest',
      openId: '01J',
      sideOpen: false,
      tab: 'checks',
    }))
  it('nothing from a broken note', () =>
    expect(readRemembered('{"view":')).toMatchObject({ view: 'inbox', openId: null }))
})
