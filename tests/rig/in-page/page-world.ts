import type { Wire } from './wire.ts'
import { worldBridge } from './world-bridge.ts'

// Runs in the page's own world before any of its scripts.
if (window.parent === window) {
  const bridge = worldBridge('page', 'preload')
  bridge.hear<{ readonly key: string; readonly api: Wire }>('expose', ({ key, api }) => {
    Object.defineProperty(window, key, { value: Object.freeze(bridge.decode(api)), enumerable: true })
  })
  const ready = (): void => bridge.tell('preload', 'page-ready', null)
  bridge.hear('preload-ready', ready)
  ready()
}
