import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { UNDO_LIMITS, type UndoBatch, type UndoHistory } from '@shared/undo/undo-journal.ts'
import { unlessDiskFails } from '../disk/disk-failure.ts'
import { moveFile } from '../disk/durable-write.ts'
import { type StoreFs, stampOf, unlessMissing } from '../disk/store-fs.ts'
import type { Places } from '../places.ts'
import { batchLine, headLine, readUndoFile } from './undo-lines.ts'

/**
 * What can be undone in each article, for the next time it is opened: `undo.jsonl` beside it, one line a save, each
 * with a hash over the line before. A convenience: it is written before the text and never synced, so that a killed
 * program loses none of it and a power cut at worst the undo, and no save waits for it or fails with it.
 */
export type UndoJournals = {
  /** Adds a batch. Says how many entries the journal holds now, or null when it does not hold this batch. */
  keep(id: string, batch: UndoBatch): Promise<number | null>
  /** The journal up to its last sound line, or null when there is none to read. */
  read(id: string): Promise<UndoHistory | null>
}

/** What the file of a journal ends with. */
type Tail = { readonly journal: string; readonly count: number; readonly last: string; readonly bytes: number }

type Given = { readonly fs: StoreFs; readonly places: Places; readonly writable: () => boolean }

export function createUndoJournals({ fs, places, writable }: Given): UndoJournals {
  const tails = new Map<string, Tail>()
  const turns = new Map<string, Promise<unknown>>()

  const readFile = async (id: string) => {
    const path = places.undo(id)
    const stamp = await stampOf(fs, path)
    if (!stamp || stamp.size > UNDO_LIMITS.bytes) return null
    const bytes = await unlessMissing(fs.readFile(path))
    const file = bytes && readUndoFile(bytes)
    return file ? { file, bytes: bytes.byteLength } : null
  }

  const begin = async (id: string, batch: UndoBatch): Promise<Tail | null> => {
    const head = headLine(batch)
    const line = batchLine(head.hash, batch)
    const bytes = Buffer.from(head.text + line.text)
    if (bytes.byteLength > UNDO_LIMITS.bytes) return null
    const temp = join(places.tmp, `${process.pid}-${randomBytes(8).toString('hex')}.tmp`)
    try {
      const file = await fs.createNew(temp)
      await file.writeFile(bytes).finally(() => file.close())
      await moveFile(fs, temp, places.undo(id))
    } catch (error) {
      await unlessDiskFails(() => fs.unlink(temp))
      throw error
    }
    return { journal: batch.journal, count: batch.entries.length, last: line.hash, bytes: bytes.byteLength }
  }

  const tailOf = async (id: string): Promise<Tail | null> => {
    const known = tails.get(id)
    if (known) return known
    const read = await readFile(id)
    if (!read?.file.whole) return null
    const { journal, entries, last } = read.file
    return { journal, count: entries.length, last, bytes: read.bytes }
  }

  const goOn = async (id: string, batch: UndoBatch): Promise<Tail | null> => {
    const tail = await tailOf(id)
    if (tail?.journal !== batch.journal || batch.from > tail.count) return null
    const line = batchLine(tail.last, batch)
    const bytes = Buffer.from(line.text)
    if (tail.bytes + bytes.byteLength > UNDO_LIMITS.bytes) return null
    await fs.append(places.undo(id), bytes)
    const count = batch.from + batch.entries.length
    return { journal: batch.journal, count, last: line.hash, bytes: tail.bytes + bytes.byteLength }
  }

  /** One after the other for each article: two windows must not write between each other's lines. */
  const inTurn = <T>(id: string, work: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(id) ?? Promise.resolve()).then(work, work)
    turns.set(id, turn)
    const done = () => {
      if (turns.get(id) === turn) turns.delete(id)
    }
    turn.then(done, done)
    return turn
  }

  return {
    keep: (id, batch) =>
      inTurn(id, async () => {
        if (!writable()) return null
        const tail = await unlessDiskFails(() => (batch.base ? begin(id, batch) : goOn(id, batch)))
        // After a failed write nobody knows what the file ends with.
        if (tail) tails.set(id, tail)
        else tails.delete(id)
        return tail?.count ?? null
      }),
    read: (id) =>
      inTurn(id, async () => {
        const read = await unlessDiskFails(() => readFile(id))
        if (!read) return null
        const { last: _, whole: __, ...history } = read.file
        return history
      }),
  }
}
