/** How a last backup looks: none yet, older than two turns of the schedule, or as it should be. */
export type BackupAge = 'never' | 'late' | 'good'

const HOUR = 3_600_000

/** `everyHours` 0: nothing is promised, so nothing is late. `lastAt` is an ISO instant. */
export function backupAge(lastAt: string | null, everyHours: number, now: Date): BackupAge {
  if (lastAt === null) return 'never'
  if (everyHours === 0) return 'good'
  return now.getTime() - Date.parse(lastAt) > 2 * everyHours * HOUR ? 'late' : 'good'
}
