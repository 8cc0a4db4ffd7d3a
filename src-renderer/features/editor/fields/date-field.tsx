import { printDate, readDate } from '@shared/article/calendar-date.ts'
import { useEffect, useId, useState } from 'react'
import { useWords } from '../../../copy/words.tsx'
import { type DraftFields, useField } from './draft-fields.ts'
import css from './fields.module.css'

type Props = {
  readonly draft: DraftFields
  readonly name: 'updatedOn' | 'eventOn'
  readonly label: string
  readonly editable: boolean
}

/** A day shown as printed, dd/mm/yyyy, and typed as text; what is no day is told quietly and not saved. */
export function DateField({ draft, name, label, editable }: Props) {
  const words = useWords()
  const day = useField(draft, name)
  const printed = day === null ? '' : printDate(day)
  const [text, setText] = useState(printed)
  const [left, setLeft] = useState(true)
  const line = useId()
  useEffect(() => {
    setText((typed) => (readDate(typed) === day && typed !== '' ? typed : printed))
  }, [day, printed])
  const bad = text.trim() !== '' && readDate(text) === null
  const read = (typed: string) => {
    setText(typed)
    const next = typed.trim() === '' ? null : readDate(typed)
    if ((next !== null || typed.trim() === '') && next !== draft.get()[name]) draft.patch({ [name]: next })
  }
  return (
    <label className={css.date}>
      {label}{' '}
      <input
        data-field={name}
        // What is typed and no day yet is undone where it stands.
        data-own-undo={text === printed ? undefined : ''}
        value={text}
        placeholder={words('editor.dateHint')}
        readOnly={!editable}
        inputMode="numeric"
        autoComplete="off"
        aria-invalid={bad && left}
        aria-describedby={bad && left ? line : undefined}
        onFocus={() => setLeft(false)}
        onBlur={() => {
          setLeft(true)
          if (!bad) setText(printed)
        }}
        onChange={(event) => read(event.target.value)}
      />
      {bad && left && (
        <span id={line} className={css.quiet}>
          {words('editor.badDate')}
        </span>
      )}
    </label>
  )
}
