import type { MenuItemConstructorOptions } from 'electron'
import type { MenuEntry } from '../messages.ts'
import { modelled } from './modelled.ts'

type Built = { readonly template: readonly MenuItemConstructorOptions[]; readonly popup: () => void }

/** Electron's menus, recorded as they would be shown. */
export const createMenu = (shown: {
  readonly bar: (entries: MenuEntry[]) => void
  readonly popup: (entries: MenuEntry[]) => void
}) => {
  let bar: Built | null = null
  const Menu = modelled('Menu', {
    buildFromTemplate: (template: readonly MenuItemConstructorOptions[]): Built => ({
      template,
      popup: () => shown.popup(template.map(entryOf)),
    }),
    setApplicationMenu: (menu: Built | null) => {
      bar = menu
      shown.bar((menu?.template ?? []).map(entryOf))
    },
  })
  return {
    Menu,
    choose: (path: readonly string[]): void => {
      let items = bar?.template ?? []
      let chosen: MenuItemConstructorOptions | undefined
      for (const label of path) {
        chosen = items.find((item) => item.label === label)
        if (!chosen) throw new Error(`rig: the menu has no ${path.join(' › ')}`)
        items = below(chosen)
      }
      if (!chosen?.click) throw new Error(`rig: ${path.join(' › ')} has nothing to do`)
      Reflect.apply(chosen.click, undefined, [])
    },
  }
}

const below = (item: MenuItemConstructorOptions): readonly MenuItemConstructorOptions[] =>
  Array.isArray(item.submenu) ? item.submenu : []

const entryOf = (item: MenuItemConstructorOptions): MenuEntry => ({
  label: item.label ?? '',
  role: item.role ?? null,
  id: item.id ?? null,
  accelerator: item.accelerator ?? null,
  registerAccelerator: item.registerAccelerator ?? true,
  separator: item.type === 'separator',
  entries: below(item).map(entryOf),
})
