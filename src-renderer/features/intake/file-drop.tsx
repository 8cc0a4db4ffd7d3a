import { FileInput } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../copy/index.ts'
import styles from './file-drop.module.css'

type FileDropProps = { readonly enabled: boolean; readonly onFiles: (files: readonly File[]) => void }

/** Texts dropped anywhere on the window come in; pictures are left to the article under the pointer. */
export function FileDrop({ enabled, onFiles }: FileDropProps) {
  const w = useWords()
  const [over, setOver] = useState(false)
  const hand = useRef(onFiles)
  hand.current = onFiles
  useEffect(() => {
    const carriesText = (event: DragEvent) => {
      const items = [...(event.dataTransfer?.items ?? [])].filter((item) => item.kind === 'file')
      return items.length > 0 && items.some((item) => !item.type.startsWith('image/'))
    }
    const drag = (event: DragEvent) => {
      if (!carriesText(event)) return
      event.preventDefault()
      event.stopPropagation()
      if (event.dataTransfer) event.dataTransfer.dropEffect = enabled ? 'copy' : 'none'
      setOver(enabled)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      if (!carriesText(event)) {
        // A picture beside the article must not replace the window.
        if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
        return
      }
      event.preventDefault()
      event.stopPropagation()
      if (enabled) hand.current([...(event.dataTransfer?.files ?? [])])
    }
    const keep = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    window.addEventListener('dragover', drag, true)
    window.addEventListener('dragover', keep)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop, true)
    return () => {
      window.removeEventListener('dragover', drag, true)
      window.removeEventListener('dragover', keep)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop, true)
    }
  }, [enabled])
  return over ? (
    <div className={styles.over}>
      <div className={styles.card}>
        <FileInput aria-hidden="true" />
        {w('intake.drop')}
      </div>
    </div>
  ) : null
}
