import type { ServerResponse } from 'node:http'
import type { LibraryEvent } from '@shared/contract/operations.ts'

export type Announcer = (listener: (event: LibraryEvent) => void) => () => void

/** Every open window's stream of library events, as text/event-stream. */
export const openEventStreams = (on: Announcer) => {
  const windows = new Set<ServerResponse>()
  const leave = on((event) => tell(`data: ${JSON.stringify(event)}\n\n`))
  const tell = (text: string) => {
    for (const window of windows) window.write(text)
  }
  // A comment line now and then lets a window notice that the program is gone.
  const pulse = setInterval(() => tell(': \n\n'), PULSE)
  pulse.unref()

  return {
    isFull: () => windows.size >= MOST_WINDOWS,
    add: (response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
      response.write(': open\n\n')
      windows.add(response)
      response.on('close', () => windows.delete(response))
    },
    close: () => {
      clearInterval(pulse)
      leave()
      for (const window of windows) window.end()
    },
  }
}
export type EventStreams = ReturnType<typeof openEventStreams>

const PULSE = 25_000
const MOST_WINDOWS = 20
