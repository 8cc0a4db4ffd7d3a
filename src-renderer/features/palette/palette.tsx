import { Dialog as Base } from '@base-ui/react/dialog'
import { CornerDownLeft, Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Row } from '../../client/index.ts'
import { useWords } from '../../copy/index.ts'
import { StateGlyph } from '../../ui/index.ts'
import { matchFolded } from './match.ts'
import styles from './palette.module.css'

export type PaletteCommand = {
  readonly id: string
  readonly label: string
  readonly keys?: string
  readonly run: () => void
}

type PaletteProps = {
  readonly commands: readonly PaletteCommand[]
  readonly articles: readonly Row[]
  readonly onOpen: (id: string) => void
  readonly onClose: () => void
}

type Entry = { readonly key: string; readonly run: () => void } & (
  | { readonly command: PaletteCommand }
  | { readonly row: Row }
)

/** Finds every command and every article by words, with or without diacritics. */
export function Palette({ commands, articles, onOpen, onClose }: PaletteProps) {
  const w = useWords()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const foundCommands = matchFolded(commands, (command) => command.label, query, query === '' ? 8 : 6)
  const foundArticles = matchFolded(articles, (row) => `${row.title} ${row.byline}`, query, query === '' ? 5 : 12)
  const entries: readonly Entry[] = [
    ...foundCommands.map((command): Entry => ({ key: `command-${command.id}`, run: command.run, command })),
    ...foundArticles.map((row): Entry => ({ key: `article-${row.id}`, run: () => onOpen(row.id), row })),
  ]
  const current = Math.min(at, entries.length - 1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen line is found in the page, again whenever it changes.
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current, query])

  const choose = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    entry.run()
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const by = event.key === 'ArrowDown' ? 1 : -1
      setAt((current + by + entries.length) % Math.max(1, entries.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      choose(entries[current])
    }
  }
  const heading = (index: number) => {
    if (index === 0 && foundCommands.length > 0) return w('palette.commands')
    return index === foundCommands.length ? w('palette.articles') : null
  }

  return (
    <Base.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={styles.veil} />
        <Base.Popup className={styles.palette} aria-label={w('palette.title')} initialFocus={input}>
          <div className={styles.find}>
            <Search aria-hidden="true" />
            <input
              ref={input}
              role="combobox"
              aria-expanded="true"
              aria-controls="palette-list"
              aria-activedescendant={entries[current] ? `palette-${entries[current].key}` : undefined}
              aria-label={w('palette.title')}
              placeholder={w('palette.placeholder')}
              value={query}
              onChange={(event) => {
                setQuery(event.target.value)
                setAt(0)
              }}
              onKeyDown={press}
            />
            <kbd>Esc</kbd>
          </div>
          <div
            ref={list}
            id="palette-list"
            className={styles.list}
            role="listbox"
            aria-label={w('palette.title')}
            tabIndex={-1}
          >
            {entries.map((entry, index) => (
              <div key={entry.key} role="presentation">
                {heading(index) ? (
                  <div className={styles.heading} role="presentation">
                    {heading(index)}
                  </div>
                ) : null}
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: the box above answers the keys. */}
                <div
                  id={`palette-${entry.key}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === current}
                  className={styles.entry}
                  onMouseMove={() => setAt(index)}
                  onClick={() => choose(entry)}
                >
                  {'command' in entry ? <CommandLine command={entry.command} /> : <ArticleLine row={entry.row} />}
                </div>
              </div>
            ))}
          </div>
          {entries.length === 0 ? (
            <p className={styles.none} role="status">
              {w('palette.none', { query })}
            </p>
          ) : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

function CommandLine({ command }: { readonly command: PaletteCommand }) {
  return (
    <>
      <CornerDownLeft aria-hidden="true" />
      <span className={styles.name}>{command.label}</span>
      {command.keys ? <kbd>{command.keys}</kbd> : null}
    </>
  )
}

function ArticleLine({ row }: { readonly row: Row }) {
  const w = useWords()
  return (
    <>
      <StateGlyph state={row.state} />
      <span className={styles.name}>{row.title || w('list.untitled')}</span>
      <span className={styles.by}>{row.byline}</span>
    </>
  )
}
