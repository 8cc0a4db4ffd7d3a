import { parseArgs } from 'node:util'
import { measureAcknowledged } from './acknowledged.ts'
import { createLibraries } from './libraries.ts'
import { measureMainBlocking } from './main-blocking.ts'
import { measureOpening } from './opening.ts'
import { createReport } from './report.ts'
import { measureWindowBlocking } from './window-blocking.ts'

// `npm run bench:save`; `-- --gate` fails when a gate does, `-- --only opening` runs one part, `-- --json` prints JSON.
const parts = {
  opening: measureOpening,
  acknowledged: measureAcknowledged,
  main: measureMainBlocking,
  window: measureWindowBlocking,
}
const { values } = parseArgs({
  options: { gate: { type: 'boolean' }, json: { type: 'boolean' }, only: { type: 'string' } },
})
const { gate = false, json = false, only } = values
if (only !== undefined && !Object.hasOwn(parts, only))
  throw new Error(`--only ${only}: there are ${Object.keys(parts).join(', ')}`)
const report = createReport({ json, strict: gate })
const libraries = createLibraries()
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, () => process.exit(code))
process.once('exit', libraries.clear)
for (const [name, measure] of Object.entries(parts))
  if (only === undefined || only === name) await measure(report, libraries)
report.end()
