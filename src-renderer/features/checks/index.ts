export { CheckPanel } from './check-panel.tsx'
export { issueKeyed } from './issue-keyed.ts'
