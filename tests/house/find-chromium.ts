import { existsSync } from 'node:fs'
import { join } from 'node:path'

const PROGRAMS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
]
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The Chromium that tests drive: the one named in CHROMIUM, else the system's; null when there is none. */
export const findChromium = (): string | null => {
  const named = process.env.CHROMIUM
  if (named) return existsSync(named) ? named : null
  const system = ['/usr/bin', '/usr/local/bin'].flatMap((folder) => PROGRAMS.map((program) => join(folder, program)))
  return [...system, ...ELSEWHERE].find((path) => existsSync(path)) ?? null
}

/** Keeps a test browser quiet and inside this machine; root may not have Chromium's own sandbox. */
export const CHROMIUM_WORDS: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
