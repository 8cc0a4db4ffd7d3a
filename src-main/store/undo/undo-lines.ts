import {
  UNDO_LIMITS,
  type UndoBatch,
  type UndoEntry,
  type UndoHistory,
  undoHeadSchema,
  undoLineSchema,
} from '@shared/undo/undo-journal.ts'
import { sha256 } from '../disk/envelope.ts'

/** What a journal's file says, up to its last sound line. */
export type UndoFile = UndoHistory & {
  /** Hash of the last sound line; the next line names it in its own. */
  readonly last: string
  /** False when bytes follow that are no sound line: nothing may be added behind them. */
  readonly whole: boolean
}
export type Line = { readonly text: string; readonly hash: string }

const FIRST = '0'.repeat(64)
const HEAD = /^\{"sha256":"([0-9a-f]{64})",/
const HEAD_LENGTH = 77

/** The first line: which journal this is and the text that it starts from. */
export const headLine = ({ journal, base }: UndoBatch): Line => seal(FIRST, { schema: 1, journal, base })

/** The line of one save. */
export const batchLine = (previous: string, { from, entries }: UndoBatch): Line => seal(previous, { from, entries })

/** Reads a journal's file; null when not even its first line is sound. Torn, changed and foreign lines end it. */
export function readUndoFile(bytes: Uint8Array): UndoFile | null {
  if (bytes.byteLength > UNDO_LIMITS.bytes) return null
  const lines = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8').split('\n')
  const unfinished = lines.pop() !== ''
  const first = open(FIRST, lines[0] ?? '')
  const head = undoHeadSchema.safeParse(first?.data)
  if (!first || !head.success) return null
  const entries: UndoEntry[] = []
  const ends = [0]
  let last = first.hash
  let whole = !unfinished
  for (const text of lines.slice(1)) {
    const line = open(last, text)
    const batch = undoLineSchema.safeParse(line?.data)
    const from = batch.data?.from ?? 0
    if (!line || !batch.success || from > entries.length || from + batch.data.entries.length > UNDO_LIMITS.entries) {
      whole = false
      break
    }
    // A save that was sent again takes the place of what it sent before.
    entries.splice(from, entries.length, ...batch.data.entries)
    while ((ends.at(-1) ?? 0) > from) ends.pop()
    if (entries.length > from) ends.push(entries.length)
    last = line.hash
  }
  const { journal, base } = head.data
  return { journal, base, entries, ends, last, whole }
}

function seal(previous: string, data: object): Line {
  const rest = JSON.stringify(data).slice(1)
  const hash = sha256(`${previous}\n${rest}`)
  return { text: `{"sha256":"${hash}",${rest}\n`, hash }
}

function open(previous: string, text: string): { readonly hash: string; readonly data: unknown } | null {
  const hash = HEAD.exec(text)?.[1]
  const rest = text.slice(HEAD_LENGTH)
  if (!hash || sha256(`${previous}\n${rest}`) !== hash) return null
  try {
    return { hash, data: JSON.parse(`{${rest}`) }
  } catch {
    return null
  }
}
