import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode, Ref } from 'react'
import styles from './tabs.module.css'

type Tab<Id extends string> = {
  readonly id: Id
  readonly label: string
  /** A count that asks for attention. */
  readonly alert?: number
  readonly panel: ReactNode
}

type TabsProps<Id extends string> = {
  readonly tabs: readonly Tab<Id>[]
  readonly current: Id
  readonly onChange: (id: Id) => void
  readonly label: string
  /** The tab that is open. */
  readonly currentRef?: Ref<HTMLElement> | undefined
}

export function Tabs<Id extends string>({ tabs, current, onChange, label, currentRef }: TabsProps<Id>) {
  return (
    <Base.Root className={styles.root} value={current} onValueChange={(value: Id) => onChange(value)}>
      <Base.List className={styles.list} aria-label={label} activateOnFocus>
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.id}
            ref={tab.id === current ? currentRef : undefined}
            value={tab.id}
            className={styles.tab}
          >
            {tab.label}
            {tab.alert ? <b className={styles.alert}>{tab.alert}</b> : null}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.id} value={tab.id} className={styles.panel}>
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
