import { type Envelope, failed } from '@shared/contract/operations.ts'
import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { APP_ORIGIN } from './origin.ts'

type Answering = {
  call(name: string, input: unknown, who: { readonly profileId: string | null }): Promise<Envelope<unknown>>
}
export type Calls = {
  /** Settles once no call has run for a moment, or after `atMost` milliseconds. */
  readonly settled: (atMost: number) => Promise<void>
}

// A flush that has something to save calls within a few milliseconds.
const QUIET_MS = 250

/** The one door for the window's calls: our own page's top frame only; the services check the input. */
export const answerCalls = ({
  ipcMain,
  services,
  actingProfile,
  answered,
}: {
  readonly ipcMain: Pick<IpcMain, 'handle'>
  readonly services: Answering
  readonly actingProfile: { get(): string | null; set(id: string): void }
  readonly answered: (name: string) => void
}): Calls => {
  let running = 0
  let lastMoved = Date.now()
  ipcMain.handle('toasoan:call', async (event, name: unknown, input: unknown) => {
    if (!isOurWindow(event)) return failed('session/foreign-sender')
    if (typeof name !== 'string') return failed('contract/unknown-operation')
    running += 1
    try {
      const outcome = await services.call(name, input, { profileId: actingProfile.get() })
      if (name === 'profiles.choose' && outcome.ok) rememberChosen(outcome.value, actingProfile.set)
      return outcome
    } catch {
      // Paths and stacks stay on this side.
      return failed('host/broken')
    } finally {
      running -= 1
      lastMoved = Date.now()
      answered(name)
    }
  })
  return {
    settled: async (atMost) => {
      const asked = Date.now()
      lastMoved = asked
      while (Date.now() - asked < atMost && (running > 0 || Date.now() - lastMoved < QUIET_MS)) {
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
    },
  }
}

/** A call counts only from the top frame of our own page. */
export const isOurWindow = (event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>): boolean => {
  const frame = event.senderFrame
  return (
    frame !== null && frame.parent === null && frame.origin === APP_ORIGIN && frame.url.startsWith(`${APP_ORIGIN}/`)
  )
}

const rememberChosen = (value: unknown, set: (id: string) => void): void => {
  if (typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string') set(value.id)
}
