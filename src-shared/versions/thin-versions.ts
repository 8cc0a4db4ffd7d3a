import type { VersionReason } from './version-reasons.ts'

type Thinnable = {
  readonly version: string
  /** ISO instant. */
  readonly at: string
  readonly reason: VersionReason
  readonly name: string | null
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Up to which age one version is kept of each stretch of this length; the youngest are all kept. */
const STEPS = [
  { upTo: DAY, one: 0 },
  { upTo: 7 * DAY, one: HOUR },
  { upTo: 30 * DAY, one: DAY },
  { upTo: Number.POSITIVE_INFINITY, one: 7 * DAY },
] as const

/** Made because time had passed, or by Ctrl+S and never given a name. */
const FADES: readonly VersionReason[] = ['interval', 'named']

/**
 * The versions that age makes superfluous: of those that no decision and no name
 * marks, each stretch keeps its last.
 * Named ones, those of a decision, those made before something was overwritten, and the newest of all are never among them.
 */
export function versionsToThin(rows: readonly Thinnable[], now: Date): readonly string[] {
  const newest = rows.reduce<Thinnable | null>((last, row) => (last && last.at >= row.at ? last : row), null)
  const kept = new Map<string, Thinnable>()
  const thinned: string[] = []
  for (const row of rows) {
    if (!FADES.includes(row.reason) || row.name !== null || row === newest) continue
    const at = Date.parse(row.at)
    const age = now.getTime() - at
    const step = STEPS.find(({ upTo }) => age < upTo)
    // A clock that went back makes versions of the future; they are young.
    if (!step || step.one === 0) continue
    const stretch = `${step.one}:${Math.floor(at / step.one)}`
    const before = kept.get(stretch)
    if (before) thinned.push(before.at < row.at ? before.version : row.version)
    if (!before || before.at < row.at) kept.set(stretch, row)
  }
  return thinned
}
