import { useEffect, useState } from 'react'
import { isSort, isView, type Sort, type View } from '../features/library/index.ts'

export type SideTab = 'info' | 'checks' | 'history'
export type Remembered = {
  readonly view: View
  readonly sort: Sort
  readonly openId: string | null
  readonly sideOpen: boolean
  readonly tab: SideTab
}

/** What the window looks like when it opens again: shelf, order, article, panes. */
export function useRemembered(): readonly [Remembered, (part: Partial<Remembered>) => void] {
  const [remembered, setRemembered] = useState<Remembered>(recall)
  useEffect(() => {
    try {
      localStorage.setItem(KEY, JSON.stringify(remembered))
    } catch {
      // A window that may not remember works all the same.
    }
  }, [remembered])
  return [remembered, (part) => setRemembered((before) => ({ ...before, ...part }))]
}

/** Reads what was kept, each part for itself; anything foreign becomes the usual. */
export function readRemembered(text: string | null): Remembered {
  const kept = parse(text)
  const { view, sort, openId, sideOpen, tab } = kept
  return {
    view: typeof view === 'string' && isView(view) ? view : 'inbox',
    sort: typeof sort === 'string' && isSort(sort) ? sort : 'newest',
    openId: typeof openId === 'string' ? openId : null,
    sideOpen: typeof sideOpen === 'boolean' ? sideOpen : true,
    tab: tab === 'info' || tab === 'history' ? tab : 'checks',
  }
}

const KEY = 'toa-soan.window'

function recall(): Remembered {
  try {
    return readRemembered(localStorage.getItem(KEY))
  } catch {
    return readRemembered(null)
  }
}

function parse(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
