import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createStream, type RotatingFileStream } from 'rotating-file-stream'
import type { Door } from '../store/library-lock.ts'
import { type DiagnosticEvent, diagnosticEventSchema } from './event.ts'

export type DiagnosticLog = {
  /** Never throws and never waits: what cannot be written is left out. */
  write(event: DiagnosticEvent): void
  /** The files of every door, the newest first of each. */
  read(): Promise<readonly { readonly name: string; readonly text: string }[]>
  close(): Promise<void>
}

/** Five files of a megabyte for each door. */
const FILE_SIZE = '1M'
const OLDER_FILES = 4
const TRY_AGAIN_MS = 60_000
const CLOSE_AT_MOST_MS = 1000

/** A log of nothing, for doors that keep none. */
export const NO_LOG: DiagnosticLog = { write: () => {}, read: async () => [], close: async () => {} }

/**
 * The log of one door, one JSON line an event. It lies in the program's own folder and not in the library: it is most
 * wanted when the library's folder is gone, full or read-only, and a file that grows all day has no place in a folder
 * that a sync program watches.
 */
export function createLog(given: {
  readonly dir: string
  readonly door: Door
  readonly now: () => Date
  readonly fileSize?: `${number}${'B' | 'K' | 'M'}`
}): DiagnosticLog {
  const { dir, door, now, fileSize = FILE_SIZE } = given
  let stream: RotatingFileStream | null = null
  let brokenAt = Number.NEGATIVE_INFINITY
  let closed = false

  const open = (): RotatingFileStream | null => {
    if (closed || now().getTime() - brokenAt < TRY_AGAIN_MS) return null
    const opened = createStream(`toa-soan-${door}.log`, {
      path: dir,
      size: fileSize,
      rotate: OLDER_FILES,
      mode: 0o600,
    })
    // A full or read-only disk: the stream is done for; the program goes on without a log for a while.
    opened.on('error', () => {
      brokenAt = now().getTime()
      stream = null
    })
    return opened
  }

  return {
    write(event) {
      const checked = diagnosticEventSchema.safeParse(event)
      if (!checked.success) return
      stream ??= open()
      stream?.write(`${JSON.stringify({ at: now().toISOString(), ...checked.data })}\n`)
    },
    async read() {
      try {
        await mkdir(dir, { recursive: true })
        const names = (await readdir(dir)).filter((name) => /^toa-soan-[a-z-]+\.log(\.\d)?$/.test(name)).sort()
        return await Promise.all(names.map(async (name) => ({ name, text: await readFile(join(dir, name), 'utf8') })))
      } catch {
        return []
      }
    },
    async close() {
      closed = true
      const ending = stream
      stream = null
      if (!ending) return
      await new Promise<void>((ended) => {
        ending.once('close', ended)
        ending.end()
        // A network drive may never answer.
        setTimeout(ended, CLOSE_AT_MOST_MS).unref()
      })
    },
  }
}
