import { failed } from '@shared/contract/operations.ts'
import type { Handler } from '../context.ts'

export const emptyTrash: Handler<'trash.empty'> = () => failed('host/not-available')
export const readStatus: Handler<'library.status'> = () => failed('host/not-available')
export const previewDiagnostics: Handler<'diagnostics.preview'> = () => failed('host/not-available')
export const saveDiagnostics: Handler<'diagnostics.save'> = () => failed('host/not-available')
export const saveElsewhere: Handler<'articles.saveElsewhere'> = () => failed('host/not-available')
