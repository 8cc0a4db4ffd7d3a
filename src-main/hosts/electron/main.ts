import { join } from 'node:path'
import { app } from 'electron'
import { startDesktop } from './desktop.ts'
import { declareSchemes } from './schemes.ts'

app.enableSandbox()
declareSchemes()
if (app.requestSingleInstanceLock()) {
  // The window's own files: out/renderer and out/preload stand beside out/main.
  const outDir = join(import.meta.dirname, '..')
  void app.whenReady().then(() => startDesktop({ outDir, argv: process.argv }))
} else {
  app.quit()
}
