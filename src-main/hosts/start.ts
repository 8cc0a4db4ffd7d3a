import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compose } from './compose.ts'
import { type LocalWeb, startLocalWeb } from './local-web/server.ts'
import { actingProfileIn } from './start/acting-profile.ts'
import { electronProgram, fetchElectron, runElectron } from './start/electron-runtime.ts'
import { appDataDir, hasDisplay, libraryDirOf, logsDirOf, thisMachine } from './start/machine.ts'
import { openBrowser, writeHandOver } from './start/open-browser.ts'
import { type StartArguments, startArguments } from './start/start-arguments.ts'

/** Which door opens, decided here; the line printed says why. */
const REASONS = {
  asked: 'vì có --web',
  'not-opened': 'vì có --no-open',
  'no-display': 'vì máy này không có màn hình',
  'no-electron': 'vì chưa có Electron và không tải về được',
  'broken-electron': 'vì Electron không chạy được trên máy này',
} as const
type Reason = keyof typeof REASONS

const machine = thisMachine()
// This file is built as out/main/start.js.
const root = join(import.meta.dirname, '..', '..')
const rendererDir = join(import.meta.dirname, '..', 'renderer')

const main = async (): Promise<void> => {
  const asked = startArguments(process.argv.slice(2), process.cwd())
  if (!asked) return leave(2, 'Dùng: npm start -- [--web] [--no-open] [--library THƯ_MỤC]')
  const libraryDir = libraryDirOf(machine, asked.libraryDir)
  const reason = await openDesktop(asked, libraryDir)
  if (reason) await openLocalWeb(reason, libraryDir, asked.noOpen)
}

// Runs the desktop window to its end, or says why the local web host has to open in its place.
const openDesktop = async (asked: StartArguments, libraryDir: string): Promise<Reason | null> => {
  if (asked.web) return 'asked'
  if (asked.noOpen) return 'not-opened'
  if (!hasDisplay(machine)) return 'no-display'
  const program = electronProgram(root) ?? (await fetchElectron(root, tellProgress))
  if (!program) return 'no-electron'
  say(`Tòa Soạn mở cửa sổ riêng (Electron), thư viện ${libraryDir}`)
  return (await runElectron(program, root, libraryDir)) === 'broken' ? 'broken-electron' : null
}

const openLocalWeb = async (reason: Reason, libraryDir: string, noOpen: boolean): Promise<void> => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string }
  const window = { waitForList: false, scheduleBackups: true, logsDir: logsDirOf(machine) }
  const composed = await compose({ libraryDir, door: 'local-web', version, onBug: tellBug, ...window })
  if (!composed.ok)
    return leave(1, `Không mở được thư viện ${libraryDir} (${composed.error.code}). Chưa có gì bị thay đổi.`)
  const { services, library, pictures, close } = composed.value
  let entered = () => {}
  let closeWindow = () => {}
  const actingProfile = actingProfileIn(join(appDataDir(machine), 'acting-profiles.json'), libraryDir)
  const host = await startLocalWeb({
    services,
    library,
    pictures,
    rendererDir,
    actingProfile,
    onEnter: () => entered(),
  })
  const end = endOnce(async () => {
    await host.close()
    await close()
    closeWindow()
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  // A token lives a minute; whoever was slower asks for another address here.
  if (process.stdin.isTTY) process.stdin.on('data', () => say(host.freshUrl()))

  if (noOpen || !hasDisplay(machine)) return say(addressLine(host, noOpen ? reason : 'no-display'))
  const handOver = await writeHandOver(host.url)
  entered = handOver.remove
  setTimeout(entered, HAND_OVER_LIFE).unref()
  process.on('exit', entered)
  const opened = await openBrowser(machine, handOver.file)
  switch (opened.kind) {
    case 'app-window': {
      const since = Date.now()
      closeWindow = () => void opened.process.kill()
      // A browser that hands the page to one already running ends at once; its window stays.
      opened.process.on('exit', () => Date.now() - since > HANDED_ON && end())
      return say(`Tòa Soạn mở trong cửa sổ ${opened.name}, ${REASONS[reason]}. Đóng cửa sổ hoặc nhấn Ctrl+C để thôi.`)
    }
    case 'default-browser':
      return say(`Tòa Soạn mở trong trình duyệt mặc định, ${REASONS[reason]}. Trang không hiện thì mở ${host.url}`)
    case 'none':
      return say(addressLine(host, reason))
  }
}

const HAND_OVER_LIFE = 60_000
const HANDED_ON = 3000

const addressLine = ({ url }: LocalWeb, reason: Reason) =>
  `Tòa Soạn chạy tại ${url} (dùng một lần, trong một phút), ${REASONS[reason]}`

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const tellProgress = (megabytes: number, seconds: number): void => {
  process.stderr.write(
    `${process.stderr.isTTY ? '\r' : ''}Đang tải Electron: ${megabytes} MB, ${seconds} giây${process.stderr.isTTY ? ' ' : '\n'}`,
  )
}

const tellBug = (operation: string, cause: unknown): void => console.error(operation, cause)

const leave = (code: number, line: string): void => {
  process.stderr.write(`${line}\n`)
  process.exitCode = code
}

// The first Ctrl+C waits until everything is on disk; the second does not.
const endOnce = (close: () => Promise<void>) => {
  let ending = false
  return () => {
    if (ending) process.exit(130)
    ending = true
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
}

await main()
