import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { MENU_COMMANDS, menuTemplate, textMenuTemplate } from './menu.ts'

const sent: string[] = []
const built = (language: 'vi' | 'en') =>
  menuTemplate({ language, command: (command) => sent.push(command), about: () => sent.push('about') })
const below = (item: MenuItemConstructorOptions): MenuItemConstructorOptions[] =>
  Array.isArray(item.submenu) ? item.submenu : []
const items = (language: 'vi' | 'en') => built(language).flatMap(below)

describe('the menu bar', () => {
  it('speaks Vietnamese, or English when the settings say so', () => {
    expect(built('vi').map((menu) => menu.label)).toEqual([
      'Tệp',
      'Sửa',
      'Chèn',
      'Định dạng',
      'Bài viết',
      'Xem',
      'Trợ giúp',
    ])
    expect(built('en').map((menu) => menu.label)).toEqual([
      'File',
      'Edit',
      'Insert',
      'Format',
      'Article',
      'View',
      'Help',
    ])
  })
  it('has a word in each language for every entry, and no entry without an act', () => {
    for (const language of ['vi', 'en'] as const) {
      for (const item of items(language).filter((one) => one.type !== 'separator')) {
        expect(item.label).not.toBe('')
        expect(item.role ?? item.click).toBeDefined()
      }
    }
  })
  it('sends every command once', () => {
    for (const item of items('vi')) if (item.id) Reflect.apply(item.click ?? (() => {}), undefined, [])
    expect(sent).toEqual([...MENU_COMMANDS, 'about'])
  })
  it('leaves to Unikey the keys it takes', () => {
    const keys = items('vi').map((item) => String(item.accelerator ?? ''))
    expect(keys.filter((key) => /Ctrl\+Shift|^Alt\+Z$/.test(key))).toEqual([])
  })
})

describe('the right-button menu', () => {
  it('offers only what can be done there', () => {
    expect(textMenuTemplate('vi', { editable: false, selected: false })).toEqual([])
    expect(textMenuTemplate('vi', { editable: false, selected: true }).map((item) => item.label)).toEqual(['Chép'])
    expect(textMenuTemplate('vi', { editable: true, selected: false }).map((item) => item.label)).toEqual([
      'Dán',
      'Dán chữ không định dạng',
      'Chọn tất cả',
    ])
  })
})
