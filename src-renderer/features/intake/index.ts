import { lazy } from 'react'

export { FileDrop } from './file-drop.tsx'
export type { IntakeSource } from './intake-dialog.tsx'
/** Loaded when first opened. */
export const IntakeDialog = lazy(() => import('./intake-dialog.tsx').then((part) => ({ default: part.IntakeDialog })))
