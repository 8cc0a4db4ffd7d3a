import { type Envelope, failed } from '@shared/contract/operations.ts'
import { isFullDisk, isReadOnlyFailure } from '../disk/disk-failure.ts'
import { errnoOf } from '../disk/store-fs.ts'

/**
 * Why a folder that backups or a restored library go to could not be written: `backup/disk-full`,
 * `backup/folder-gone`, `backup/folder-read-only`, `backup/disk-failed` {errno}. Bugs are thrown on.
 */
export function targetFailure(error: unknown): Envelope<never> {
  const errno = errnoOf(error)
  if (errno === '') throw error
  if (isFullDisk(error)) return failed('backup/disk-full')
  if (GONE.includes(errno)) return failed('backup/folder-gone')
  return isReadOnlyFailure(error) ? failed('backup/folder-read-only') : failed('backup/disk-failed', { errno })
}

/** Why a backup could not be read at all: `backup/not-found`, `backup/unreadable` {errno}. Bugs are thrown on. */
export function sourceFailure(error: unknown): Envelope<never> {
  const errno = errnoOf(error)
  if (errno === '') throw error
  return ['ENOENT', 'ENOTDIR'].includes(errno) ? failed('backup/not-found') : failed('backup/unreadable', { errno })
}

/** A stick that was pulled out, a share that went away, a folder that somebody removed. */
const GONE = ['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ESTALE', 'ENOTCONN', 'EHOSTDOWN', 'EHOSTUNREACH']
