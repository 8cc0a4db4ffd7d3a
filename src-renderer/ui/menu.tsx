import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import styles from './menu.module.css'

export type MenuEntry =
  | {
      readonly id: string
      readonly label: string
      readonly keys?: string
      readonly icon?: ReactNode
      readonly disabled?: boolean
      readonly checked?: boolean
      readonly onChoose: () => void
    }
  | { readonly id: string; readonly line: true }
  | { readonly id: string; readonly heading: string }

type MenuProps = {
  /** The button that opens it. */
  readonly trigger: ReactElement
  readonly entries: readonly MenuEntry[]
  readonly align?: 'start' | 'end'
  readonly side?: 'bottom' | 'top'
}

export function Menu({ trigger, entries, align = 'end', side = 'bottom' }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} align={align} side={side} sideOffset={4}>
          <Base.Popup className={styles.menu}>{entries.map(entryOf)}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function entryOf(entry: MenuEntry) {
  if ('line' in entry) return <Base.Separator key={entry.id} className={styles.line} />
  if ('heading' in entry) {
    return (
      <div key={entry.id} className={styles.heading} role="presentation">
        {entry.heading}
      </div>
    )
  }
  return (
    <Base.Item key={entry.id} className={styles.item} disabled={entry.disabled} onClick={entry.onChoose}>
      <span className={styles.icon}>{entry.checked ? <Check /> : entry.icon}</span>
      <span className={styles.label}>{entry.label}</span>
      {entry.keys ? <kbd className={styles.keys}>{entry.keys}</kbd> : null}
    </Base.Item>
  )
}
