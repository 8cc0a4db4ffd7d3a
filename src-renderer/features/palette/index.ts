export { Palette, type PaletteCommand } from './palette.tsx'
export { ShortcutsDialog } from './shortcuts-dialog.tsx'
