import type { IpcMainInvokeEvent } from 'electron'
import { describe, expect, it } from 'vitest'
import { answerCalls, isOurWindow } from './calls.ts'

type Handler = (event: unknown, name: unknown, input: unknown) => Promise<unknown>
const frame = { parent: null, origin: 'app://toasoan', url: 'app://toasoan/index.html' }
const from = (senderFrame: object | null) => ({ sender: {}, senderFrame }) as unknown as IpcMainInvokeEvent

const aDoor = (call: (name: string, input: unknown, who: { profileId: string | null }) => Promise<unknown>) => {
  let handler: Handler = async () => null
  let profile: string | null = null
  const calls = answerCalls({
    ipcMain: {
      handle: (_channel, given) => {
        handler = given as Handler
      },
    },
    services: { call: call as never },
    actingProfile: {
      get: () => profile,
      set: (id) => {
        profile = id
      },
    },
    answered: () => {},
  })
  return { calls, ask: (name: unknown, input: unknown, event: unknown = from(frame)) => handler(event, name, input) }
}

describe('the door for calls of the window', () => {
  it('opens for the top frame of our own page only', () => {
    expect(isOurWindow(from(frame))).toBe(true)
    for (const other of [
      null,
      { ...frame, parent: {} },
      { ...frame, origin: 'null' },
      { ...frame, url: 'about:srcdoc' },
      { ...frame, origin: 'app://toasoan.evil' },
    ]) {
      expect(isOurWindow(from(other))).toBe(false)
    }
  })

  it('gives a stranger and a nameless call a code, and never reaches the services', async () => {
    const { ask } = aDoor(async () => expect.unreachable())
    expect(await ask('session.get', {}, from(null))).toEqual({ ok: false, error: { code: 'session/foreign-sender' } })
    expect(await ask({ toString: () => 'session.get' }, {})).toEqual({
      ok: false,
      error: { code: 'contract/unknown-operation' },
    })
  })

  it('acts as the person chosen in this window from then on', async () => {
    const seen: unknown[] = []
    const { ask } = aDoor(async (name, _input, who) => {
      seen.push([name, who.profileId])
      return { ok: name === 'profiles.choose', value: { id: 'thu-ha' } }
    })
    await ask('session.get', {})
    await ask('profiles.choose', { id: 'thu-ha' })
    await ask('session.get', {})
    expect(seen).toEqual([
      ['session.get', null],
      ['profiles.choose', null],
      ['session.get', 'thu-ha'],
    ])
  })

  it('keeps paths and stacks of a broken machine on this side', async () => {
    const { ask } = aDoor(async () => Promise.reject(new Error('/home/an/library broke')))
    expect(await ask('articles.list', {})).toEqual({ ok: false, error: { code: 'host/broken' } })
  })

  it('waits for the save under way before the window may go, but not for ever', async () => {
    const save = Promise.withResolvers<unknown>()
    const { calls, ask } = aDoor(() => save.promise)
    const saving = ask('articles.save', {})
    let gone = false
    const waiting = calls.settled(60_000).then(() => {
      gone = true
    })
    await calls.settled(300)
    expect(gone).toBe(false)
    save.resolve({ ok: true, value: null })
    await Promise.all([saving, waiting])
    expect(gone).toBe(true)
  })
})
