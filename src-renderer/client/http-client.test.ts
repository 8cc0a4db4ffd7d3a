import { describe, expect, it } from 'vitest'
import { readEvents } from './http-client.ts'

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
