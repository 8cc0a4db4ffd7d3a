import { FileInput, FilePlus2, LibraryBig, Plus, Search, Trash2, X } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import type { Failure, Row } from '../../client/index.ts'
import { useWords } from '../../copy/index.ts'
import { Button, Empty, FailureNote, IconButton, Menu, Select, Skeleton } from '../../ui/index.ts'
import styles from './article-list.module.css'
import { ArticleRow, rowElementId } from './article-row.tsx'
import { nextRow } from './next-row.ts'
import { isSort, SORTS, type Sort, type View, viewWord } from './views.ts'

type ArticleListProps = {
  readonly rows: readonly Row[] | null
  readonly failure: Failure | null
  readonly view: View
  readonly query: string
  readonly sort: Sort
  readonly currentId: string | null
  readonly canWrite: boolean
  readonly findRef: RefObject<HTMLInputElement | null>
  readonly onOpen: (id: string) => void
  readonly onQuery: (query: string) => void
  readonly onSort: (sort: Sort) => void
  readonly onView: (view: View) => void
  readonly onNew: () => void
  readonly onBringIn: () => void
  readonly onSeeds: () => void
  readonly onEmptyTrash: () => void
  /** Focus goes into the article. */
  readonly onEnter: () => void
}

export function ArticleList(props: ArticleListProps) {
  const { rows, view, query, sort, currentId, canWrite } = props
  const w = useWords()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (currentId) document.getElementById(rowElementId(currentId))?.scrollIntoView({ block: 'nearest' })
  }, [currentId])

  const walk = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Enter') {
      event.preventDefault()
      props.onEnter()
      return
    }
    const next = nextRow(rows ?? [], currentId, event.key)
    if (!next) return
    event.preventDefault()
    props.onOpen(next)
  }

  return (
    <section className={styles.list} aria-label={w('pane.list')} data-pane="2">
      <div className={styles.header}>
        <div className={styles.find}>
          <Search aria-hidden="true" />
          <input
            ref={props.findRef}
            type="search"
            aria-label={w('list.find')}
            placeholder={w('list.find')}
            value={query}
            onChange={(event) => props.onQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && query !== '') props.onQuery('')
              if (event.key === 'ArrowDown') box.current?.focus()
            }}
          />
          {query === '' ? (
            <kbd title={w('command.palette')}>Ctrl K</kbd>
          ) : (
            <button
              type="button"
              className={styles.clear}
              aria-label={w('list.clear')}
              onClick={() => props.onQuery('')}
            >
              <X />
            </button>
          )}
        </div>
        <Menu
          trigger={
            <IconButton kind="prime" label={w('list.add')} disabled={!canWrite}>
              <Plus />
            </IconButton>
          }
          entries={[
            { id: 'new', label: w('command.new-article'), keys: 'Ctrl+N', icon: <FilePlus2 />, onChoose: props.onNew },
            { id: 'in', label: w('command.bring-in'), keys: 'Ctrl+O', icon: <FileInput />, onChoose: props.onBringIn },
            { id: 'seeds', label: w('command.load-seeds'), icon: <LibraryBig />, onChoose: props.onSeeds },
          ]}
        />
      </div>
      <div className={styles.sort}>
        <span className={styles.heading}>
          {view === 'inbox' ? w('view.inbox.heading') : w(viewWord(view))}
          {rows ? <span className={styles.count}> · {w('list.count', { n: rows.length })}</span> : null}
        </span>
        <Select
          bare
          label={w('list.sort')}
          value={sort}
          options={SORTS.map((one) => ({ value: one, label: w(`list.sort.${one}`) }))}
          onChange={(value) => {
            if (isSort(value)) props.onSort(value)
          }}
        />
      </div>
      {view === 'trash' && rows && rows.length > 0 ? (
        <div className={styles.trash}>
          <Button icon={<Trash2 />} disabled={!canWrite} onClick={props.onEmptyTrash}>
            {w('command.empty-trash')}
          </Button>
        </div>
      ) : null}
      {props.failure ? <FailureNote failure={props.failure} /> : null}
      {rows && rows.length > 0 ? (
        <div
          ref={box}
          className={styles.rows}
          role="listbox"
          tabIndex={0}
          aria-label={w(viewWord(view))}
          aria-activedescendant={
            rows.some((row) => row.id === currentId) && currentId ? rowElementId(currentId) : undefined
          }
          onKeyDown={walk}
        >
          {rows.map((row) => (
            <ArticleRow key={row.id} row={row} current={row.id === currentId} onOpen={props.onOpen} />
          ))}
        </div>
      ) : (
        <div className={styles.rows}>{rows ? <Nothing {...props} /> : <Skeleton lines={9} />}</div>
      )}
    </section>
  )
}

function Nothing({ view, query, canWrite, onView, onQuery, onNew }: ArticleListProps) {
  const w = useWords()
  if (query.trim() !== '') {
    return (
      <Empty
        title={w('list.none')}
        actions={
          <>
            {view === 'all' ? null : <Button onClick={() => onView('all')}>{w('list.none.everywhere')}</Button>}
            <Button onClick={() => onQuery('')}>{w('list.clear')}</Button>
          </>
        }
      >
        {w('list.none.more', { query: query.trim(), view: w(viewWord(view)) })}
      </Empty>
    )
  }
  if (view === 'inbox') return <Empty title={w('list.empty.inbox')}>{w('list.empty.inbox.more')}</Empty>
  if (view === 'trash') return <Empty title={w('list.empty.trash')}>{w('list.empty.trash.more')}</Empty>
  const add = view === 'draft' && canWrite ? <Button onClick={onNew}>{w('first.new')}</Button> : null
  return <Empty title={w('list.empty')} actions={add} />
}
