import type { State } from '@shared/article/decision.ts'
import { useWords } from '../copy/words.tsx'
import { cx } from './cx.ts'
import styles from './state-badge.module.css'

const GLYPHS: Readonly<Record<State, string>> = {
  draft: '○',
  waiting: '◐',
  editing: '◑',
  returned: '↩',
  approved: '✓',
  exported: '⇩',
  published: '●',
}

/** The state's shape alone; its word stands beside it. */
export function StateGlyph({ state }: { readonly state: State }) {
  return (
    <span aria-hidden="true" className={cx(styles.glyph, styles[state])}>
      {GLYPHS[state]}
    </span>
  )
}

type StateBadgeProps = {
  readonly state: State
  /** What follows the word: why it was returned. */
  readonly more?: string | null
}

export function StateBadge({ state, more }: StateBadgeProps) {
  const w = useWords()
  return (
    <span className={cx(styles.badge, styles[state])} title={more ?? undefined}>
      <span aria-hidden="true">{GLYPHS[state]}</span>
      <span className={styles.word}>
        {w(`state.${state}`)}
        {more ? ` · ${more}` : null}
      </span>
    </span>
  )
}
