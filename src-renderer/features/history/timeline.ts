import type { Decision } from '@shared/article/decision.ts'
import type { VersionRow } from '../../client/index.ts'

export type TimelineEntry = {
  readonly key: string
  readonly at: string
  readonly decision: Decision | null
  /** The text as it was then, where it was kept. */
  readonly version: VersionRow | null
  /** Words more or fewer than in the version before; null for the first. */
  readonly words: number | null
}

/** Decisions and versions as one story, the newest first. The version that a decision made stands with it. */
export function timelineOf(decisions: readonly Decision[], rows: readonly VersionRow[]): readonly TimelineEntry[] {
  const told = rows.map((version, at) => ({ version, words: difference(version, rows[at + 1]) }))
  const free = new Set(told)
  const decided = decisions
    .map((decision, at) => ({ decision, key: `decision ${at}` }))
    .toReversed()
    .map(({ decision, key }) => {
      const made = [...free].find(({ version }) => isOf(version, decision))
      if (made) free.delete(made)
      return { key, at: decision.at, decision, version: made?.version ?? null, words: made?.words ?? null }
    })
  const others = told
    .filter((one) => free.has(one))
    .map(({ version, words }) => ({ key: version.version, at: version.at, decision: null, version, words }))
  return inOneLine(decided, others)
}

const isOf = (version: VersionRow, decision: Decision): boolean =>
  version.reason === decision.kind && version.contentHash === decision.contentHash

const difference = (version: VersionRow, before: VersionRow | undefined): number | null =>
  before ? version.words - before.words : null

/** Each list keeps its own order, also where a clock went back. */
function inOneLine(decided: readonly TimelineEntry[], others: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const line: TimelineEntry[] = []
  let [at, other] = [0, 0]
  while (at < decided.length || other < others.length) {
    const [one, two] = [decided[at], others[other]]
    if (one && (!two || one.at >= two.at)) {
      line.push(one)
      at += 1
    } else if (two) {
      line.push(two)
      other += 1
    }
  }
  return line
}
