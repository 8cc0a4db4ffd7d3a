/** What a working process tells before it does something and when it was acknowledged: one line of JSON each. */
export type Told =
  | { readonly kind: 'ready' }
  | { readonly kind: 'opened' }
  /** The text of an article is about to become this one. */
  | { readonly kind: 'asked'; readonly id: string; readonly hash: string }
  /** `decisions`: how long the history is now. */
  | {
      readonly kind: 'saved'
      readonly id: string
      readonly hash: string
      readonly generation: number
      readonly decisions: number
    }
  | { readonly kind: 'going'; readonly id: string }
  | { readonly kind: 'gone'; readonly id: string }
  | { readonly kind: 'version'; readonly id: string; readonly version: string; readonly name: string | null }
  | { readonly kind: 'undo'; readonly id: string }
  | { readonly kind: 'photo'; readonly media: string }
  | { readonly kind: 'configAsked'; readonly address: string }
  | { readonly kind: 'config'; readonly address: string }
  | { readonly kind: 'backup'; readonly file: string }
  | { readonly kind: 'merged' }
  | { readonly kind: 'trouble'; readonly operation: string; readonly said: string }

/** What the parent asks a waiting process to do. */
export type Task = {
  readonly dir: string
  readonly seed: number
  /** The store's disk call in which the process kills itself; null leaves it to the parent. */
  readonly killAt: number | null
  readonly moment: 'before' | 'half' | 'after'
  /** A backup of a colleague's library, to be merged. */
  readonly backup: string
  /** The articles in it: nobody here works on them. */
  readonly colleagues: readonly string[]
  /** Where the clock of this process begins. */
  readonly startAt: number
}
