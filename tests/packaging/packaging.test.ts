import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { extractAll, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtProgram } from '../rig/built-program.ts'
import { startRig } from '../rig/start-rig.ts'
import { stubElectron } from './stub-electron.ts'

const root = resolve(import.meta.dirname, '..', '..')
const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
const builder = createRequire(import.meta.url).resolve('electron-builder/cli.js')
const run = promisify(execFile)

let home = ''
const unpacked = () => join(home, 'dist', 'linux-unpacked')
const asar = () => join(unpacked(), 'resources', 'app.asar')

const pack = (...more: string[]) =>
  run(
    process.execPath,
    [
      builder,
      '--linux',
      '--dir',
      '--publish',
      'never',
      '--config',
      'resources/electron-builder.yml',
      `-c.electronDist=${join(home, 'electron')}`,
      `-c.directories.output=${join(home, 'dist')}`,
      ...more,
    ],
    { cwd: root, timeout: 240_000 },
  )

beforeAll(async () => {
  builtProgram()
  home = await mkdtemp(join(tmpdir(), 'packaging-'))
  stubElectron(join(home, 'electron'))
  await pack()
}, 260_000)
afterAll(() => rm(home, { recursive: true, force: true }))

describe('the configuration of the installers', () => {
  it('is checked by electron-builder itself, which refuses a key it does not know', async () => {
    await expect(pack('-c.nonsense=1')).rejects.toMatchObject({
      stdout: expect.stringMatching(/unknown property 'nonsense'/),
    })
  })

  it('makes nsis for Windows, AppImage and deb for Linux, dmg for macOS, and opens .tinbai files', async () => {
    const text = await readFile(join(root, 'resources', 'electron-builder.yml'), 'utf8')
    const flat = text.replace(/\s+/g, ' ')
    for (const part of [
      'appId: vn.toasoan.desktop',
      'productName: Tòa Soạn',
      'win: target: [nsis]',
      'linux: target: [AppImage, deb]',
      'mac: target: [dmg]',
      'fileAssociations: - ext: tinbai',
      'deleteAppDataOnUninstall: false',
    ]) {
      expect(flat).toContain(part)
    }
  })

  it('has the pictures that each system shows', async () => {
    const icons = join(root, 'resources', 'icons')
    expect((await readFile(join(icons, 'icon.ico'))).subarray(0, 6)).toEqual(Buffer.from([0, 0, 1, 0, 4, 0]))
    expect(await readdir(join(icons, 'linux'))).toContain('512x512.png')
  })
})

describe('the packed program', () => {
  it('has every fuse as safety asks', async () => {
    const wire = await getCurrentFuseWire(join(unpacked(), 'toa-soan'))
    const on = (fuse: FuseV1Options) => String.fromCharCode(Number(wire[fuse])) === '1'
    expect({
      runAsNode: on(FuseV1Options.RunAsNode),
      nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: on(FuseV1Options.EnableNodeCliInspectArguments),
      cookieEncryption: on(FuseV1Options.EnableCookieEncryption),
      asarIntegrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyFromAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
      filePrivileges: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: false,
      nodeOptions: false,
      inspect: false,
      cookieEncryption: true,
      asarIntegrity: true,
      onlyFromAsar: true,
      filePrivileges: false,
    })
  })

  it('speaks Vietnamese and English only', async () => {
    expect((await readdir(join(unpacked(), 'locales'))).sort()).toEqual(['en-US.pak', 'vi.pak'])
  })

  it('holds the program, the demonstration library and what runs with them, and nothing of the workshop', () => {
    const files = listPackage(asar(), { isPack: false }).map((file) => file.replaceAll('\\', '/'))
    for (const needed of [
      '/package.json',
      '/out/main/electron.js',
      '/out/preload/preload.cjs',
      '/out/renderer/index.html',
      '/seeds/library',
      '/node_modules/lowdb',
      '/node_modules/sharp',
    ]) {
      expect(files).toContain(needed)
    }
    const workshop = Object.keys(manifest.devDependencies)
      // Named for development here, but needed by a library that runs.
      .filter((name) => !['@tiptap/core', '@tiptap/pm'].includes(name))
      .map((name) => `/node_modules/${name}`)
    const runs = runtimeOf(files)
    expect(files.filter((file) => workshop.includes(file) && !runs.has(file))).toEqual([])
    expect(files.filter((file) => /^\/(src-|tests|docs|bench|dist|\.)|\.test\.|\.map$/.test(file))).toEqual([])
  })

  it('keeps native code outside the archive, where the system can load it', async () => {
    const beside = await readdir(join(unpacked(), 'resources', 'app.asar.unpacked', 'node_modules'))
    expect(beside.sort()).toEqual(['@img', 'sharp'])
  })

  it('starts from its archive, over a library of its own', async () => {
    const app = join(home, 'extracted')
    extractAll(asar(), app)
    const userData = join(home, 'person')
    const rig = await startRig({ outDir: join(app, 'out'), userData, args: ['--library', join(userData, 'library')] })
    const page = await rig.firstWindow()
    expect(await page.title()).toBe('Tòa Soạn')
    const session = await page.evaluate(() =>
      (window as unknown as { toaSoan: { call(name: string, input: unknown): Promise<unknown> } }).toaSoan.call(
        'session.get',
        {},
      ),
    )
    expect(session).toMatchObject({
      ok: true,
      value: { host: 'electron', version: manifest.version, library: { readOnly: null } },
    })
    await rig.close()
    expect(rig.problems).toEqual([])
  })
})

/** Libraries that a shipped one needs, although this project also lists them for its own development. */
const runtimeOf = (files: readonly string[]): ReadonlySet<string> => {
  const needed = new Set<string>()
  const visit = (name: string): void => {
    const path = `/node_modules/${name}`
    if (needed.has(path) || !files.includes(path)) return
    needed.add(path)
    const own = JSON.parse(
      createRequire(import.meta.url)('node:fs').readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
    )
    for (const next of Object.keys({ ...own.dependencies, ...own.optionalDependencies, ...own.peerDependencies }))
      visit(next)
  }
  for (const name of Object.keys(manifest.dependencies)) visit(name)
  return needed
}
