import type { VersionReason } from './version-reasons.ts'

/** Ctrl+S by habit, after every sentence, must not bury the versions that somebody meant. */
const NOT_SOONER_MS = 2 * 60_000

/**
 * Whether saving by hand keeps a version: the text went on since the newest one, and that was not itself kept by hand a
 * moment ago. A clock that went back keeps one.
 */
export function keepsVersion(
  newest: { readonly generation: number; readonly at: string; readonly reason: VersionReason } | undefined,
  generation: number,
  now: Date,
): boolean {
  if (!newest) return true
  if (newest.generation >= generation) return false
  const elapsed = now.getTime() - Date.parse(newest.at)
  return newest.reason !== 'named' || elapsed < 0 || elapsed >= NOT_SOONER_MS
}
