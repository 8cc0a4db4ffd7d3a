/** Why a version was made; those of a decision carry its kind. */
export const VERSION_REASONS = [
  'submit',
  'return',
  'approve',
  'export',
  'publish',
  'interval',
  'named',
  'beforeRestore',
  'beforeImport',
  'beforeMerge',
] as const
export type VersionReason = (typeof VERSION_REASONS)[number]
