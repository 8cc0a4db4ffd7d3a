import { connect } from 'node:net'

export type RawAnswer = {
  readonly status: number
  readonly head: string
  readonly body: string
  readonly whole: string
}

/** Sends bytes as they are to 127.0.0.1 and reads until the other side closes; status 0 when it closed without a word. */
export const sendRaw = (port: number, text: string | readonly string[], host = '127.0.0.1'): Promise<RawAnswer> =>
  new Promise((resolve) => {
    let whole = ''
    const socket = connect(port, host)
    const finish = () => {
      socket.destroy()
      const split = whole.indexOf('\r\n\r\n')
      resolve({
        status: Number(/^HTTP\/1\.1 (\d{3})/.exec(whole)?.[1] ?? 0),
        head: split < 0 ? whole : whole.slice(0, split),
        body: split < 0 ? '' : whole.slice(split + 4),
        whole,
      })
    }
    socket.setEncoding('latin1')
    socket.on('data', (part) => {
      whole += part
    })
    // A refused upload is cut off while we still write: what was answered before counts.
    socket.on('error', finish)
    socket.on('close', finish)
    socket.on('connect', () => {
      for (const part of typeof text === 'string' ? [text] : text) if (socket.writable) socket.write(part)
    })
  })

/** A request's text; `host`, `origin` and the rest are what the attacker chooses. */
export const requestText = (
  line: string,
  headers: Readonly<Record<string, string | readonly string[]>>,
  body = '',
): string => {
  const lines = Object.entries(headers).flatMap(([name, values]) => [values].flat().map((value) => `${name}: ${value}`))
  const length = body ? [`content-length: ${Buffer.byteLength(body)}`] : []
  return `${[`${line} HTTP/1.1`, ...lines, ...length, 'connection: close'].join('\r\n')}\r\n\r\n${body}`
}
