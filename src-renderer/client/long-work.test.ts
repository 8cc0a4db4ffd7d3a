import { done, type LibraryEvent } from '@shared/contract/operations.ts'
import { describe, expect, it } from 'vitest'
import type { Client } from './client.ts'
import { createLongWork } from './long-work.ts'

const counts = { articles: 3, versions: 5, media: 2, files: 12 }
const made = { file: '/usb/a.zip', size: 9, createdAt: '2026-10-25T01:00:00.000Z', counts, unread: [], removed: [] }

function aWindow() {
  const listeners = new Set<(event: LibraryEvent) => void>()
  const called: { name: string; input: unknown }[] = []
  const answers: ((value: unknown) => void)[] = []
  const client = {
    call: (name: string, input: unknown) => {
      called.push({ name, input })
      return new Promise((answer) => answers.push(answer))
    },
    on: (listener: (event: LibraryEvent) => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    mediaUrl: () => '',
  } as unknown as Client
  let tasks = 0
  const work = createLongWork(
    client,
    () => 1000,
    () => `task-${++tasks}`,
  )
  const tell = (task: string, at: number) => {
    for (const listener of listeners) listener({ type: 'progress', task, done: at, total: 12 })
  }
  return { work, called, answers, listeners, tell }
}

describe('long work of a window', () => {
  it('says how far it is, then what came of it', async () => {
    const { work, called, answers, listeners, tell } = aWindow()
    const ended = work.start('backup.run', { folder: null })
    expect(called).toEqual([{ name: 'backup.run', input: { folder: null, task: 'task-1' } }])
    tell('task-1', 4)
    tell('somebody-else', 9)
    expect(work.running()).toEqual([
      ['backup.run', { task: 'task-1', since: 1000, done: 4, total: 12, stopping: false }],
    ])
    answers[0]?.(done(made))
    await ended
    expect(work.state('backup.run')).toEqual({ running: null, answer: done(made) })
    expect([work.running(), listeners.size]).toEqual([[], 0])
  })

  it('is begun once, however often it is asked for', () => {
    const { work, called } = aWindow()
    void work.start('backup.run', { folder: null })
    void work.start('backup.run', { folder: null })
    void work.start('library.verify', {})
    expect(called.map(({ name }) => name)).toEqual(['backup.run', 'library.verify'])
  })

  it('is asked to stop by its own name, once', () => {
    const { work, called } = aWindow()
    void work.start('backup.run', { folder: null })
    work.stop('backup.run')
    work.stop('backup.run')
    expect(called.slice(1)).toEqual([{ name: 'tasks.cancel', input: { task: 'task-1' } }])
    expect(work.state('backup.run').running?.stopping).toBe(true)
  })

  it('keeps its answer until it is forgotten, and a new beginning has none yet', async () => {
    const { work, answers } = aWindow()
    const ended = work.start('backup.run', { folder: null })
    answers[0]?.(done(made))
    await ended
    void work.start('backup.run', { folder: '/usb' })
    expect(work.state('backup.run').answer).toBeNull()
    work.forget('backup.run')
    expect(work.state('backup.run').running).not.toBeNull()
  })
})
