import { describe, expect, it } from 'vitest'
import { done } from '../../client/index.ts'
import { exportOneByOne, type ManyExported } from './one-by-one.ts'

const articles = ['a', 'b', 'c'].map((id) => ({ id, title: `Bài ${id}` }))
const went = (id: string) =>
  done({ dir: '/xuat-ban', exported: [{ id, dir: `/xuat-ban/${id}`, files: [] }], refused: [] })
const refusedFor = (id: string) =>
  done({ dir: '/xuat-ban', exported: [], refused: [{ id, reasons: [{ code: 'export/not-approved' }] }] })

describe('exporting a list', () => {
  it('goes on past a refused article and says why it was refused', async () => {
    const told: ManyExported[] = []
    const { signal } = new AbortController()
    const run = async (id: string) => (id === 'b' ? refusedFor(id) : went(id))
    const all = await exportOneByOne({ articles, run, signal, onProgress: (soFar) => told.push(soFar) })
    expect(told.map(({ tried, exported }) => [tried, exported])).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
    ])
    expect(all.refused).toEqual([{ id: 'b', title: 'Bài b', reasons: [{ code: 'export/not-approved' }] }])
  })

  it('starts no other article once the person has stopped it', async () => {
    const stop = new AbortController()
    const asked: string[] = []
    const run = async (id: string) => {
      asked.push(id)
      stop.abort()
      return went(id)
    }
    expect(await exportOneByOne({ articles, run, signal: stop.signal, onProgress: () => {} })).toMatchObject({
      tried: 1,
      exported: 1,
    })
    expect(asked).toEqual(['a'])
  })

  it('ends on what would meet every article, and keeps what went out', async () => {
    const { signal } = new AbortController()
    const run = async (id: string) => (id === 'b' ? { ok: false as const, error: { code: 'disk/full' } } : went(id))
    const all = await exportOneByOne({ articles, run, signal, onProgress: () => {} })
    expect(all).toMatchObject({ tried: 1, exported: 1, failure: { code: 'disk/full' } })
  })
})
