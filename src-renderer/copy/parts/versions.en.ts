import type { versionsVi } from './versions.vi.ts'

export const versionsEn: Readonly<Record<keyof typeof versionsVi, string>> = {
  'history.conflictCopy.save': 'Kept text that met a newer version while saving',
  'history.conflictCopy.sync': 'Kept the version that a sync program split off',
  'history.conflictCopy.backup': 'Kept another version that came from a backup',
  'history.conflictResolved.stored': 'Chose the stored version of two',
  'history.conflictResolved.copy': 'Chose the kept version of two',
  'history.conflictResolved.merged': 'Merged two versions into one',
  'history.conflictResolved.both': 'Kept both versions as two articles',
  'history.restoreVersion': 'Restored version {version}',
}
