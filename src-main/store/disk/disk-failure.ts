import { type Envelope, failed } from '@shared/contract/operations.ts'
import { errnoOf } from './store-fs.ts'

/** Says a failed disk call as a value: `disk/full` or `disk/failed` with the system's name for it. Bugs are thrown on. */
export function diskFailure(error: unknown): Envelope<never> {
  const errno = errnoOf(error)
  if (errno === '') throw error
  return isFullDisk(error) ? failed('disk/full') : failed('disk/failed', { errno })
}

/** The result, or null when the disk refused: for work that is done again later. Bugs are thrown on. */
export async function unlessDiskFails<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (errnoOf(error) === '') throw error
    return null
  }
}

export const isFullDisk = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(errnoOf(error))

/** Whether the call failed because nothing may be written here. */
export const isReadOnlyFailure = (error: unknown): boolean => ['EROFS', 'EACCES', 'EPERM'].includes(errnoOf(error))
