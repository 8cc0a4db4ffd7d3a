import type { Editor } from '@tiptap/core'
import type { PhotoDesk } from '../photos/photo-desk.ts'
import { insertGallery } from './insert-gallery.ts'
import { insertPhotos } from './insert-photos.ts'
import { insertTable } from './table-keys.ts'

export type Sheet = {
  readonly editor: Editor
  readonly desk: PhotoDesk
  readonly openStrip: (strip: 'link' | 'find' | 'replace') => void
}

/** Carries out a command of the window's menu on the open article; false when it is not one about its text. */
export function runWritingCommand(name: string, sheet: Sheet): boolean {
  if (!isWritingCommand(name)) return false
  COMMANDS[name](sheet)
  return true
}

const isWritingCommand = (name: string): name is WritingCommand => Object.hasOwn(COMMANDS, name)

const chain = ({ editor }: Sheet) => editor.chain().focus()
/** Every command about the text, whether from a menu or the toolbar. */
const COMMANDS = {
  bold: (sheet) => chain(sheet).toggleMark('bold').run(),
  italic: (sheet) => chain(sheet).toggleMark('italic').run(),
  underline: (sheet) => chain(sheet).toggleMark('underline').run(),
  superscript: (sheet) => chain(sheet).toggleMark('superscript').run(),
  subscript: (sheet) => chain(sheet).toggleMark('subscript').run(),
  'heading-2': (sheet) => chain(sheet).toggleHeading({ level: 2 }).run(),
  'heading-3': (sheet) => chain(sheet).toggleHeading({ level: 3 }).run(),
  'bullet-list': (sheet) => chain(sheet).toggleBulletList().run(),
  'ordered-list': (sheet) => chain(sheet).toggleOrderedList().run(),
  quote: (sheet) => chain(sheet).toggleBlockquote().run(),
  'insert-link': (sheet) => sheet.openStrip('link'),
  'insert-table': ({ editor }) => insertTable(editor),
  'insert-photo': async ({ editor, desk }) =>
    insertPhotos(editor.view, desk, await desk.choose(true), editor.state.selection.to),
  'insert-gallery': async ({ editor, desk }) => insertGallery(editor, desk, await desk.choose(true)),
  find: (sheet) => sheet.openStrip('find'),
  replace: (sheet) => sheet.openStrip('replace'),
} as const satisfies Readonly<Record<string, (sheet: Sheet) => void>>
export type WritingCommand = keyof typeof COMMANDS
