import type { ArticleFields } from '@shared/article/article.ts'
import { X } from 'lucide-react'
import { useState } from 'react'
import type { Row, Settings } from '../../client/index.ts'
import { useLanguage, useWords } from '../../copy/index.ts'
import { DateField, IconButton, Select, TextField } from '../../ui/index.ts'
import styles from './fields-panel.module.css'
import { readKeywords } from './read-keywords.ts'

type FieldsPanelProps = {
  readonly fields: ArticleFields
  readonly settings: Settings
  readonly readOnly: boolean
  /** Other articles of the library, to relate to. */
  readonly others: readonly Row[]
  readonly onChange: (part: Partial<ArticleFields>) => void
  readonly onOpen: (id: string) => void
}

/** What belongs to the article and is not printed with it. */
export function FieldsPanel({ fields, settings, readOnly, others, onChange, onOpen }: FieldsPanelProps) {
  const w = useWords()
  const language = useLanguage()
  const [keywords, setKeywords] = useState<string | null>(null)
  const genres = settings.genres.map((genre) => ({ value: genre.id, label: genre[language] }))
  const sections = settings.sections.map((section) => ({ value: section, label: section }))
  const titleOf = (id: string) => others.find((row) => row.id === id)?.title
  return (
    <div className={styles.panel}>
      <Select
        label={w('fields.genre')}
        value={fields.genre}
        disabled={readOnly}
        options={withCurrent(genres, fields.genre)}
        onChange={(genre) => onChange({ genre })}
      />
      <Select
        label={w('fields.section')}
        value={fields.section}
        disabled={readOnly}
        options={[{ value: '', label: w('fields.section.none') }, ...withCurrent(sections, fields.section)]}
        onChange={(section) => onChange({ section })}
      />
      <TextField
        label={w('fields.place')}
        value={fields.place}
        readOnly={readOnly}
        maxLength={200}
        onChange={(event) => onChange({ place: event.target.value })}
      />
      <TextField
        label={w('fields.keywords')}
        hint={w('fields.keywords.hint')}
        readOnly={readOnly}
        value={keywords ?? fields.keywords.join(', ')}
        data-own-undo={keywords === null ? undefined : ''}
        onChange={(event) => setKeywords(event.target.value)}
        onBlur={() => {
          if (keywords !== null) onChange({ keywords: readKeywords(keywords) })
          setKeywords(null)
        }}
      />
      <div className={styles.pair}>
        <DateField
          label={w('fields.eventOn')}
          value={fields.eventOn}
          readOnly={readOnly}
          onChange={(eventOn) => onChange({ eventOn })}
        />
        <DateField
          label={w('fields.embargo')}
          value={fields.embargoUntil}
          readOnly={readOnly}
          onChange={(embargoUntil) => onChange({ embargoUntil })}
        />
      </div>
      <section className={styles.related}>
        <h2>{w('fields.related')}</h2>
        {fields.related.length === 0 ? <p className={styles.none}>{w('fields.related.none')}</p> : null}
        <ul>
          {fields.related.map((id) => (
            <li key={id}>
              <button type="button" className={styles.title} onClick={() => onOpen(id)} title={titleOf(id)}>
                {titleOf(id) ?? w('fields.related.gone')}
              </button>
              {readOnly ? null : (
                <IconButton
                  label={w('fields.related.remove', { title: titleOf(id) ?? '' })}
                  onClick={() => onChange({ related: fields.related.filter((one) => one !== id) })}
                >
                  <X />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
        {readOnly || fields.related.length >= 20 ? null : (
          <Select
            bare
            label={w('fields.related.add')}
            value=""
            options={[
              { value: '', label: `+ ${w('fields.related.add')}` },
              ...others
                .filter((row) => row.title !== '' && !fields.related.includes(row.id))
                .map((row) => ({ value: row.id, label: row.title })),
            ]}
            onChange={(id) => {
              if (id !== '') onChange({ related: [...fields.related, id] })
            }}
          />
        )}
      </section>
    </div>
  )
}

type Option = { readonly value: string; readonly label: string }

// A genre or section that settings no longer list stays with the article that has it.
function withCurrent(options: readonly Option[], value: string): readonly Option[] {
  return value === '' || options.some((option) => option.value === value)
    ? options
    : [{ value, label: value }, ...options]
}
