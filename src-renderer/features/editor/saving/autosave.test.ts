import { EMPTY_BODY, EMPTY_FIELDS } from '@shared/article/article.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Autosave, type SaveAnswer, type SaveStatus } from './autosave.ts'

type Sent = { title: string; basedOn: number; answer: (answer: SaveAnswer) => void }

function aDesk() {
  const sent: Sent[] = []
  const statuses: SaveStatus[] = []
  let title = ''
  const autosave = new Autosave({
    send: (draft, basedOn) => new Promise((answer) => sent.push({ title: draft.fields.title, basedOn, answer })),
    snapshot: () => ({ fields: { ...EMPTY_FIELDS, title }, body: EMPTY_BODY }),
    generation: 3,
    stored: { fields: EMPTY_FIELDS, body: EMPTY_BODY },
    savedAt: null,
    onStatus: (status) => statuses.push(status),
  })
  const type = (text: string) => {
    title += text
    autosave.touch()
  }
  const acknowledge = async (generation: number, copyId: string | null = null) => {
    sent.at(-1)!.answer({ ok: true, value: { generation, savedAt: '2022-10-25T03:42:00.000Z', copyId } })
    await vi.advanceTimersByTimeAsync(0)
  }
  const refuse = async (code: string) => {
    sent.at(-1)!.answer({ ok: false, error: { code } })
    await vi.advanceTimersByTimeAsync(0)
  }
  return { autosave, sent, statuses, type, acknowledge, refuse, status: () => statuses.at(-1) }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('saving while the reporter writes', () => {
  it('waits for a pause in the typing', async () => {
    const desk = aDesk()
    desk.type('Phong')
    await vi.advanceTimersByTimeAsync(500)
    desk.type(' Điền')
    await vi.advanceTimersByTimeAsync(499)
    expect(desk.sent).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(1)
    expect(desk.sent.map(({ title }) => title)).toEqual(['Phong Điền'])
  })

  it('never leaves a keystroke waiting longer than a second, however fast the typing', async () => {
    const desk = aDesk()
    for (let key = 0; key < 20; key++) {
      desk.type('a')
      await vi.advanceTimersByTimeAsync(50)
    }
    expect(desk.sent).toHaveLength(1)
  })

  it('builds each save on the generation the last one was acknowledged with', async () => {
    const desk = aDesk()
    desk.type('một')
    await vi.advanceTimersByTimeAsync(600)
    await desk.acknowledge(4)
    desk.type(' hai')
    await vi.advanceTimersByTimeAsync(600)
    await desk.acknowledge(5)
    expect(desk.sent.map(({ title, basedOn }) => [title, basedOn])).toEqual([
      ['một', 3],
      ['một hai', 4],
    ])
    expect(desk.status()).toEqual({ kind: 'saved', at: '2022-10-25T03:42:00.000Z' })
  })

  it('sends what was typed during a save after it, one request at a time', async () => {
    const desk = aDesk()
    desk.type('một')
    await vi.advanceTimersByTimeAsync(600)
    desk.type(' hai')
    await vi.advanceTimersByTimeAsync(5000)
    expect(desk.sent).toHaveLength(1)
    expect(desk.status()).toEqual({ kind: 'saving' })
    await desk.acknowledge(4)
    await vi.advanceTimersByTimeAsync(0)
    expect(desk.sent.map(({ title, basedOn }) => [title, basedOn])).toEqual([
      ['một', 3],
      ['một hai', 4],
    ])
  })

  it('says each thing once, so that the window is not drawn on every keystroke', async () => {
    const desk = aDesk()
    for (const letter of 'Phong Điền') desk.type(letter)
    await vi.advanceTimersByTimeAsync(600)
    desk.type('x')
    desk.type('y')
    expect(desk.statuses).toEqual([{ kind: 'unsaved' }, { kind: 'saving' }])
  })

  it('says CHƯA LƯU until the store has the text', async () => {
    const desk = aDesk()
    desk.type('một')
    expect(desk.status()).toEqual({ kind: 'unsaved' })
    expect(desk.autosave.settled).toBe(false)
    await vi.advanceTimersByTimeAsync(600)
    await desk.acknowledge(4)
    expect(desk.autosave.settled).toBe(true)
  })
})

describe('when the store refuses', () => {
  it('tells the reason, keeps the text and tries again more and more slowly', async () => {
    const desk = aDesk()
    desk.type('một')
    await vi.advanceTimersByTimeAsync(600)
    await desk.refuse('disk/full')
    expect(desk.status()).toEqual({ kind: 'failed', code: 'disk/full' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(desk.sent).toHaveLength(2)
    await desk.refuse('disk/full')
    await vi.advanceTimersByTimeAsync(1999)
    expect(desk.sent).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(1)
    expect(desk.sent).toHaveLength(3)
    expect(desk.sent[2]).toMatchObject({ title: 'một', basedOn: 3 })
    await desk.acknowledge(4)
    expect(desk.status()).toMatchObject({ kind: 'saved' })
  })

  it('goes on saying so while the reporter types on', async () => {
    const desk = aDesk()
    desk.type('một')
    await vi.advanceTimersByTimeAsync(600)
    await desk.refuse('disk/full')
    desk.type(' hai')
    expect(desk.status()).toEqual({ kind: 'failed', code: 'disk/full' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(desk.sent.at(-1)).toMatchObject({ title: 'một hai' })
  })
})

describe('leaving the article', () => {
  it('saves at once and answers when all of it is acknowledged', async () => {
    const desk = aDesk()
    desk.type('một')
    const left = desk.autosave.flush()
    expect(desk.sent).toHaveLength(1)
    desk.type(' hai')
    await desk.acknowledge(4)
    await desk.acknowledge(5)
    expect(await left).toBe(true)
    expect(desk.sent.map(({ title }) => title)).toEqual(['một', 'một hai'])
  })

  it('answers false when the store refused', async () => {
    const desk = aDesk()
    desk.type('một')
    const left = desk.autosave.flush()
    await vi.advanceTimersByTimeAsync(0)
    await desk.refuse('disk/failed')
    expect(await left).toBe(false)
  })

  it('keeps the text it closed with, though the screen shows another article by then', async () => {
    const desk = aDesk()
    desk.type('một')
    void desk.autosave.close()
    await vi.advanceTimersByTimeAsync(0)
    await desk.refuse('disk/full')
    desk.type(' của bài khác')
    await vi.advanceTimersByTimeAsync(1000)
    expect(desk.sent.at(-1)).toMatchObject({ title: 'một' })
  })
})

it('goes on from the copy when someone else saved first and the text went there', async () => {
  const desk = aDesk()
  desk.type('một')
  await vi.advanceTimersByTimeAsync(600)
  await desk.acknowledge(1, '01JCOPY0000000000000000000')
  desk.type(' hai')
  await vi.advanceTimersByTimeAsync(600)
  expect(desk.autosave.moved).toBe(true)
  expect(desk.sent.at(-1)).toMatchObject({ basedOn: 1 })
})
