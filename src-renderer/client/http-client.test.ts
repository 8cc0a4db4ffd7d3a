import type { LibraryEvent } from '@shared/contract/operations.ts'
import { describe, expect, it } from 'vitest'
import { oneStream, readEvents } from './http-client.ts'

const changed = { type: 'articles.changed', id: '01J', generation: 2 }

describe('the event stream', () => {
  it('gives whole events and keeps the one that has not ended', () =>
    expect(readEvents(`data: ${JSON.stringify(changed)}\n\ndata: {"type":"set`)).toEqual({
      events: [changed],
      rest: 'data: {"type":"set',
    }))
  it('skips comments that keep the line open', () => expect(readEvents(': still here\n\n').events).toEqual([]))
  it('reads lines that end the Windows way', () =>
    expect(readEvents(`data: ${JSON.stringify(changed)}\r\n\r\n`).events).toEqual([changed]))
  it('leaves out what is no event', () => expect(readEvents('data: {oops\n\n').events).toEqual([]))
})

describe('several listeners', () => {
  it('share one stream, which ends with the last of them', () => {
    const streams: { tell: (event: LibraryEvent) => void; signal: AbortSignal }[] = []
    const on = oneStream((tell, signal) => streams.push({ tell, signal }))
    const heard: string[] = []
    const first = on(({ type }) => heard.push(`one ${type}`))
    const second = on(({ type }) => heard.push(`two ${type}`))
    expect(streams).toHaveLength(1)
    streams[0]?.tell({ type: 'settings.changed' })
    expect(heard).toEqual(['one settings.changed', 'two settings.changed'])
    first()
    expect(streams[0]?.signal.aborted).toBe(false)
    second()
    expect(streams[0]?.signal.aborted).toBe(true)
    on(() => {})
    expect(streams).toHaveLength(2)
  })
})
