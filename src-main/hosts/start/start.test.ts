import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { actingProfileIn } from './acting-profile.ts'
import { electronProgram } from './electron-runtime.ts'
import { appBrowser, appDataDir, defaultBrowser, hasDisplay, libraryDirOf, type Machine } from './machine.ts'
import { appWindowArguments, writeHandOver } from './open-browser.ts'
import { startArguments } from './start-arguments.ts'

const aMachine = (facts: Partial<Machine> & { programs?: readonly string[] } = {}): Machine => ({
  platform: 'linux',
  env: { PATH: '/usr/bin:/snap/bin' },
  home: '/home/trinh',
  isRoot: false,
  canRun: (path) => facts.programs?.includes(path) ?? false,
  ...facts,
})

describe('npm start', () => {
  it('understands its words and refuses others', () => {
    expect(startArguments(['--web', '--library', 'kho'], '/nha')).toEqual({
      web: true,
      noOpen: false,
      libraryDir: '/nha/kho',
    })
    expect(startArguments(['--no-open'], '/nha')).toEqual({ web: false, noOpen: true, libraryDir: null })
    expect(startArguments(['--wbe'], '/nha')).toBeNull()
    expect(startArguments(['bai.txt'], '/nha')).toBeNull()
  })
  it('keeps its things where each system keeps them', () => {
    expect(libraryDirOf(aMachine(), null)).toBe('/home/trinh/.local/share/ToaSoan/library')
    expect(libraryDirOf(aMachine({ env: { TOA_SOAN_LIBRARY: '/kho' } }), null)).toBe('/kho')
    expect(libraryDirOf(aMachine({ env: { TOA_SOAN_LIBRARY: '/kho' } }), '/khac')).toBe('/khac')
    expect(appDataDir(aMachine())).toBe('/home/trinh/.local/share/ToaSoan')
    expect(appDataDir(aMachine({ env: { XDG_DATA_HOME: '/du-lieu' } }))).toBe('/du-lieu/ToaSoan')
    expect(appDataDir(aMachine({ platform: 'darwin', home: '/Users/trinh' }))).toBe(
      '/Users/trinh/Library/Application Support/ToaSoan',
    )
    expect(appDataDir(aMachine({ platform: 'win32', env: { APPDATA: 'C:\\Users\\trinh\\AppData\\Roaming' } }))).toBe(
      'C:\\Users\\trinh\\AppData\\Roaming\\ToaSoan',
    )
  })
  it('knows a machine without a screen', () => {
    expect(hasDisplay(aMachine())).toBe(false)
    expect(hasDisplay(aMachine({ env: { WAYLAND_DISPLAY: 'wayland-0' } }))).toBe(true)
    expect(hasDisplay(aMachine({ platform: 'win32', env: {} }))).toBe(true)
  })
  it('finds no Electron where its runtime was never fetched', () => {
    expect(electronProgram('/khong-co')).toBeNull()
  })
})

describe('who acts', () => {
  it('is remembered per library, and asked again when the file is lost or torn', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'toasoan-acting-'))
    const file = join(folder, 'moi', 'acting-profiles.json')
    expect(actingProfileIn(file, '/kho').get()).toBeNull()
    actingProfileIn(file, '/kho').set('khanh-trinh')
    actingProfileIn(file, '/kho-khac').set('bien-tap')
    expect(actingProfileIn(file, '/kho').get()).toBe('khanh-trinh')
    await writeFile(file, '{"/kho":')
    expect(actingProfileIn(file, '/kho').get()).toBeNull()
    await rm(folder, { recursive: true })
  })
})

describe('the browser', () => {
  it('is Chrome before Edge before Chromium, never a snap', () => {
    expect(appBrowser(aMachine({ programs: ['/usr/bin/chromium', '/usr/bin/microsoft-edge'] }))).toEqual({
      name: 'Microsoft Edge',
      path: '/usr/bin/microsoft-edge',
    })
    expect(appBrowser(aMachine({ programs: ['/snap/bin/chromium'] }))).toBeNull()
  })
  it('is found on Windows and macOS', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    expect(
      appBrowser(
        aMachine({ platform: 'win32', env: { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }, programs: [edge] }),
      )?.path,
    ).toBe(edge)
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(appBrowser(aMachine({ platform: 'darwin', programs: [chrome] }))?.path).toBe(chrome)
  })
  it('is the person’s own where none of these is there', () => {
    expect(defaultBrowser(aMachine({ programs: ['/usr/bin/xdg-open'] }), '/tmp/a.html')).toEqual([
      '/usr/bin/xdg-open',
      '/tmp/a.html',
    ])
    expect(defaultBrowser(aMachine(), '/tmp/a.html')).toBeNull()
    expect(defaultBrowser(aMachine({ platform: 'darwin' }), '/tmp/a.html')).toEqual(['open', '/tmp/a.html'])
  })
  it('gets the token through a file only this person can read, so no process list shows it', async () => {
    const handOver = await writeHandOver('http://127.0.0.1:4000/enter#bimat')
    expect((await stat(handOver.file)).mode & 0o777).toBe(0o600)
    const words = appWindowArguments(aMachine({ isRoot: true }), handOver.file)
    expect(words.join(' ')).not.toMatch(/bimat|127\.0\.0\.1/)
    expect(words).toContain('--no-sandbox')
    expect(appWindowArguments(aMachine(), handOver.file)).not.toContain('--no-sandbox')
    handOver.remove()
    await expect(stat(handOver.file)).rejects.toThrow()
  })
})
