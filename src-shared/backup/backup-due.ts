type Known = {
  /** ISO instants; null when there was none. */
  readonly lastSuccess: string | null
  readonly lastFailure: string | null
}

const HOUR = 3_600_000
/** A folder that was not there may be again soon; a full disk is not asked every few minutes. */
const AGAIN_AFTER_FAILURE = HOUR

/** Whether the schedule asks for a backup now. `everyHours` 0: never. */
export function backupIsDue(known: Known, everyHours: number, now: Date): boolean {
  if (everyHours === 0) return false
  if (known.lastFailure !== null && within(known.lastFailure, AGAIN_AFTER_FAILURE, now)) return false
  return known.lastSuccess === null || !within(known.lastSuccess, everyHours * HOUR, now)
}

/** Less than so long ago. An instant far in the future was written by a wrong clock and says nothing. */
const within = (instant: string, milliseconds: number, now: Date): boolean =>
  Math.abs(now.getTime() - Date.parse(instant)) < milliseconds
