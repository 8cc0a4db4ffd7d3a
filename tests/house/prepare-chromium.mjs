// The tests need a Chromium and fonts with every Vietnamese letter. On Debian, root may have them installed; elsewhere it says how.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from './find-chromium.ts'

const MINUTE = 60_000
const HOW = 'Install chromium (Debian: apt-get install chromium fonts-noto-core), or set CHROMIUM to the path of one.'

if (findChromium()) process.exit(0)
const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version') && !process.env.CHROMIUM
if (!mayInstall) fail(`No Chromium found. ${HOW}`)

console.log('No Chromium found: installing chromium and fonts-noto-core with apt-get')
apt(['update', '-qq'], 2 * MINUTE)
apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-core'], 8 * MINUTE)
if (!findChromium()) fail(`apt-get brought no Chromium. ${HOW}`)

/** @param {string[]} words @param {number} timeout */
function apt(words, timeout) {
  const { status } = spawnSync('apt-get', words, {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (status !== 0) fail(`apt-get ${words[0]} failed. ${HOW}`)
}

/** @param {string} line */
function fail(line) {
  console.error(line)
  process.exit(1)
}
