import { ArchiveRestore, FileInput, FilePlus2, LibraryBig } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../../copy/index.ts'
import styles from './first-run.module.css'

type FirstRunProps = {
  readonly canWrite: boolean
  readonly onNew: () => void
  readonly onBringIn: () => void
  readonly onSeeds: () => void
  readonly onRestore: () => void
}

/** What an empty library offers. */
export function FirstRun({ canWrite, onNew, onBringIn, onSeeds, onRestore }: FirstRunProps) {
  const w = useWords()
  const card = (icon: ReactNode, title: string, more: string, onChoose: () => void) => (
    <li>
      <button type="button" className={styles.card} disabled={!canWrite} onClick={onChoose}>
        {icon}
        <span>
          <b>{title}</b>
          <span>{more}</span>
        </span>
      </button>
    </li>
  )
  return (
    <div className={styles.page}>
      <h1>{w('first.title')}</h1>
      <p>{w('first.more')}</p>
      <ul>
        {card(<FilePlus2 aria-hidden="true" />, w('first.new'), w('first.new.more'), onNew)}
        {card(<FileInput aria-hidden="true" />, w('first.bringIn'), w('first.bringIn.more'), onBringIn)}
        {card(<LibraryBig aria-hidden="true" />, w('first.seeds'), w('first.seeds.more'), onSeeds)}
        {card(<ArchiveRestore aria-hidden="true" />, w('first.restore'), w('first.restore.more'), onRestore)}
      </ul>
    </div>
  )
}
