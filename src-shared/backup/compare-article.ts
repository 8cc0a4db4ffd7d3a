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
