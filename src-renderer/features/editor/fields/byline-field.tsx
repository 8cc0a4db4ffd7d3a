import type { Byline } from '@shared/article/article.ts'
import { printByline, readByline } from '@shared/article/byline.ts'
import { useEffect, useState } from 'react'
import { useWords } from '../../../copy/words.tsx'
import { type DraftFields, useField } from './draft-fields.ts'
import css from './fields.module.css'

type Props = { readonly draft: DraftFields; readonly editable: boolean }
const NOBODY: Byline = { name: '', role: '', organisation: '' }

/** The byline typed as it prints, at the right; its persons can be set apart underneath. */
export function BylineField({ draft, editable }: Props) {
  const words = useWords()
  const bylines = useField(draft, 'bylines')
  const printedByline = useField(draft, 'printedByline')
  const printed = printByline({ bylines, printedByline })
  const [text, setText] = useState(printed)
  const [open, setOpen] = useState(false)
  useEffect(() => setText((typed) => (typed.replace(/\s+/gu, ' ').trim() === printed ? typed : printed)), [printed])

  const typeLine = (line: string) => {
    setText(line)
    const read = readByline(line)
    const built = printByline({ bylines: [...read.bylines], printedByline: null })
    draft.patch({ bylines: [...read.bylines], printedByline: built === read.printed ? null : read.printed })
  }
  const setPersons = (next: readonly Byline[]) => draft.patch({ bylines: [...next], printedByline: null })

  return (
    <div className={css.bylineArea}>
      <div className={css.bylineLine}>
        {editable && (
          <button type="button" className={css.quietButton} aria-expanded={open} onClick={() => setOpen(!open)}>
            {words('editor.bylineParts')}
          </button>
        )}
        <textarea
          className={css.byline}
          data-field="bylines"
          rows={1}
          aria-label={words('editor.bylineLabel')}
          placeholder={words('editor.byline')}
          maxLength={300}
          readOnly={!editable}
          spellCheck={false}
          value={text}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault()
          }}
          onChange={(event) => typeLine(event.target.value.replace(/\n/g, ' '))}
        />
      </div>
      {open && editable && <Persons bylines={bylines} override={printedByline !== null} onChange={setPersons} />}
    </div>
  )
}

type PersonsProps = {
  readonly bylines: readonly Byline[]
  readonly override: boolean
  readonly onChange: (next: readonly Byline[]) => void
}

function Persons({ bylines, override, onChange }: PersonsProps) {
  const words = useWords()
  const persons = bylines.length === 0 ? [NOBODY] : bylines
  const change = (index: number, part: Partial<Byline>) =>
    onChange(persons.map((person, at) => (at === index ? { ...person, ...part } : person)))
  const labels = {
    name: words('editor.bylineName'),
    role: words('editor.bylineRole'),
    organisation: words('editor.bylineOrganisation'),
  }
  const longest = { name: 120, role: 60, organisation: 200 }
  return (
    <div className={css.persons}>
      {persons.map((person, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a person has no other identity than their place in the line
        <div className={css.person} key={index}>
          {(['name', 'role', 'organisation'] as const).map((part) => (
            <input
              key={part}
              aria-label={labels[part]}
              placeholder={labels[part]}
              maxLength={longest[part]}
              value={person[part]}
              onChange={(event) => change(index, { [part]: event.target.value })}
            />
          ))}
          <button
            type="button"
            className={css.quietButton}
            aria-label={words('editor.bylineRemove', { name: person.name })}
            onClick={() => onChange(persons.filter((_, at) => at !== index))}
          >
            ×
          </button>
        </div>
      ))}
      <div className={css.personActs}>
        <button
          type="button"
          className={css.quietButton}
          disabled={persons.length >= 20}
          onClick={() => onChange([...persons, NOBODY])}
        >
          {words('editor.bylineAdd')}
        </button>
        {override && (
          <button type="button" className={css.quietButton} onClick={() => onChange(persons)}>
            {words('editor.bylineFromParts')}
          </button>
        )}
      </div>
    </div>
  )
}
