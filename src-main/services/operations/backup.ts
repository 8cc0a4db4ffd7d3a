import { failed } from '@shared/contract/operations.ts'
import type { Handler } from '../context.ts'

export const listBackups: Handler<'backup.list'> = () => failed('host/not-available')
export const runBackup: Handler<'backup.run'> = () => failed('host/not-available')
export const inspectBackup: Handler<'backup.inspect'> = () => failed('host/not-available')
export const mergeBackup: Handler<'backup.merge'> = () => failed('host/not-available')
export const restoreBackupInto: Handler<'backup.restoreInto'> = () => failed('host/not-available')
