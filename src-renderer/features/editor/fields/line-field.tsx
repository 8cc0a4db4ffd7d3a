import type { ClipboardEvent, KeyboardEvent } from 'react'
import { cleanLine, countBlocks } from '../paste/clean-paste.ts'
import { PAGE_BLOCKS } from '../paste/page-paste.ts'
import { type DraftFields, useField } from './draft-fields.ts'
import css from './fields.module.css'

type Props = {
  readonly draft: DraftFields
  readonly name: 'title' | 'sapo' | 'source'
  readonly label: string
  readonly placeholder: string
  readonly longest: number
  readonly editable: boolean
  readonly onNext: () => void
  /** Answers true when the pasted page is taken elsewhere. */
  readonly onPastePage?: (pasted: { html: string; text: string }) => boolean
}

/** A printed line typed where it prints; grows with its text, Enter goes on to the next. */
export function LineField({ draft, name, label, placeholder, longest, editable, onNext, onPastePage }: Props) {
  const text = useField(draft, name)
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter that ends a composition belongs to the input method.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    onNext()
  }
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = { html: event.clipboardData.getData('text/html'), text: event.clipboardData.getData('text/plain') }
    if (pasted.text === '') return
    event.preventDefault()
    if (countBlocks(pasted) >= PAGE_BLOCKS && onPastePage?.(pasted)) return
    // insertText keeps the field's own undo.
    document.execCommand('insertText', false, cleanLine(pasted.text))
  }
  return (
    <textarea
      className={css[name]}
      data-field={name}
      aria-label={label}
      placeholder={placeholder}
      maxLength={longest}
      rows={1}
      spellCheck={false}
      readOnly={!editable}
      value={text}
      onChange={(event) => draft.patch({ [name]: event.target.value.replace(/\n/g, ' ') })}
      onBlur={() => {
        const tidy = draft.get()[name].normalize('NFC')
        if (tidy !== draft.get()[name]) draft.patch({ [name]: tidy })
      }}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
    />
  )
}
