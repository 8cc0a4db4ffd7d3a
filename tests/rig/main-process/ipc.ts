import type { Answered, Frame } from '../messages.ts'
import { modelled } from './modelled.ts'

type Handler = (event: { readonly sender: unknown; readonly senderFrame: unknown }, ...args: unknown[]) => unknown

/** Electron's ipcMain.handle, with values copied as structured clone copies them. */
export const createIpc = () => {
  const handlers = new Map<string, Handler>()
  const ipcMain = modelled('ipcMain', {
    handle: (channel: string, handler: Handler) => {
      if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
      handlers.set(channel, handler)
    },
  })
  const invoke = async (
    channel: string,
    args: readonly unknown[],
    sender: unknown,
    frame: Frame,
  ): Promise<Answered> => {
    const senderFrame = modelled('senderFrame', { url: frame.url, origin: frame.origin, parent: frame.top ? null : {} })
    try {
      const handler = handlers.get(channel)
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      return { ok: true, value: structuredClone(await handler({ sender, senderFrame }, ...args)) }
    } catch (error) {
      const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
      return { ok: false, error: `Error invoking remote method '${channel}': ${said}` }
    }
  }
  return { ipcMain, invoke }
}
