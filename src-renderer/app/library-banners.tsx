import type { Session } from '../client/index.ts'
import { useWords } from '../copy/index.ts'
import { Banner } from '../ui/index.ts'
import styles from './newsroom-window.module.css'
import { ReadOnlyBanner } from './read-only-banner.tsx'
import { RecoveredBanner } from './recovered-banner.tsx'
import { useLasting } from './use-lasting.ts'
import { useWorkNews } from './use-work-news.ts'
import { WorkBanners } from './work-banners.tsx'

type LibraryBannersProps = {
  readonly session: Session
  /** An article is open. */
  readonly writing: boolean
  /** A dialog shows the long work itself. */
  readonly careIsOpen: boolean
  readonly onOpen: (id: string) => void
  readonly onCommand: (command: string) => void
}

const LASTING_MS = 1000

/** Why the library is read-only here, what was saved from a crash, what takes long: over the panes for as long as it holds. */
export function LibraryBanners({ session, writing, careIsOpen, onOpen, onCommand }: LibraryBannersProps) {
  const w = useWords()
  const { readOnly, indexing } = session.library
  const indexingLasts = useLasting(indexing !== null, LASTING_MS)
  useWorkNews(careIsOpen)
  return (
    <div className={styles.banners}>
      {readOnly ? (
        <ReadOnlyBanner reason={readOnly} library={session.library} writing={writing} onCommand={onCommand} />
      ) : null}
      <RecoveredBanner recovered={session.recovered} onOpen={onOpen} onDetails={() => onCommand('library-care')} />
      {indexing && indexingLasts ? (
        <Banner kind="info" counting>
          {w('banner.indexing', indexing)}
        </Banner>
      ) : null}
      {careIsOpen ? null : <WorkBanners onCommand={onCommand} />}
    </div>
  )
}
