import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'
import { CHROMIUM_WORDS, findChromium } from '../house/find-chromium.ts'
import type { DoorOption } from './support/app.ts'

const root = resolve(import.meta.dirname, '../..')
const executablePath = findChromium()

export default defineConfig<DoorOption>({
  testDir: '.',
  outputDir: resolve(root, 'test-results/journeys'),
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // Office-like and shared machines are slow at times; a wait that is met costs nothing.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['line'], ['json']] : [['line']],
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    trace: 'off',
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: [...CHROMIUM_WORDS] },
  },
  // The same journeys through every door; real Electron only where its runtime is (tests/house/electron-journeys.mjs).
  projects: [
    { name: 'local-web', use: { door: 'local-web' } },
    { name: 'rig', use: { door: 'rig' } },
    ...(process.env.ELECTRON_PROGRAM ? [{ name: 'electron', use: { door: 'electron' as const } }] : []),
  ],
})
