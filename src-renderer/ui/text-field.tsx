import { printDate, readDate } from '@shared/article/calendar-date.ts'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { useId, useState } from 'react'
import { useWords } from '../copy/words.tsx'
import { cx } from './cx.ts'
import styles from './text-field.module.css'

type Common = {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: string | null | undefined
  /** What stands in it is not taken over yet: undo belongs to the field itself. */
  readonly 'data-own-undo'?: string | undefined
}

type TextFieldProps = Common &
  ComponentPropsWithRef<'input'> & {
    /** The label is read aloud and stands in the empty box. */
    readonly inside?: boolean
  }

export function TextField({ label, hint, error, className, inside, ...rest }: TextFieldProps) {
  const id = useId()
  return (
    <div className={cx(styles.field, className)}>
      <label htmlFor={id} className={inside ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <input
        id={id}
        placeholder={inside ? label : undefined}
        className={styles.control}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-hint` : undefined}
        {...rest}
      />
      <Hint id={`${id}-hint`} hint={hint} error={error} />
    </div>
  )
}

export function TextArea({ label, hint, error, className, ...rest }: Common & ComponentPropsWithRef<'textarea'>) {
  const id = useId()
  return (
    <div className={cx(styles.field, className)}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className={styles.control}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-hint` : undefined}
        {...rest}
      />
      <Hint id={`${id}-hint`} hint={hint} error={error} />
    </div>
  )
}

type DateFieldProps = Common & {
  /** `YYYY-MM-DD`, or null for no day. */
  readonly value: string | null
  readonly onChange: (day: string | null) => void
  readonly disabled?: boolean
  readonly readOnly?: boolean
}

/** A day typed as it is printed, dd/mm/yyyy; told to the owner on leaving the field when the calendar has it. */
export function DateField({ value, onChange, label, hint, disabled, readOnly }: DateFieldProps) {
  const w = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? (value ? printDate(value) : '')
  const wrong = typed !== null && typed.trim() !== '' && readDate(typed) === null
  const leave = () => {
    if (typed === null || wrong) return
    const day = typed.trim() === '' ? null : readDate(typed)
    if (day !== value) onChange(day)
    setTyped(null)
  }
  return (
    <TextField
      label={label}
      hint={hint}
      error={wrong ? w('field.dateWrong') : null}
      inputMode="numeric"
      placeholder={w('field.datePlaceholder')}
      value={text}
      data-own-undo={typed === null ? undefined : ''}
      disabled={disabled}
      readOnly={readOnly}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave()
      }}
    />
  )
}

type SelectProps = Common & {
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
  readonly disabled?: boolean
  /** The label is read aloud but not shown. */
  readonly bare?: boolean
}

export function Select({ label, hint, value, options, onChange, disabled, bare }: SelectProps) {
  const id = useId()
  return (
    <div className={cx(styles.field, bare && styles.bare)}>
      <label htmlFor={id} className={bare ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <select
        id={id}
        className={cx(styles.control, styles.select)}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Hint id={`${id}-hint`} hint={hint} />
    </div>
  )
}

type CheckboxProps = {
  readonly label: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean
}

export function Checkbox({ label, checked, onChange, disabled }: CheckboxProps) {
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  )
}

function Hint({
  id,
  hint,
  error,
}: {
  readonly id: string
  readonly hint?: ReactNode
  readonly error?: string | null | undefined
}) {
  if (error) {
    return (
      <p id={id} className={styles.error}>
        {error}
      </p>
    )
  }
  return hint ? (
    <p id={id} className={styles.hint}>
      {hint}
    </p>
  ) : null
}
