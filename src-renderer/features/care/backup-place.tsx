import { useState } from 'react'
import { useFolderChooser } from '../../client/index.ts'
import { isWord, useWords } from '../../copy/index.ts'
import { FolderField, Select } from '../../ui/index.ts'
import styles from './care.module.css'

type BackupPlaceProps = {
  /** Empty: the usual one. */
  readonly folder: string
  readonly usual: string
  readonly everyHours: number
  readonly canChooseFolder: boolean
  readonly canSchedule: boolean
  readonly onFolder: (folder: string) => void
  readonly onSchedule: (everyHours: number) => void
}

const HOURS = [1, 4, 8, 24, 168, 0]

/** The folder that backups go to and how often they are made; kept on leaving the box or choosing. */
export function BackupPlace(props: BackupPlaceProps) {
  const { folder, everyHours, onFolder } = props
  const w = useWords()
  const choose = useFolderChooser(props.canChooseFolder)
  const [typed, setTyped] = useState(folder)
  const keep = (next: string) => {
    setTyped(next.trim())
    if (next.trim() !== folder) onFolder(next.trim())
  }
  const nameOf = (hours: number) => {
    const named = `backup.schedule.${hours}`
    return isWord(named) ? w(named) : w('backup.schedule.hours', { n: hours })
  }
  const hours = HOURS.includes(everyHours) ? HOURS : [everyHours, ...HOURS]
  return (
    <div className={styles.place}>
      <FolderField
        label={w('backup.folder')}
        hint={w('backup.folder.hint', { folder: props.usual || w('backup.folder.usual') })}
        value={typed}
        onChange={setTyped}
        onChoose={
          choose &&
          (async () => {
            const chosen = await choose()
            if (chosen) keep(chosen)
            return chosen
          })
        }
        onBlur={() => keep(typed)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep(typed)
        }}
      />
      <Select
        label={w('backup.schedule')}
        hint={w('backup.schedule.hint')}
        value={String(everyHours)}
        disabled={!props.canSchedule}
        options={hours.map((one) => ({ value: String(one), label: nameOf(one) }))}
        onChange={(value) => props.onSchedule(Number(value))}
      />
    </div>
  )
}
