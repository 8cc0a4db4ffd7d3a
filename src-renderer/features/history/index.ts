export { HistoryPanel } from './history-panel.tsx'
export type { VersionActs } from './version-acts.ts'
export { versionLabel, versionWhat } from './version-label.ts'
