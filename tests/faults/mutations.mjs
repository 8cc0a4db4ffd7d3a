// `npm run test:mutations`: plants one bug after another in a copy of the store and says which test notices.
// A bug that no test notices, or whose place is no longer in the source, fails the run.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const STORE = 'src-main/store'

/** @type {readonly { name: string, tests: string[], file: string | null, find: string, put: string }[]} */
const MUTATIONS = [
  {
    name: 'the file is not synced',
    tests: ['tests/faults/crash-model.test.ts'],
    file: `${STORE}/disk/durable-write.ts`,
    find: '    await file.sync()\n',
    put: '',
  },
  {
    name: 'the folder is not synced',
    tests: ['tests/faults/crash-model.test.ts'],
    file: `${STORE}/disk/durable-write.ts`,
    find: '    await fs.syncFolder(dirname(path))\n    if (write.parentToSync)',
    put: '    if (write.parentToSync)',
  },
  {
    name: 'one name for every unfinished file',
    tests: ['tests/faults/failing-calls', 'src-main/store/library.test.ts'],
    file: `${STORE}/disk/durable-write.ts`,
    find: 'const uniqueName = (): string =>',
    put: "const uniqueName = (): string => 'unfinished.tmp'\nexport const wasUnique = (): string =>",
  },
  {
    name: 'acknowledged before it is written',
    tests: ['tests/faults/failing-calls'],
    file: `${STORE}/disk/record.ts`,
    find: 'lastStamp = await durableWrite({ ...spec, bytes })',
    put: 'lastStamp = { size: bytes.byteLength, mtimeMs: 0, ino: 0 }; setTimeout(() => void durableWrite({ ...spec, bytes }).catch(() => {}), 5)',
  },
  {
    name: 'a library.json that is gone becomes the defaults',
    tests: ['src-main/store/library.test.ts', 'tests/faults/damaged-files.test.ts'],
    file: `${STORE}/library-file.ts`,
    find: "if (read.status === 'missing' && (await wasLibrary(fs, places))) return failed('library/damaged')",
    put: '',
  },
  {
    name: 'an article that is gone is taken for one that never was',
    tests: ['src-main/store/library.test.ts'],
    file: null,
    find: "if (!(await wasLost(id))) return failed('article/not-found')",
    put: "return failed('article/not-found')",
  },
  {
    name: 'the hash of a file is not compared',
    tests: ['tests/faults/damaged-files.test.ts'],
    file: `${STORE}/disk/envelope.ts`,
    find: "if (sha256(rest) !== hash) return damaged('hash')",
    put: '',
  },
  {
    name: 'the hash of a version is not compared',
    tests: ['src-main/store/versions', 'src-main/services/operations/versions.test.ts'],
    file: `${STORE}/versions/version-file.ts`,
    find: 'if (!text || sha256(text) !== version) return null',
    put: 'if (!text) return null',
  },
  {
    name: 'the generation that a save is based on is ignored',
    tests: ['src-main/store/library.test.ts'],
    file: `${STORE}/article-shelf.ts`,
    find: "if (base !== basedOn) return failed('article/changed-elsewhere', { generation: base })",
    put: '',
  },
  {
    name: 'after a failed sync of the folder the new file stays',
    tests: ['tests/faults/failing-calls'],
    file: `${STORE}/disk/durable-write.ts`,
    find: 'if (old) await quietly(putBack(write))',
    put: 'if (old) await quietly(Promise.resolve())',
  },
  {
    name: 'a full disk is called a success',
    tests: ['tests/faults/failing-calls', 'tests/faults/full-disk.test.ts'],
    file: `${STORE}/disk/disk-failure.ts`,
    find: "return isFullDisk(error) ? failed('disk/full')",
    put: "return isFullDisk(error) ? ({ ok: true, value: { generation: 1, savedAt: '' } } as never)",
  },
  {
    name: 'the version that a decision asks for is never made up for',
    tests: ['src-main/store/versions'],
    file: `${STORE}/article-shelf.ts`,
    find: 'if (before.value) await keeper.settle(id, () => stored(id))',
    put: '',
  },
  {
    name: 'nobody asks whether the folder is still the same',
    tests: ['src-main/store/opening.test.ts'],
    file: `${STORE}/library-guard.ts`,
    find: 'return now !== null && String(now) === opened',
    put: 'return true',
  },
  {
    name: 'a lost fifth of the articles is taken for a deletion',
    tests: ['src-main/store/opening.test.ts'],
    file: `${STORE}/library.ts`,
    find: "readOnly ??= 'articles-missing'",
    put: 'readOnly ??= null',
  },
]

const copy = mkdtempSync(join(tmpdir(), 'toa-soan-mutations-'))
for (const name of [
  'src-main',
  'src-shared',
  'src-renderer',
  'tests',
  'seeds',
  'resources',
  'package.json',
  'electron.vite.config.ts',
])
  cpSync(join(root, name), join(copy, name), { recursive: true })
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
symlinkSync(join(root, 'out'), join(copy, 'out'))

const sound = failingTests([...new Set(MUTATIONS.flatMap(({ tests }) => tests))])
if (sound.length > 0) {
  console.log(`Without any planted bug these fail already:\n${sound.join('\n')}`)
  process.exit(1)
}
let survived = 0
for (const { name, tests, file, find, put } of MUTATIONS) {
  const path = file ?? place(find)
  const source = path && readFileSync(join(copy, path), 'utf8')
  if (!source?.includes(find)) {
    survived += 1
    console.log(`GONE      ${name}: its place is no longer in ${path ?? STORE}`)
    continue
  }
  writeFileSync(join(copy, path), source.replace(find, put))
  const noticed = failingTests(tests)
  writeFileSync(join(copy, path), source)
  if (noticed.length === 0) survived += 1
  console.log(noticed.length > 0 ? `noticed   ${name}\n            by: ${noticed[0]}` : `SURVIVED  ${name}`)
}
rmSync(copy, { recursive: true, force: true })
console.log(`\n${MUTATIONS.length - survived} planted bugs noticed, ${survived} not`)
process.exitCode = survived > 0 ? 1 : 0

/** The names of the tests in these files that fail over the copy as it is now. @param {string[]} files */
function failingTests(files) {
  const report = join(copy, 'report.json')
  rmSync(report, { force: true })
  const words = ['run', '--config', 'tests/vitest.config.ts', '--bail=1', '--reporter=json', `--outputFile=${report}`]
  const env = { ...process.env, TOA_SOAN_CRASHES: '1500' }
  spawnSync(join(root, 'node_modules/.bin/vitest'), [...words, ...files], { cwd: copy, env, stdio: 'ignore' })
  const { testResults = [] } = JSON.parse(readFileSync(report, 'utf8'))
  // A file that the first failure cut short is called failed too; only a test with a name counts.
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${name.slice(copy.length + 1)}: ${fullName}`),
  )
}

/** The file of the store that holds this text. @param {string} text */
function place(text) {
  const { stdout } = spawnSync('grep', ['-rlF', text, STORE], { cwd: copy, encoding: 'utf8' })
  return stdout.split('\n').find(Boolean) ?? null
}
