import type { IpcRendererEvent } from 'electron'
import { contextBridge, ipcRenderer } from 'electron'

// Two functions, and it never grows.
contextBridge.exposeInMainWorld('toaSoan', {
  call: (name: unknown, input: unknown) => ipcRenderer.invoke('toasoan:call', name, input),
  on: (listener: (event: unknown) => void) => {
    const heard = (_: IpcRendererEvent, event: unknown) => listener(event)
    ipcRenderer.on('toasoan:event', heard)
    return () => {
      ipcRenderer.removeListener('toasoan:event', heard)
    }
  },
})
