import { STATES } from '@shared/article/decision.ts'
import { Files, Inbox, Menu as MenuIcon, Settings, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { printNumber, useLanguage, useWords } from '../../copy/index.ts'
import { IconButton, Menu, type MenuEntry, StateGlyph } from '../../ui/index.ts'
import styles from './nav.module.css'
import { isStateView, type View, viewWord } from './views.ts'

type NavProps = {
  readonly view: View
  readonly counts: Readonly<Record<string, number>>
  readonly onView: (view: View) => void
  readonly onSettings: () => void
  /** The commands of the native menu, for the doors that have none. */
  readonly menu: readonly MenuEntry[] | null
  readonly me: ReactNode
}

const VIEWS: readonly View[] = ['inbox', ...STATES]

export function Nav({ view, counts, onView, onSettings, menu, me }: NavProps) {
  const w = useWords()
  const language = useLanguage()
  const item = (one: View) => (
    <li key={one}>
      <button
        type="button"
        className={styles.item}
        aria-current={view === one ? 'page' : undefined}
        onClick={() => onView(one)}
      >
        {isStateView(one) ? <StateGlyph state={one} /> : GLYPHS[one]}
        {w(viewWord(one))}
        {counts[one] ? <b>{printNumber(counts[one], language)}</b> : null}
      </button>
    </li>
  )
  return (
    <nav className={styles.nav} aria-label={w('pane.nav')} data-pane="1">
      <div className={styles.brand}>
        <h1>{w('app.name')}</h1>
        {menu ? (
          <Menu
            align="start"
            entries={menu}
            trigger={
              <IconButton label={w('app.menu')}>
                <MenuIcon />
              </IconButton>
            }
          />
        ) : null}
      </div>
      <ul>{VIEWS.map(item)}</ul>
      <hr className={styles.line} />
      <ul>
        {item('all')}
        {item('trash')}
        <li>
          <button type="button" className={styles.item} onClick={onSettings}>
            <Settings aria-hidden="true" />
            {w('view.settings')}
          </button>
        </li>
      </ul>
      <div className={styles.me}>{me}</div>
    </nav>
  )
}

const GLYPHS = {
  inbox: <Inbox aria-hidden="true" />,
  all: <Files aria-hidden="true" />,
  trash: <Trash2 aria-hidden="true" />,
} as const
