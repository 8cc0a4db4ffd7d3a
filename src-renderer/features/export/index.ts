export { ExportDialog } from './export-dialog.tsx'
export { ExportManyDialog } from './export-many-dialog.tsx'
