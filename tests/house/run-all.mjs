// `npm test`: every check in turn, stopping at the first that fails. The last line counts unit tests and journeys.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const results = join(root, 'test-results')
const units = join(results, 'units.json')
const journeys = join(results, 'journeys.json')
const total = { passed: 0, failed: 0, skipped: 0 }

if (Number(process.versions.node.split('.')[0]) < 24) stop('Run this as `npm test`: it brings Node 24 with it.')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

// The build stands before the unit tests: the rig, the command line and the packaging tests run what was built.
check('chromium', [process.execPath, join(root, 'tests/house/prepare-chromium.mjs')])
for (const script of ['lint', 'types', 'layers', 'unused', 'build']) check(script, npm('run', '--silent', script))
counted(
  'unit',
  npm('run', '--silent', 'unit', '--', '--reporter=dot', '--reporter=json', `--outputFile.json=${units}`),
  countUnits,
)
counted('journeys', npm('run', '--silent', 'journeys'), countJourneys)
finish(total.failed > 0 ? 1 : 0)

/** A step without tests of its own. @param {string} name @param {string[]} command */
function check(name, command) {
  if (run(name, command) !== 0) {
    total.failed += 1
    finish(1)
  }
}

/** A step that reports tests. @param {string} name @param {string[]} command @param {() => { passed: number, failed: number, skipped: number }} count */
function counted(name, command, count) {
  const status = run(name, command)
  const { passed, failed, skipped } = count()
  total.passed += passed
  total.skipped += skipped
  // A runner that ended badly without naming a test still failed; so did one that ran nothing.
  total.failed += Math.max(failed, status === 0 && passed > 0 ? 0 : 1)
  if (total.failed > 0) finish(1)
}

/** @param {string} name @param {string[]} command */
function run(name, command) {
  const started = Date.now()
  console.log(`\n── ${name}`)
  const [program = '', ...words] = command
  const { status } = spawnSync(program, words, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: journeys },
  })
  console.log(`── ${name}: ${status === 0 ? 'ok' : 'FAILED'}, ${((Date.now() - started) / 1000).toFixed(1)} s`)
  return status
}

function countUnits() {
  const report = read(units)
  return {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  }
}

function countJourneys() {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = read(journeys)?.stats ?? {}
  return { passed: expected, failed: unexpected + flaky, skipped }
}

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** @param {string[]} words */
function npm(...words) {
  const npmScript = process.env.npm_execpath
  return npmScript ? [process.execPath, npmScript, ...words] : ['npm', ...words]
}

/** @param {number} code */
function finish(code) {
  console.log(
    `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
  )
  process.exit(code)
}

/** @param {string} line */
function stop(line) {
  console.error(line)
  process.exit(1)
}
