import { failed, type LibraryEvent } from '@shared/contract/operations.ts'
import type { Client } from './client.ts'

/** Longest wait before the event stream is asked for again. */
const LONGEST_WAIT = 15_000

/** The client of the local web host. `session` goes with every POST; the cookie alone is not enough. */
export function httpClient(session: string): Client {
  const post = (path: string, body: unknown, signal?: AbortSignal) =>
    fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'x-toa-soan-session': session },
      body: JSON.stringify(body),
      ...(signal ? { signal } : {}),
    })
  return {
    call: (async (name: string, input: unknown) => {
      try {
        const answer = await post(`/api/call/${name}`, input)
        if (answer.status === 401 || answer.status === 403) return failed('host/session-ended')
        return await answer.json()
      } catch {
        return failed('host/unreachable')
      }
    }) as Client['call'],
    on: oneStream((listener, signal) => void listen(post, listener, signal)),
    mediaUrl: (media, width) => `/media/${media.replace(/^media:/, '')}?w=${width}`,
  }
}

/** One stream for all who listen: a browser keeps only six connections to a host. */
export function oneStream(open: (listener: (event: LibraryEvent) => void, signal: AbortSignal) => void): Client['on'] {
  const listeners = new Set<(event: LibraryEvent) => void>()
  let stream: AbortController | null = null
  const tell = (event: LibraryEvent) => {
    for (const listener of [...listeners]) listener(event)
  }
  return (listener) => {
    listeners.add(listener)
    if (!stream) {
      stream = new AbortController()
      open(tell, stream.signal)
    }
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0) return
      stream?.abort()
      stream = null
    }
  }
}

/** The complete events of a stream read so far, and the rest that has not ended yet. */
export function readEvents(text: string): { readonly events: readonly LibraryEvent[]; readonly rest: string } {
  const parts = text.replaceAll('\r\n', '\n').split('\n\n')
  const rest = parts.pop() ?? ''
  const events = parts.flatMap((part) => {
    const data = part
      .split('\n')
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice(5).trimStart())
      .join('\n')
    return data === '' ? [] : readEvent(data)
  })
  return { events, rest }
}

function readEvent(data: string): readonly LibraryEvent[] {
  try {
    return [JSON.parse(data) as LibraryEvent]
  } catch {
    return []
  }
}

type Post = (path: string, body: unknown, signal?: AbortSignal) => Promise<Response>

// EventSource can only GET without a header; the host wants a POST with one.
async function listen(post: Post, listener: (event: LibraryEvent) => void, signal: AbortSignal): Promise<void> {
  let wait = 500
  while (!signal.aborted) {
    try {
      const answer = await post('/api/events', {}, signal)
      if (answer.status === 401 || answer.status === 403) return
      const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
      let text = ''
      for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
        wait = 500
        const { events, rest } = readEvents(text + piece.value)
        text = rest
        for (const event of events) listener(event)
      }
    } catch {
      // The host is away; ask again a little later.
    }
    if (!signal.aborted) await pause(wait, signal)
    wait = Math.min(wait * 2, LONGEST_WAIT)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
