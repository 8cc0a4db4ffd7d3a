import { accessSync, constants } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join, posix, resolve, win32 } from 'node:path'

/** What opening a window depends on; a value, so that every system can be tested on one. */
export type Machine = {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  readonly isRoot: boolean
  /** Whether a program stands at this path and may be run. */
  readonly canRun: (path: string) => boolean
}

/** The computer this runs on. */
export const thisMachine = (): Machine => ({
  platform: process.platform,
  env: process.env,
  home: homedir(),
  isRoot: process.getuid?.() === 0,
  canRun: (path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  },
})

/** The program's own folder among the person's files: `ToaSoan` where this system keeps such things. */
export const appDataDir = ({ platform, env, home }: Machine): string => {
  if (platform === 'win32') return win32.join(env.APPDATA ?? win32.join(home, 'AppData', 'Roaming'), 'ToaSoan')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'ToaSoan')
  return posix.join(env.XDG_DATA_HOME || posix.join(home, '.local', 'share'), 'ToaSoan')
}

/** Where doors without a folder of their own keep their log; null where nothing says whose machine this is. */
export const logsDirOf = (machine: Machine): string | null => {
  const { APPDATA, XDG_DATA_HOME, HOME, USERPROFILE } = machine.env
  return APPDATA || XDG_DATA_HOME || HOME || USERPROFILE ? join(appDataDir(machine), 'logs') : null
}

/** The library of every door: the one asked for, else TOA_SOAN_LIBRARY, else `library` in the program's own folder. */
export const libraryDirOf = (machine: Machine, asked: string | null): string =>
  asked ?? (machine.env.TOA_SOAN_LIBRARY ? resolve(machine.env.TOA_SOAN_LIBRARY) : join(appDataDir(machine), 'library'))

/** Only Linux machines run without a screen. */
export const hasDisplay = ({ platform, env }: Machine): boolean =>
  platform === 'win32' || platform === 'darwin' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)

/** Chrome, Edge or Chromium, which can show one page as a window of its own; null where none is found. */
export const appBrowser = (machine: Machine): { readonly name: string; readonly path: string } | null => {
  for (const { name, path } of appBrowsers(machine)) if (machine.canRun(path)) return { name, path }
  return null
}

/** The command that shows a file in the browser the person has chosen; null where there is none. */
export const defaultBrowser = (machine: Machine, file: string): readonly [string, ...string[]] | null => {
  if (machine.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', file]
  if (machine.platform === 'darwin') return ['open', file]
  const opener = onPath(machine, 'xdg-open').find(machine.canRun)
  return opener ? [opener, file] : null
}

type Candidate = { readonly name: string; readonly path: string }

const appBrowsers = (machine: Machine): readonly Candidate[] => {
  if (machine.platform === 'win32')
    return WINDOWS.flatMap(({ name, path }) =>
      programFolders(machine).map((folder) => ({ name, path: win32.join(folder, path) })),
    )
  if (machine.platform === 'darwin')
    return MAC.flatMap((name) =>
      ['', machine.home].map((base) => ({ name, path: `${base}/Applications/${name}.app/Contents/MacOS/${name}` })),
    )
  return LINUX.flatMap(({ name, programs }) =>
    programs.flatMap((program) => onPath(machine, program).map((path) => ({ name, path }))),
  )
}

const LINUX = [
  { name: 'Google Chrome', programs: ['google-chrome-stable', 'google-chrome'] },
  { name: 'Microsoft Edge', programs: ['microsoft-edge-stable', 'microsoft-edge'] },
  { name: 'Chromium', programs: ['chromium', 'chromium-browser'] },
]
const MAC = ['Google Chrome', 'Microsoft Edge', 'Chromium']
const WINDOWS = [
  { name: 'Google Chrome', path: 'Google\\Chrome\\Application\\chrome.exe' },
  { name: 'Microsoft Edge', path: 'Microsoft\\Edge\\Application\\msedge.exe' },
  { name: 'Chromium', path: 'Chromium\\Application\\chrome.exe' },
]

const programFolders = ({ env }: Machine): readonly string[] =>
  [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((folder) => folder !== undefined)

// A snap may read neither /tmp nor hidden folders, so it could not open the page that carries the token.
const onPath = ({ env }: Machine, program: string): readonly string[] =>
  [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/opt/google/chrome', '/opt/microsoft/msedge']
    .filter((folder) => folder.startsWith('/') && !folder.startsWith('/snap'))
    .map((folder) => posix.join(folder, program))
