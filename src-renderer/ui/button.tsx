import type { ComponentPropsWithRef, ReactNode } from 'react'
import styles from './button.module.css'
import { cx } from './cx.ts'

export type ButtonKind = 'plain' | 'prime' | 'quiet' | 'danger' | 'link'
type ButtonProps = ComponentPropsWithRef<'button'> & {
  readonly kind?: ButtonKind
  readonly icon?: ReactNode
  /** Waiting for an answer: keeps focus, refuses a second press. */
  readonly busy?: boolean
}

export function Button({ kind = 'plain', icon, busy, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      className={cx(styles.button, styles[kind], className)}
      onClick={busy ? undefined : onClick}
    >
      {icon}
      {children}
    </button>
  )
}

type IconButtonProps = ComponentPropsWithRef<'button'> & {
  /** Read aloud and shown as the tooltip. */
  readonly label: string
  readonly keys?: string
  readonly kind?: 'plain' | 'prime' | 'quiet'
  readonly pressed?: boolean
}

export function IconButton({ label, keys, kind = 'quiet', pressed, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={keys ? `${label} (${keys})` : label}
      {...rest}
      aria-pressed={pressed}
      className={cx(styles.square, styles[kind], className)}
    />
  )
}
