import { join } from 'node:path'
import { emitterOf, modelled, preventable } from './modelled.ts'
import type { Windows } from './windows.ts'

const EVENTS = ['before-quit', 'will-quit', 'quit', 'window-all-closed', 'second-instance', 'open-file']

export type AppFacts = {
  readonly userData: string
  readonly version: string
  readonly firstInstance: boolean
  readonly secondInstanceStarted: () => void
  readonly ended: () => void
}

/** Electron's `app`, as far as this program uses it. */
export const createApp = (facts: AppFacts, windows: Windows) => {
  const emitter = emitterOf('app', EVENTS)
  const state = { sandboxEnabled: false, ready: false, ended: false }
  const quit = (): void => {
    if (state.ended) return
    const before = preventable({})
    emitter.emit('before-quit', before.event)
    if (before.prevented() || !windows.closeAll()) return
    const will = preventable({})
    emitter.emit('will-quit', will.event)
    if (will.prevented()) return
    state.ended = true
    emitter.emit('quit', {}, 0)
    facts.ended()
  }
  windows.whenAllClosed(() => {
    if (!state.ended && emitter.listenerCount('window-all-closed') > 0) emitter.emit('window-all-closed')
    else quit()
  })
  const app = Object.assign(emitter, {
    isPackaged: true,
    enableSandbox: () => {
      if (state.ready) throw new Error('app.enableSandbox() can only be called before app is ready')
      state.sandboxEnabled = true
    },
    whenReady: async () => {
      // Electron is ready only after the main module was read.
      await new Promise((resolve) => setImmediate(resolve))
      state.ready = true
    },
    requestSingleInstanceLock: () => {
      if (!facts.firstInstance) facts.secondInstanceStarted()
      return facts.firstInstance
    },
    getPath: (name: string) => (name === 'userData' ? facts.userData : join(facts.userData, name)),
    getVersion: () => facts.version,
    quit,
  })
  return { app: modelled('app', app), state }
}
