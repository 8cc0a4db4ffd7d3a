import { Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './notice.module.css'

type BannerProps = {
  readonly kind: 'info' | 'warn' | 'error'
  readonly children: ReactNode
  readonly actions?: ReactNode
  /** Its figures move all the time: not read aloud at every step. */
  readonly counting?: boolean
}

/** A line across a pane that stays until its cause is gone. */
export function Banner({ kind, children, actions, counting }: BannerProps) {
  return (
    <div
      className={cx(styles.banner, styles[kind])}
      role={kind === 'error' ? 'alert' : 'status'}
      aria-live={counting ? 'off' : undefined}
    >
      {kind === 'info' ? <Info aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
      <div className={styles.text}>{children}</div>
      {actions ? <div className={styles.acts}>{actions}</div> : null}
    </div>
  )
}

type EmptyProps = {
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  readonly picture?: ReactNode
}

/** What a pane shows when it has nothing to show: why, and what can be done. */
export function Empty({ title, children, actions, picture }: EmptyProps) {
  return (
    <div className={styles.empty}>
      {picture ? (
        <div className={styles.picture} aria-hidden="true">
          {picture}
        </div>
      ) : null}
      <h2>{title}</h2>
      {children ? <div className={styles.more}>{children}</div> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  )
}

/** Grey bars in the place of text that is on its way. */
export function Skeleton({ lines }: { readonly lines: number }) {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      {Array.from({ length: lines }, (_, at) => `bar-${at}`).map((key) => (
        <span key={key} />
      ))}
    </div>
  )
}
