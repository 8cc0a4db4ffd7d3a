export { FileDrop } from './file-drop.tsx'
export { IntakeDialog, type IntakeSource } from './intake-dialog.tsx'
