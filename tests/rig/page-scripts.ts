import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'

const inPage = (name: string): string =>
  stripTypeScriptTypes(readFileSync(join(import.meta.dirname, 'in-page', name), 'utf8'))
    .replace(/^import .*$/gm, '')
    .replace(/^export /gm, '')

const alone = (source: string): string => `(() => {\n${source}\n})()`

/** What the rig adds to the page's own world. */
export const pageWorldScript = (): string =>
  alone([inPage('wire.ts'), inPage('world-bridge.ts'), inPage('page-world.ts')].join('\n'))

/** The isolated world: the rig's ipcRenderer and contextBridge, then the built preload, unchanged. */
export const preloadWorldScript = (preload: string): string =>
  alone(
    [
      `const rigPreload = function (require, module, exports, process) {\n${preload}\n}`,
      inPage('wire.ts'),
      inPage('world-bridge.ts'),
      inPage('preload-world.ts'),
    ].join('\n'),
  )
