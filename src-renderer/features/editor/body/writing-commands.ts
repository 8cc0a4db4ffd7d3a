import type { Editor } from '@tiptap/core'
import type { PhotoDesk } from '../photos/photo-desk.ts'
import { insertGallery } from './insert-gallery.ts'
import { insertPhotos } from './insert-photos.ts'
import { insertTable } from './table-keys.ts'

type Sheet = {
  readonly editor: Editor
  readonly desk: PhotoDesk
  readonly openStrip: (strip: 'link' | 'find' | 'replace') => void
}

/** Carries out a command of the window's menu on the open article; false when it is not one about its text. */
export function runWritingCommand(name: string, sheet: Sheet): boolean {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  command?.(sheet)
  return command !== undefined
}

const chain = ({ editor }: Sheet) => editor.chain().focus()
const COMMANDS: Readonly<Record<string, (sheet: Sheet) => void>> = {
  bold: (sheet) => chain(sheet).toggleMark('bold').run(),
  italic: (sheet) => chain(sheet).toggleMark('italic').run(),
  underline: (sheet) => chain(sheet).toggleMark('underline').run(),
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
}
