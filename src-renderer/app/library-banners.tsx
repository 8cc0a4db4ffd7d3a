import { useState } from 'react'
import type { Session } from '../client/index.ts'
import { useWords } from '../copy/index.ts'
import { Banner, Button } from '../ui/index.ts'
import styles from './newsroom-window.module.css'

type LibraryBannersProps = { readonly session: Session; readonly onOpen: (id: string) => void }

/** Why the library is read-only here, and what was saved from a crash: over the panes for as long as it holds. */
export function LibraryBanners({ session, onOpen }: LibraryBannersProps) {
  const w = useWords()
  const [seen, setSeen] = useState(false)
  const { readOnly, lockedBy } = session.library
  const recovered = session.recovered
  const first = recovered[0]
  if (!readOnly && (seen || !first)) return null
  return (
    <div className={styles.banners}>
      {readOnly ? (
        <Banner kind="warn">
          {w(`banner.${readOnly}`, { by: lockedBy ? ` (${lockedBy})` : '', n: session.library.missing })}
        </Banner>
      ) : null}
      {first && !seen ? (
        <Banner
          kind="info"
          actions={
            <>
              <Button kind="link" onClick={() => onOpen(first.id)}>
                {w('banner.recovered.open')}
              </Button>
              <Button onClick={() => setSeen(true)}>{w('banner.recovered.seen')}</Button>
            </>
          }
        >
          {w('banner.recovered', { n: recovered.length })}
        </Banner>
      ) : null}
    </div>
  )
}
