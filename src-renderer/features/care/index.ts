export { CareDialog, type CareTab } from './care-dialog.tsx'
export { EmptyTrashDialog } from './empty-trash-dialog.tsx'
export { SaveElsewhereDialog } from './save-elsewhere-dialog.tsx'
