import {
  UNDO_LIMITS,
  type UndoBase,
  type UndoBatch,
  type UndoEntry,
  type UndoHistory,
} from '@shared/undo/undo-journal.ts'
import type { EditorState } from '@tiptap/pm/state'
import { UNDO_OPTIONS } from '../body/undo-groups.ts'
import { type RecordedUpTo, takeRecorded } from './recorder.ts'
import { baseOf, shortenHistory } from './shorten-history.ts'
import { writeEntries } from './write-entries.ts'

type Limits = { readonly entries: number; readonly bytes: number }
type Parts = { readonly state: () => EditorState; readonly newId: () => string; readonly limits?: Limits }

/** What a new journal may hold of the old one, so that it can grow for a while. */
const SHORT = 1 / 4
/** Longer texts are kept without their undo: it would be sent again too often. */
const LARGEST_BASE = 1 / 2
/** The store may count a little more. */
const FULL = 0.9
/** A line of the file around its entries. */
const AROUND_A_LINE = 150
/** A store that refuses so often in a row will not take any. */
const MOST_REFUSALS = 5

/**
 * What the store is to know of an open article's undo: each save takes what was done since the last one that the store
 * kept. Begins again, shorter, before the limits are reached and when an undo goes back beyond the beginning.
 */
export class UndoJournal {
  readonly #parts: Parts
  readonly #limits: Limits
  #id = ''
  #base: UndoBase | null = null
  #entries: UndoEntry[] = []
  #bytes = 0
  /** The store has so many of the entries. */
  #kept = 0
  #reach: Reach = NOTHING_DONE
  #upTo: RecordedUpTo = { link: null }
  #refusals = 0

  constructor(parts: Parts) {
    this.#parts = parts
    this.#limits = parts.limits ?? UNDO_LIMITS
  }

  /** The article stands as it was stored: its undo begins here, or goes on from the first `entries` of `history`. */
  begin(restored: { readonly history: UndoHistory; readonly entries: number } | null = null): void {
    const state = this.#parts.state()
    this.#upTo = takeRecorded(state, { link: null }).upTo
    if (restored) {
      const { history, entries } = restored
      this.#start(history.base, history.entries.slice(0, entries))
      this.#id = history.journal
      this.#kept = entries
    } else this.#start(baseOf(state), [])
  }

  /** What the store does not have yet of everything up to now; undefined when it has all. */
  batch(): UndoBatch | undefined {
    if (!this.#base) return undefined
    const state = this.#parts.state()
    const { recorded, upTo } = takeRecorded(state, this.#upTo)
    this.#upTo = upTo
    const reached = this.#add(writeEntries(recorded))
    const limits = this.#limits
    if (!reached || this.#entries.length > limits.entries || this.#bytes > limits.bytes * FULL) {
      const short = shortenHistory(state, { entries: limits.entries * SHORT, bytes: limits.bytes * SHORT })
      this.#start(short.base, short.entries)
    }
    if (!this.#base || this.#kept === this.#entries.length) return undefined
    this.#bytes += AROUND_A_LINE
    return {
      journal: this.#id,
      from: this.#kept,
      base: this.#kept === 0 ? this.#base : null,
      entries: this.#entries.slice(this.#kept),
    }
  }

  /** The store has answered a save: its journal holds so many entries now, or not what was sent. */
  answered({ journal, from, entries }: UndoBatch, count: number | null): void {
    if (journal !== this.#id) return
    const kept = count === from + entries.length
    this.#kept = kept ? count : 0
    this.#refusals = kept ? 0 : this.#refusals + 1
    if (this.#refusals >= MOST_REFUSALS) this.giveUp()
  }

  /** The store takes no undo of this article: the text is saved without. */
  giveUp(): void {
    this.#base = null
  }

  #start(base: UndoBase, entries: readonly UndoEntry[]): void {
    this.#id = this.#parts.newId()
    this.#bytes = sizeOf(base)
    this.#base = this.#bytes > this.#limits.bytes * LARGEST_BASE ? null : base
    this.#kept = 0
    this.#entries = []
    this.#reach = NOTHING_DONE
    this.#add(entries)
  }

  /** False when something was undone or redone that this journal does not know. */
  #add(entries: readonly UndoEntry[]): boolean {
    let reached = true
    for (const added of entries) {
      const entry = inReach(this.#reach, added)
      const reach = after(this.#reach, entry)
      reached &&= reach !== null
      this.#reach = reach ?? this.#reach
      this.#entries.push(entry)
      this.#bytes += sizeOf(entry)
    }
    return reached
  }
}

/** How many groups the journal can undo and redo for sure. */
type Reach = { readonly undo: number; readonly redo: number }
const NOTHING_DONE: Reach = { undo: 0, redo: 0 }

/** Half a group must not be undone alone: what goes on with a group that this journal does not have stays. */
const inReach = ({ undo }: Reach, entry: UndoEntry): UndoEntry =>
  entry.kind === 'edit' && entry.group === 'same' && undo === 0 ? { ...entry, group: 'none' } : entry

function after({ undo, redo }: Reach, entry: UndoEntry): Reach | null {
  switch (entry.kind) {
    case 'undo':
      return undo > 0 ? { undo: undo - 1, redo: redo + 1 } : null
    case 'redo':
      return redo > 0 ? { undo: undo + 1, redo: redo - 1 } : null
    case 'edit':
      if (entry.group === 'none' || entry.group === 'appended') return { undo, redo }
      // The history forgets its oldest groups beyond its depth.
      return { undo: Math.min(UNDO_OPTIONS.depth, entry.group === 'new' ? undo + 1 : undo), redo: 0 }
  }
}

const encoder = new TextEncoder()
const sizeOf = (part: UndoBase | UndoEntry): number => encoder.encode(JSON.stringify(part)).byteLength
