import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { useWords } from '../copy/words.tsx'
import { IconButton } from './button.tsx'
import { cx } from './cx.ts'
import styles from './dialog.module.css'

type DialogProps = {
  readonly title: string
  /** Beside the title, in grey. */
  readonly note?: ReactNode
  readonly aside?: ReactNode
  readonly size?: 'small' | 'medium' | 'wide' | 'large' | 'full'
  readonly footer: ReactNode
  readonly onClose: () => void
  readonly initialFocus?: RefObject<HTMLElement | null>
  /** The content reaches the edges and scrolls by itself. */
  readonly flush?: boolean
  readonly children: ReactNode
}

/** A modal dialog that is open for as long as it is rendered. */
export function Dialog({
  title,
  note,
  aside,
  size = 'small',
  footer,
  onClose,
  initialFocus,
  flush,
  children,
}: DialogProps) {
  const w = useWords()
  return (
    <Base.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={styles.veil} />
        <Base.Popup className={cx(styles.dialog, styles[size])} initialFocus={initialFocus}>
          <header className={styles.header}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            {note ? <span className={styles.note}>{note}</span> : null}
            <span className={styles.aside}>{aside}</span>
            <Base.Close render={<IconButton label={w('action.close')} keys="Esc" />}>
              <X />
            </Base.Close>
          </header>
          <div className={cx(styles.content, flush && styles.flush)}>{children}</div>
          <footer className={styles.footer}>{footer}</footer>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
