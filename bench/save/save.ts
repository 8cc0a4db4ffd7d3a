import { measureAcknowledged } from './acknowledged.ts'
import { measureMainBlocking } from './main-blocking.ts'
import { measureOpening } from './opening.ts'
import { measureWindowBlocking } from './window-blocking.ts'

// `npm run bench:save`; `-- --gate` fails when a gate does, `-- --only opening` runs one part.
const parts = {
  acknowledged: measureAcknowledged,
  main: measureMainBlocking,
  opening: measureOpening,
  window: measureWindowBlocking,
}
const only = process.argv[process.argv.indexOf('--only') + 1]
const before = process.cpuUsage()
for (const [name, measure] of Object.entries(parts)) {
  if (process.argv.includes('--only') && only !== name) continue
  await measure()
}
const { user, system } = process.cpuUsage(before)
console.log(`\nCPU of this process: ${((user + system) / 1e6).toFixed(1)} s`)
