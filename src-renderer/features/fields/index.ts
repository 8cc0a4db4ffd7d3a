export { FieldsPanel } from './fields-panel.tsx'
