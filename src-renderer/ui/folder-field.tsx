import { FolderOpen } from 'lucide-react'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { useWords } from '../copy/words.tsx'
import { Button } from './button.tsx'
import styles from './folder-field.module.css'
import { TextField } from './text-field.tsx'

type FolderFieldProps = Omit<ComponentPropsWithRef<'input'>, 'value' | 'onChange'> & {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: string | null
  readonly value: string
  readonly onChange: (folder: string) => void
  /** The desktop's own dialog; null where a path is typed. */
  readonly onChoose: (() => Promise<string | null>) | null
}

/** A folder's path, typed or chosen. */
export function FolderField({ value, onChange, onChoose, disabled, ...rest }: FolderFieldProps) {
  const w = useWords()
  const choose = async () => {
    const folder = await onChoose?.()
    if (folder) onChange(folder)
  }
  return (
    <div className={styles.folder}>
      <TextField
        {...rest}
        className={styles.path}
        value={value}
        disabled={disabled}
        maxLength={1000}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
      {onChoose ? (
        <Button className={styles.choose} icon={<FolderOpen />} disabled={disabled} onClick={() => void choose()}>
          {w('folder.choose')}
        </Button>
      ) : null}
    </div>
  )
}
