import type { Editor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import { useWords } from '../../../copy/words.tsx'
import { wordsIn } from '../body/body-snapshot.ts'
import css from './toolbar.module.css'

/** Vietnamese syllables a reader takes in per minute, silently. */
const PER_MINUTE = 230
const QUIET_MS = 250

/** Words and minutes of reading, counted after a pause so that no keystroke waits for it. */
export function WordCount({ editor }: { readonly editor: Editor }) {
  const words = useWords()
  const [count, setCount] = useState(() => wordsIn(editor.state.doc))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let seen = editor.state.doc
    const later = () => {
      if (editor.state.doc === seen) return
      seen = editor.state.doc
      clearTimeout(timer)
      timer = setTimeout(() => setCount(wordsIn(editor.state.doc)), QUIET_MS)
    }
    editor.on('transaction', later)
    return () => {
      clearTimeout(timer)
      editor.off('transaction', later)
    }
  }, [editor])
  const minutes = Math.max(1, Math.round(count / PER_MINUTE))
  return (
    <span className={css.count} title={words('editor.readingTime', { minutes })}>
      {words('editor.words', { words: count })} · {minutes}′
    </span>
  )
}
