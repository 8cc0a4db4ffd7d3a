// `npm run test:electron`: the journeys in real Electron where its runtime is here. Exit code 3 means not run, which is not passed.
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { electronProgram } from '../../src-main/hosts/start/electron-runtime.ts'

const root = resolve(import.meta.dirname, '../..')
const program = electronProgram(root)
if (!program) {
  console.log('NOT RUN: no Electron runtime (npx install-electron fetches it)')
  process.exit(3)
}
const words = ['test', '-c', 'tests/journeys/playwright.config.ts', '--project', 'electron']
const { status } = spawnSync(process.execPath, [resolve(root, 'node_modules/@playwright/test/cli.js'), ...words], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ELECTRON_PROGRAM: program },
})
process.exit(status ?? 1)
