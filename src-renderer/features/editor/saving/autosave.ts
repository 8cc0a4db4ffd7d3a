import type { ArticleFields, BodyNode } from '@shared/article/article.ts'

export type Written = { readonly generation: number; readonly savedAt: string; readonly copyId: string | null }
export type SaveAnswer =
  | { readonly ok: true; readonly value: Written }
  | { readonly ok: false; readonly error: { readonly code: string } }
export type Draft = { readonly fields: ArticleFields; readonly body: BodyNode }
export type SaveStatus =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'failed'; readonly code: string }

export type AutosaveParts = {
  /** Sends one whole draft; must answer, never throw. */
  readonly send: (draft: Draft, basedOn: number) => Promise<SaveAnswer>
  readonly snapshot: () => Draft
  /** What the store holds as the page opens. */
  readonly generation: number
  readonly stored: Draft
  readonly savedAt: string | null
  readonly onStatus: (status: SaveStatus) => void
}

/** At most this long does a keystroke wait for its save to start. */
const LONGEST_WAIT_MS = 1000
const QUIET_MS = 600
const FIRST_RETRY_MS = 1000
const LONGEST_RETRY_MS = 30_000

/**
 * Saves fields and body together, one request in flight, each based on the generation the last one was acknowledged
 * with. Text typed during a save is sent after it; a failed save is tried again and its text kept.
 */
export class Autosave {
  #parts: AutosaveParts
  #snapshot: () => Draft
  #generation: number
  #acknowledged: Draft
  #savedAt: string | null
  #dirtySince: number | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #inFlight: Promise<boolean> | null = null
  #failures = 0
  #moved = false
  #failedWith: string | null = null
  #told: SaveStatus | null = null

  constructor(parts: AutosaveParts) {
    this.#parts = parts
    this.#snapshot = parts.snapshot
    this.#generation = parts.generation
    this.#acknowledged = parts.stored
    this.#savedAt = parts.savedAt
  }

  get generation(): number {
    return this.#generation
  }

  /** Whether every keystroke has been acknowledged. */
  get settled(): boolean {
    return this.#dirtySince === null && this.#inFlight === null
  }

  /** Whether the text lives on in another article since someone else saved this one first. */
  get moved(): boolean {
    return this.#moved
  }

  /** The draft the store holds, as far as this page knows. */
  get acknowledged(): Draft {
    return this.#acknowledged
  }

  /** The text changed. */
  touch(): void {
    const now = Date.now()
    this.#dirtySince ??= now
    // While the store refuses, the back-off decides when to try again.
    if (this.#inFlight || this.#failures > 0) return
    this.#tell()
    this.#wait(Math.max(0, Math.min(QUIET_MS, this.#dirtySince + LONGEST_WAIT_MS - now)))
  }

  /** Saves now whatever is unsaved; true when all of it was acknowledged. */
  async flush(): Promise<boolean> {
    if (this.#inFlight) await this.#inFlight
    while (this.#dirtySince !== null) if (!(await this.#save())) return false
    return true
  }

  /** Waits for the save on its way, so that what the store says can be compared with it. */
  async idle(): Promise<void> {
    while (this.#inFlight) await this.#inFlight
  }

  /** The store moved on with this text: the next save builds on it. */
  adopt(generation: number, stored: Draft): void {
    this.#acknowledged = stored
    this.#generation = Math.max(this.#generation, generation)
  }

  /** The screen is there (again): its text is what is saved. */
  open(): void {
    this.#snapshot = this.#parts.snapshot
    this.#tell()
  }

  /** The screen goes away: takes the last text now, goes on saving it until the store has it. */
  async close(): Promise<boolean> {
    const last = this.#snapshot()
    this.#snapshot = () => last
    return this.flush()
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#save(), ms)
  }

  #save(): Promise<boolean> {
    if (this.#inFlight) return this.#inFlight
    clearTimeout(this.#timer)
    const draft = this.#snapshot()
    this.#dirtySince = null
    const attempt = this.#send(draft)
    this.#inFlight = attempt
    this.#tell()
    return attempt
  }

  async #send(draft: Draft): Promise<boolean> {
    const answer = await this.#parts.send(draft, this.#generation)
    this.#inFlight = null
    if (!answer.ok) {
      this.#dirtySince ??= Date.now()
      this.#failedWith = answer.error.code
      this.#tell()
      this.#wait(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures++))
      return false
    }
    this.#failures = 0
    this.#failedWith = null
    this.#acknowledged = draft
    this.#generation = answer.value.generation
    this.#savedAt = answer.value.savedAt
    this.#moved ||= answer.value.copyId !== null
    this.#tell()
    if (this.#dirtySince !== null) this.#wait(Math.max(0, this.#dirtySince + QUIET_MS - Date.now()))
    return true
  }

  #tell(): void {
    const status = this.#status()
    const { kind } = this.#told ?? {}
    // Said once, not on every keystroke.
    if (kind === status.kind && (kind === 'saving' || kind === 'unsaved')) return
    this.#told = status
    this.#parts.onStatus(status)
  }

  #status(): SaveStatus {
    if (this.#inFlight) return { kind: 'saving' }
    if (this.#failedWith !== null) return { kind: 'failed', code: this.#failedWith }
    return this.#dirtySince === null ? { kind: 'saved', at: this.#savedAt } : { kind: 'unsaved' }
  }
}
