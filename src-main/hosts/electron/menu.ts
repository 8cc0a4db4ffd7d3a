import type { MenuItemConstructorOptions } from 'electron'
import { type MenuWord, menuWord } from './menu-words.ts'
import type { Language } from './words.ts'

type Item = MenuItemConstructorOptions

/** Commands the menu sends to the page; the page carries them out and owns their keys. */
export const MENU_COMMANDS = [
  'new-article',
  'bring-in',
  'save',
  'save-version',
  'duplicate-article',
  'export',
  'trash-article',
  'library-care',
  'backup',
  'restore-backup',
  'settings',
  'undo',
  'redo',
  'find',
  'replace',
  'search-library',
  'insert-photo',
  'insert-gallery',
  'insert-table',
  'insert-link',
  'quote',
  'bold',
  'italic',
  'underline',
  'heading-2',
  'heading-3',
  'bullet-list',
  'ordered-list',
  'next-step',
  'return-article',
  'check',
  'history',
  'compare',
  'previous-article',
  'next-article',
  'palette',
  'toggle-side-panel',
  'focus-mode',
  'shortcuts',
  'support',
] as const
export type MenuCommand = (typeof MENU_COMMANDS)[number]

/** The whole menu bar, in the language of the settings. */
export const menuTemplate = (options: {
  readonly language: Language
  readonly command: (command: MenuCommand) => void
  readonly about: () => void
}): Item[] => {
  const word = (key: MenuWord): string => menuWord(options.language, key)
  const line: Item = { type: 'separator' }
  // The page answers the keys itself, as it does in a browser; here they are only shown.
  const sends = (key: MenuWord, command: MenuCommand, accelerator?: string): Item => ({
    label: word(key),
    id: command,
    click: () => options.command(command),
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
  })
  const role = (key: MenuWord, name: NonNullable<Item['role']>): Item => ({ label: word(key), role: name })
  const menu = (key: MenuWord, submenu: Item[]): Item => ({ label: word(key), submenu })
  return [
    menu('file', [
      sends('newArticle', 'new-article', 'CmdOrCtrl+N'),
      sends('bringIn', 'bring-in', 'CmdOrCtrl+O'),
      line,
      sends('save', 'save', 'CmdOrCtrl+S'),
      sends('saveVersion', 'save-version'),
      sends('duplicate', 'duplicate-article'),
      sends('export', 'export'),
      sends('trash', 'trash-article'),
      line,
      sends('libraryCare', 'library-care'),
      sends('backup', 'backup'),
      sends('restoreBackup', 'restore-backup'),
      line,
      sends('settings', 'settings', 'CmdOrCtrl+,'),
      line,
      role('quit', 'quit'),
    ]),
    menu('edit', [
      sends('undo', 'undo', 'CmdOrCtrl+Z'),
      sends('redo', 'redo', 'CmdOrCtrl+Y'),
      line,
      role('cut', 'cut'),
      role('copy', 'copy'),
      role('paste', 'paste'),
      role('pastePlain', 'pasteAndMatchStyle'),
      role('selectAll', 'selectAll'),
      line,
      sends('find', 'find', 'CmdOrCtrl+F'),
      sends('replace', 'replace', 'CmdOrCtrl+H'),
      sends('searchLibrary', 'search-library', 'CmdOrCtrl+Alt+F'),
    ]),
    menu('insert', [
      sends('photo', 'insert-photo'),
      sends('gallery', 'insert-gallery'),
      sends('table', 'insert-table'),
      sends('link', 'insert-link', 'CmdOrCtrl+Alt+K'),
      sends('quote', 'quote', 'CmdOrCtrl+Alt+9'),
    ]),
    menu('format', [
      sends('bold', 'bold', 'CmdOrCtrl+B'),
      sends('italic', 'italic', 'CmdOrCtrl+I'),
      sends('underline', 'underline', 'CmdOrCtrl+U'),
      line,
      sends('crosshead', 'heading-2', 'CmdOrCtrl+Alt+2'),
      sends('smallCrosshead', 'heading-3', 'CmdOrCtrl+Alt+3'),
      line,
      sends('bullets', 'bullet-list', 'CmdOrCtrl+Alt+8'),
      sends('numbers', 'ordered-list', 'CmdOrCtrl+Alt+7'),
    ]),
    menu('article', [
      sends('nextStep', 'next-step', 'CmdOrCtrl+Enter'),
      sends('sendBack', 'return-article'),
      sends('check', 'check', 'F7'),
      sends('history', 'history'),
      sends('compare', 'compare'),
      line,
      sends('previous', 'previous-article', 'Alt+Up'),
      sends('next', 'next-article', 'Alt+Down'),
    ]),
    menu('view', [
      sends('palette', 'palette', 'CmdOrCtrl+K'),
      line,
      sends('sidePanel', 'toggle-side-panel'),
      sends('onlyWriting', 'focus-mode', 'F11'),
      line,
      role('zoomIn', 'zoomIn'),
      role('zoomOut', 'zoomOut'),
      role('zoomReset', 'resetZoom'),
      role('fullScreen', 'togglefullscreen'),
    ]),
    menu('help', [
      sends('shortcuts', 'shortcuts', 'F1'),
      sends('support', 'support'),
      line,
      { label: word('about'), id: 'about', click: options.about },
    ]),
  ]
}

/** The right-button menu over text. */
export const textMenuTemplate = (
  language: Language,
  over: { readonly editable: boolean; readonly selected: boolean },
): Item[] => {
  const role = (key: MenuWord, name: NonNullable<Item['role']>): Item => ({
    label: menuWord(language, key),
    role: name,
  })
  const copying = over.selected ? [role('copy', 'copy')] : []
  return over.editable
    ? [
        ...(over.selected ? [role('cut', 'cut')] : []),
        ...copying,
        role('paste', 'paste'),
        role('pastePlain', 'pasteAndMatchStyle'),
        role('selectAll', 'selectAll'),
      ]
    : copying
}
