import { describe, expect, it } from 'vitest'
import { bugEvent } from './bug-event.ts'
import { diagnosticEventSchema } from './event.ts'

const SECRET = 'Đồng chí Nguyễn Văn An'

function failingInside(message: string): Error {
  try {
    throw new TypeError(message)
  } catch (error) {
    return error as Error
  }
}

describe('what the log may say of a bug', () => {
  it('is its kind and where it happened, never its message or a folder', () => {
    const event = bugEvent('articles.save', failingInside(`${SECRET} is not iterable`))
    expect(event).toMatchObject({ event: 'bug', operation: 'articles.save', name: 'TypeError', code: '' })
    if (event.event !== 'bug') throw new Error('a bug')
    expect(event.frames[0]).toMatch(/^failingInside bug-event\.test\.ts:\d+$/)
    expect(JSON.stringify(event)).not.toMatch(/Nguyễn|\/|\\\\/)
    expect(diagnosticEventSchema.safeParse(event).success).toBe(true)
  })

  it('holds also for a message that looks like a stack, and for paths of Windows', () => {
    const error = failingInside(`x\n    at an (/home/an/van-an.ts:1:1)\n${SECRET}`)
    expect(JSON.stringify(bugEvent('library.ready', error))).not.toContain('van-an')
    error.stack = `Error: ${SECRET}\n    at async Object.write [as save] (C:\\Users\\Nguyễn Văn An\\ToaSoan\\out\\main\\store.js:10:5)\n    at file:///C:/Users/An/main.js:7:1`
    expect(bugEvent('library.ready', error)).toMatchObject({ frames: ['Object.write store.js:10', ' main.js:7'] })
  })

  it.each([null, 'chuỗi', 7, { name: SECRET, stack: SECRET }])('says nothing of %j, which is no error', (cause) => {
    const event = bugEvent(SECRET, cause)
    expect(event).toEqual({ event: 'bug', operation: 'unknown.operation', name: 'Unknown', code: '', frames: [] })
    expect(diagnosticEventSchema.safeParse(event).success).toBe(true)
  })

  it('names the system error', () => {
    const error = Object.assign(failingInside('x'), { code: 'ENOSPC' })
    expect(bugEvent('articles.save', error)).toMatchObject({ code: 'ENOSPC' })
  })
})
