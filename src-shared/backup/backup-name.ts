/** What the name of a backup says. */
export type BackupName = {
  /** First eight characters of the library's id. */
  readonly library: string
  /** ISO instant, to the second. */
  readonly createdAt: string
}

const NAME = /^ToaSoan-([0-9A-Za-z]{1,8})-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})(?:-\d{1,3})?\.zip$/
/** The newsroom's clock; Vietnam has no summer time. */
const HANOI_MS = 7 * 3_600_000

/** Eight characters that a library's backups are called by. */
export const libraryMark = (libraryId: string): string => libraryId.replace(/[^0-9A-Za-z]/g, '').slice(0, 8) || '0'

/** `ToaSoan-01JB3K5Q-20261025-090000.zip`, the time in Vietnam; `again` counts backups of the same second. */
export function backupName(libraryId: string, createdAt: Date, again = 1): string {
  const local = new Date(createdAt.getTime() + HANOI_MS).toISOString()
  const stamp = local.slice(0, 19).replaceAll('-', '').replaceAll(':', '').replace('T', '-')
  return `ToaSoan-${libraryMark(libraryId)}-${stamp}${again > 1 ? `-${again}` : ''}.zip`
}

/** What a file name says of a backup; null when it is no name of one. */
export function readBackupName(name: string): BackupName | null {
  const [, library, year, month, day, hour, minute, second] = NAME.exec(name) ?? []
  if (!library) return null
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  const local = Date.parse(text)
  // The 31st of February is read as a day in March by some engines.
  if (Number.isNaN(local) || new Date(local).toISOString() !== text) return null
  return { library, createdAt: new Date(local - HANOI_MS).toISOString() }
}
