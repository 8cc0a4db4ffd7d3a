/** How an article of a backup stands to the one here. */
export const COMPARISONS = [
  /** Not here. */
  'new',
  /** The same text and history. */
  'same',
  /** Ours already contains it. */
  'older',
  /** It contains ours: comes in, and ours is kept as a version. */
  'newer',
  /** Neither contains the other: comes in as a conflict copy. */
  'differs',
] as const
export type Comparison = (typeof COMPARISONS)[number]

/** What is compared of an article. */
export type Known = {
  /** Hash of the published content. */
  readonly text: string
  /** The decisions, each as it is written. */
  readonly decisions: readonly string[]
  readonly generation: number
  /** Hashes of the texts that its versions hold. */
  readonly versions: ReadonlySet<string>
}

/** Whose history goes on where the other's ends. */
type Lead = 'none' | 'ours' | 'theirs' | 'parted'

/**
 * Decides without any clock, from what each side has kept of the other. `past`: this library is known to have held the
 * whole backup once, because it made it, was restored from it or took it in.
 */
export function compareArticle(ours: Known | null, theirs: Known, past: boolean): Comparison {
  if (!ours) return 'new'
  const lead = leadOf(ours, theirs)
  if (ours.text === theirs.text) return lead === 'none' ? 'same' : lead === 'theirs' ? 'newer' : 'older'
  if (past && (lead === 'none' || lead === 'ours') && theirs.generation <= ours.generation) return 'older'
  const oursInTheirs = theirs.versions.has(ours.text) && (lead === 'none' || lead === 'theirs')
  if (ours.versions.has(theirs.text)) return oursInTheirs && lead === 'theirs' ? 'newer' : 'older'
  return oursInTheirs ? 'newer' : 'differs'
}

/**
 * Whether ours, where it stays, lacks something of theirs that must then be kept as a version: its text, or a history
 * that went another way.
 */
export function mustKeepTheirs(ours: Known, theirs: Known): boolean {
  const lead = leadOf(ours, theirs)
  if (lead === 'theirs' || lead === 'parted') return true
  return ours.text !== theirs.text && !ours.versions.has(theirs.text)
}

function leadOf({ decisions: ours }: Known, { decisions: theirs }: Known): Lead {
  const shared = Math.min(ours.length, theirs.length)
  for (let at = 0; at < shared; at += 1) if (ours[at] !== theirs[at]) return 'parted'
  return ours.length === theirs.length ? 'none' : ours.length > theirs.length ? 'ours' : 'theirs'
}
