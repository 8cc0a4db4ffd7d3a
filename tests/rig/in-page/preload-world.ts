import { decode, encode, type Wire } from './wire.ts'
import { worldBridge } from './world-bridge.ts'

type Listener = (event: { readonly sender: unknown }, ...args: unknown[]) => void
type Require = (id: string) => unknown
/** From the main process: an answer to a call, or an event. */
type FromMain =
  | { readonly kind: 'answer'; readonly call: number; readonly ok: boolean; readonly value: Wire }
  | { readonly kind: 'event'; readonly channel: string; readonly args: Wire }

declare const rigSend: (text: string) => void
declare const rigPreload: (require: Require, module: { exports: unknown }, exports: unknown, process: unknown) => void
declare global {
  var rigFromMain: (text: string) => void
}

// Runs in the preload's own world. Electron runs a preload in the top frame only.
if (window.parent === window) {
  const bridge = worldBridge('preload', 'page')
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const listeners = new Map<string, Set<Listener>>()
  let lastCall = 0

  const modelled = <T extends object>(name: string, model: T): T =>
    new Proxy(model, {
      get: (target, key) => {
        if (key in target || typeof key === 'symbol' || key === 'then') return Reflect.get(target, key)
        throw new Error(`rig: ${name}.${key} is not modelled`)
      },
    })
  const ipcRenderer: object = modelled('ipcRenderer', {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        lastCall += 1
        const text = JSON.stringify({ kind: 'invoke', call: lastCall, channel, args: encode(args) })
        waiting.set(lastCall, { resolve, reject })
        rigSend(text)
      }),
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
      return ipcRenderer
    },
    removeListener: (channel: string, listener: Listener) => {
      listeners.get(channel)?.delete(listener)
      return ipcRenderer
    },
  })
  const contextBridge = modelled('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => bridge.tell('page', 'expose', { key, api: bridge.encode(api) }),
  })
  const electron = modelled('electron', { contextBridge, ipcRenderer })

  globalThis.rigFromMain = (text) => {
    const message: FromMain = JSON.parse(text)
    if (message.kind === 'event') {
      const args = decode(message.args) as unknown[]
      for (const listener of [...(listeners.get(message.channel) ?? [])]) listener({ sender: ipcRenderer }, ...args)
      return
    }
    const call = waiting.get(message.call)
    waiting.delete(message.call)
    const value = decode(message.value)
    if (message.ok) call?.resolve(value)
    else call?.reject(new Error(String(value)))
  }

  let started = false
  const start = (): void => {
    if (started) return
    started = true
    const module = { exports: {} }
    const require: Require = (id) => {
      if (id === 'electron') return electron
      throw new Error(`module not found: ${id}`)
    }
    try {
      rigPreload(require, module, module.exports, { platform: 'linux', sandboxed: true, contextIsolated: true })
    } catch (error) {
      rigSend(JSON.stringify({ kind: 'problem', text: `preload: ${error instanceof Error ? error.message : error}` }))
    }
  }
  bridge.hear('page-ready', start)
  bridge.tell('page', 'preload-ready', null)
}
