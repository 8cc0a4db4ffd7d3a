import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { atMostEvery } from './at-most-every.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('a list that is told of many changes', () => {
  it('is read at once, then once for all that came in the meantime', () => {
    const read = vi.fn()
    const { ask } = atMostEvery(1000, read)
    for (let at = 0; at < 20; at += 1) ask()
    expect(read).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(1000)
    expect(read).toHaveBeenCalledTimes(2)
    vi.advanceTimersByTime(5000)
    expect(read).toHaveBeenCalledTimes(2)
  })
  it('is read at once again after a quiet while', () => {
    const read = vi.fn()
    const { ask } = atMostEvery(1000, read)
    ask()
    vi.advanceTimersByTime(1000)
    ask()
    expect(read).toHaveBeenCalledTimes(2)
  })
  it('is not read any more once its window is gone', () => {
    const read = vi.fn()
    const { ask, stop } = atMostEvery(1000, read)
    ask()
    ask()
    stop()
    vi.advanceTimersByTime(5000)
    expect(read).toHaveBeenCalledTimes(1)
  })
})
